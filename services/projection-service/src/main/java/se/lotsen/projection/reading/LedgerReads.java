package se.lotsen.projection.reading;

import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.model.CountOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.FactKind;
import se.lotsen.projection.sink.Collections;
import se.lotsen.projection.sink.Filed;
import se.lotsen.projection.sink.Filings;

/**
 * Reads the filed ledger. Every query names the leading fields of an index and goes on in its
 * order, so that the store reads little more than it answers, however large the project is.
 */
@Component
public class LedgerReads {
  private static final String ID = "_id";

  private final MongoTemplate mongo;

  public LedgerReads(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  public Optional<Filed> entry(String id) {
    return find(new Document(ID, id), new Document(), 1).stream().findFirst();
  }

  /** All entries of a project, by kind and then in their order. */
  public Walk<Filed> all(ProjectId project) {
    return new Walk<>(
        (last, most) -> {
          var order = ascending(Filed.KIND, Filed.ORDER);
          if (last == null) {
            return find(of(project), order, most);
          }
          var kind = last.entry().kind();
          var found =
              find(
                  of(project, kind).append(Filed.ORDER, after(last.order())),
                  ascending(Filed.ORDER),
                  most);
          if (found.size() < most) {
            found.addAll(
                find(
                    of(project).append(Filed.KIND, after(kind.value())),
                    order,
                    most - found.size()));
          }
          return found;
        });
  }

  /** The entries of one kind in their order, within the bounds, after a place in it if given. */
  public Walk<Filed> inOrder(
      ProjectId project, FactKind kind, Bounds bounds, @Nullable String after) {
    return new Walk<>(
        (last, most) ->
            find(
                bounds.on(of(project, kind), last == null ? after : last.order()),
                ascending(Filed.ORDER),
                most));
  }

  /**
   * The entries of one kind, all of one client or participant together and each one's in their
   * order, after a place if given.
   */
  public Walk<Filed> together(
      Whose whose, ProjectId project, FactKind kind, @Nullable Place after) {
    return new Walk<>(
        (last, most) -> {
          var place = last == null ? after : new Place(whose.of(last), last.order());
          var found =
              place == null ? new ArrayList<Filed>() : ofOne(whose, project, kind, place, most);
          if (found.size() < most) {
            found.addAll(
                find(
                    of(project, kind)
                        .append(whose.field(), after(place == null ? "" : place.whose())),
                    ascending(whose.field(), Filed.ORDER),
                    most - found.size()));
          }
          return found;
        });
  }

  /** The entries of one client or participant in their order, after a place if that is given. */
  public Walk<Filed> ofOne(
      Whose whose, ProjectId project, FactKind kind, String who, @Nullable String after) {
    return new Walk<>(
        (last, most) ->
            ofOne(
                whose,
                project,
                kind,
                new Place(who, last != null ? last.order() : after == null ? "" : after),
                most));
  }

  private List<Filed> ofOne(Whose whose, ProjectId project, FactKind kind, Place place, int most) {
    return find(
        of(project, kind)
            .append(whose.field(), place.whose())
            .append(Filed.ORDER, after(place.order())),
        ascending(Filed.ORDER),
        most);
  }

  /** The entries of one kind that were filed after a position and up to another, as filed. */
  public Walk<Filed> asFiled(ProjectId project, FactKind kind, long after, long through) {
    return new Walk<>(
        (last, most) ->
            find(
                between(of(project, kind), last == null ? after : last.position(), through),
                ascending(Filed.POSITION),
                most));
  }

  /** How many entries of one kind were filed so; told as {@code most} where there are more. */
  public long countFiled(ProjectId project, FactKind kind, long after, long through, int most) {
    return Optional.ofNullable(
            mongo.execute(
                Collections.LEDGER,
                ledger ->
                    ledger.countDocuments(
                        between(of(project, kind), after, through),
                        new CountOptions().limit(most))))
        .orElseThrow();
  }

  private static Document between(Document filter, long after, long through) {
    return filter.append(Filed.POSITION, new Document("$gt", after).append("$lte", through));
  }

  /**
   * The first project and kind of which there are entries, or the next after another: one project
   * after the other, without looking at what lies in between.
   */
  public Optional<Filings.Kind> nextKind(Filings.@Nullable Kind last) {
    var order = ascending(Filed.PROJECT, Filed.KIND);
    if (last != null) {
      var sameProject =
          find(of(last.project()).append(Filed.KIND, after(last.fact().value())), order, 1);
      if (!sameProject.isEmpty()) {
        return Optional.of(Filings.Kind.of(sameProject.getFirst()));
      }
    }
    var next = new Document(Filed.PROJECT, after(last == null ? "" : last.project().value()));
    return find(next, order, 1).stream().map(Filings.Kind::of).findFirst();
  }

  /**
   * Who has entries within the bounds, in the order of their ids; nothing when those entries are
   * more than {@code most}.
   */
  public Optional<NavigableSet<String>> among(
      Whose whose, ProjectId project, FactKind kind, Bounds bounds, int most) {
    var found = new TreeSet<String>();
    int entries =
        Optional.ofNullable(
                mongo.execute(
                    Collections.LEDGER,
                    ledger -> {
                      int read = 0;
                      for (var document :
                          ledger
                              .find(bounds.on(of(project, kind), null))
                              .projection(new Document(whose.field(), 1))
                              .limit(most + 1)
                              .batchSize(most + 1)) {
                        read++;
                        var who = document.getEmbedded(path(whose), String.class);
                        if (who != null) {
                          found.add(who);
                        }
                      }
                      return read;
                    }))
            .orElseThrow();
    return entries > most ? Optional.empty() : Optional.of(found);
  }

  private static List<String> path(Whose whose) {
    return List.of(whose.field().split("\\.", -1));
  }

  /** A place among entries that lie together. */
  public record Place(String whose, String order) {}

  private static Document of(ProjectId project) {
    return new Document(Filed.PROJECT, project.value());
  }

  private static Document of(ProjectId project, FactKind kind) {
    return of(project).append(Filed.KIND, kind.value());
  }

  private static Document after(String value) {
    return new Document("$gt", value);
  }

  private List<Filed> find(Document filter, Bson order, int most) {
    var found = new ArrayList<Filed>(most);
    mongo.execute(
        Collections.LEDGER,
        ledger ->
            Filed.in(ledger).find(filter).sort(order).limit(most).batchSize(most).into(found));
    return found;
  }
}
