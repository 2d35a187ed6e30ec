package se.lotsen.kit.privacy;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.model.CountOptions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import se.lotsen.kit.IdSource;
import se.lotsen.kit.access.Caller;
import se.lotsen.kit.journal.Total;
import se.lotsen.model.access.Role;

/**
 * Who read personal data beside their own daily work: what changes nothing leaves no trace in any
 * aggregate's journal, and is written down here. What was looked for is not: it would be personal.
 */
public final class ReadJournal {
  private static final String COLLECTION = "kit.reads";
  private static final String MANDATE = "mandate";

  /** Whoever looks into a mandate leafs through no more. */
  private static final int MOST = 10_000;

  private final MongoTemplate mongo;
  private final IdSource ids;
  private final Clock clock;

  ReadJournal(MongoTemplate mongo, IdSource ids, Clock clock) {
    this.mongo = mongo;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Something that was read.
   *
   * @param id in the order in which they were read
   * @param by the account
   * @param roles with commas
   * @param mandate by which they did; null where by none
   * @param what was done: {@code personal-data.extract}
   * @param about the ids of whose data it was, where that is known
   * @param filter what narrowed a list that was read: {@code municipality=2460}; empty for a list
   *     that nothing narrowed, and for what is no list
   * @param count how many things were told; 0 where a list was read
   */
  public record Read(
      String id,
      Instant at,
      String by,
      String roles,
      @Nullable String mandate,
      String what,
      List<String> about,
      List<String> filter,
      long count) {
    private static Read of(Document read) {
      return new Read(
          read.getString("_id"),
          Instant.ofEpochMilli(read.getLong("at")),
          read.getString("by"),
          read.getString("roles"),
          read.getString(MANDATE),
          read.getString("what"),
          read.getList("about", String.class, List.of()),
          read.getList("filter", String.class, List.of()),
          read.getLong("count"));
    }
  }

  /** Writes down that somebody read something, before it is told. */
  public void note(Caller caller, String what, List<String> about, long count) {
    note(caller, what, about, List.of(), count);
  }

  /**
   * As above, for a list.
   *
   * @param filter what narrows it, as far as that names nobody
   */
  void note(Caller caller, String what, List<String> about, List<String> filter, long count) {
    var read =
        new Document("_id", ids.next())
            .append("at", clock.millis())
            .append("by", caller.id())
            .append(
                "roles",
                caller.roles().stream().sorted().map(Role::claim).collect(Collectors.joining(",")))
            .append("what", what)
            .append("about", about)
            .append("filter", filter)
            .append("count", count);
    if (caller.mandate() != null) {
      read.append(MANDATE, caller.mandate().id());
    }
    mongo.execute(COLLECTION, all -> all.insertOne(read));
  }

  /**
   * What was read here by a mandate, the last ones first, up to so many.
   *
   * @param before the id of the last one of the page before
   */
  public List<Read> by(String mandate, @Nullable String before, int limit) {
    var theirs = eq(MANDATE, mandate);
    return list(before == null ? theirs : and(theirs, lt("_id", before)), limit);
  }

  /** How much was read here by a mandate. */
  public Total countBy(String mandate) {
    long counted =
        Objects.requireNonNull(
            mongo.execute(
                COLLECTION,
                all ->
                    all.countDocuments(eq(MANDATE, mandate), new CountOptions().limit(MOST + 1))));
    return new Total(Math.min(counted, MOST), counted <= MOST);
  }

  /**
   * The last ones first, up to so many.
   *
   * @param before the id of the last one of the page before
   */
  List<Read> list(@Nullable String before, int limit) {
    return list(before == null ? new Document() : lt("_id", before), limit);
  }

  private List<Read> list(Bson filter, int limit) {
    return Objects.requireNonNull(
        mongo.execute(
            COLLECTION,
            all ->
                all.find(filter)
                    .sort(descending("_id"))
                    .limit(limit)
                    .batchSize(limit)
                    .map(Read::of)
                    .into(new ArrayList<>())));
  }
}
