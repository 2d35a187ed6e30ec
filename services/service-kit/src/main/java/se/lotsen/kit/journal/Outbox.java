package se.lotsen.kit.journal;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoTemplate;

/** The journals of one collection seen as an outbox: what still has to go to Kafka. */
public final class Outbox {
  private static final int REWOUND_AT_ONCE = 1_000;

  private final String name;
  private final String topic;
  private final String source;
  private final Documents documents;

  Outbox(AggregateType<?, ?> type, MongoTemplate mongo) {
    this.name = type.name();
    this.topic = type.topic().name();
    this.source = "/" + type.topic().writer();
    this.documents = new Documents(mongo, type.collection());
  }

  /**
   * Entries of one aggregate beyond what is published, oldest first.
   *
   * @param version of the document they were read from
   * @param whole whether these are all that were unpublished then
   */
  public record Unpublished(String id, long version, List<JournalEntry> entries, boolean whole) {
    /** The first so many of them. */
    public Unpublished first(int number) {
      return number == entries.size()
          ? this
          : new Unpublished(id, version, entries.subList(0, number), false);
    }
  }

  /** What operators call this aggregate type. */
  public String name() {
    return name;
  }

  public String topic() {
    return topic;
  }

  /** The CloudEvents source of what is published from here. */
  public String source() {
    return source;
  }

  /** What is to be published of these aggregates; those with nothing left are not among them. */
  public List<Unpublished> unpublished(Collection<String> ids) {
    return documents
        .run(
            all ->
                all.find(in("_id", ids))
                    .projection(include("version", "journal", "published"))
                    .map(Outbox::unpublishedOf)
                    .into(new ArrayList<>()))
        .stream()
        .filter(unpublished -> !unpublished.entries().isEmpty())
        .toList();
  }

  private static Unpublished unpublishedOf(Document document) {
    int published = Math.toIntExact(document.getLong("published"));
    var journal = document.getList("journal", Document.class);
    return new Unpublished(
        document.getString("_id"),
        document.getLong("version"),
        journal.subList(Math.min(published, journal.size()), journal.size()).stream()
            .map(JournalEntry::from)
            .toList(),
        true);
  }

  /**
   * Notes what Kafka has. Where not all of it arrived, or a command came in between, the rest stays
   * pending: the mark is then raised without touching {@code pending}. Where publishing again was
   * asked for in between, nothing is noted, so that it does happen.
   */
  public void markPublished(Collection<Unpublished> sent) {
    if (sent.isEmpty()) {
      return;
    }
    var marks = sent.stream().map(each -> each.whole() ? settled(each) : raised(each)).toList();
    if (write(marks) < sent.size()) {
      write(sent.stream().map(Outbox::raised).toList());
    }
  }

  private static WriteModel<Document> settled(Unpublished aggregate) {
    return new UpdateOneModel<>(
        and(notRewound(aggregate), eq("version", aggregate.version())),
        Updates.combine(Updates.set("published", upTo(aggregate)), Updates.unset("pending")));
  }

  private static WriteModel<Document> raised(Unpublished aggregate) {
    return new UpdateOneModel<>(notRewound(aggregate), Updates.max("published", upTo(aggregate)));
  }

  private static Bson notRewound(Unpublished aggregate) {
    return and(
        eq("_id", aggregate.id()), gte("published", aggregate.entries().getFirst().sequence() - 1));
  }

  private int write(List<WriteModel<Document>> marks) {
    return documents
        .run(all -> all.bulkWrite(marks, new BulkWriteOptions().ordered(false)))
        .getMatchedCount();
  }

  private static long upTo(Unpublished aggregate) {
    return aggregate.entries().getLast().sequence();
  }

  /** Ids of up to so many aggregates with unpublished entries, in no order. */
  public List<String> pending(int limit) {
    return documents.run(
        all ->
            all.find(gt("pending", ""))
                .projection(include("_id"))
                .limit(limit)
                .map(document -> document.getString("_id"))
                .into(new ArrayList<>()));
  }

  /** How many journal entries wait here. */
  public long countWaiting() {
    return documents.run(
        all -> {
          long waiting = 0;
          for (var document :
              all.find(gt("pending", "")).projection(include("length", "published"))) {
            waiting += document.getLong("length") - document.getLong("published");
          }
          return waiting;
        });
  }

  /** Has the relay publish this aggregate again from its first entry; false if it is not there. */
  public boolean republish(String id) {
    return rewind(List.of(id)) == 1;
  }

  /** Has the relay publish everything again; consumers drop what they have seen. */
  public long republishAll() {
    long all = 0;
    var page = idsAfter("");
    while (!page.isEmpty()) {
      all += rewind(page);
      page = idsAfter(page.getLast());
    }
    return all;
  }

  private List<String> idsAfter(String after) {
    return documents.run(
        all ->
            all.find(gt("_id", after))
                .projection(include("_id"))
                .sort(ascending("_id"))
                .limit(REWOUND_AT_ONCE)
                .map(document -> document.getString("_id"))
                .into(new ArrayList<>()));
  }

  private int rewind(List<String> ids) {
    return write(
        ids.stream()
            .<WriteModel<Document>>map(
                id ->
                    new UpdateOneModel<>(
                        eq("_id", id),
                        Updates.combine(Updates.set("published", 0L), Updates.set("pending", id))))
            .toList());
  }
}
