package se.lotsen.kit.journal;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.function.BiConsumer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import se.lotsen.kit.IdSource;

/**
 * The published history of the aggregates of one collection, in a collection of its own beside it.
 * Append-only: a document is an entry, its id the aggregate's with the sequence behind it, so that
 * appending an entry once more changes nothing, and the entries of an aggregate are one range of
 * ids.
 */
final class Journal {
  static final String SUFFIX = "_journal";

  private static final int DUPLICATE_KEY = 11000;
  private static final String KEY = "key";
  private static final String NOTE = "note";
  private static final int NOTES_AT_ONCE = 200;

  private final Documents documents;

  Journal(AggregateType<?, ?> type, MongoTemplate mongo) {
    this.documents = new Documents(mongo, type.collection() + SUFFIX);
    mongo
        .indexOps(type.collection() + SUFFIX)
        .createIndex(new Index().on(KEY, Sort.Direction.ASC).sparse());
  }

  /** One entry of one aggregate. */
  record Published(String id, JournalEntry entry) {
    private Document document() {
      var document = entry.toDocument();
      return document.append("_id", idOf(id, entry.sequence()));
    }
  }

  /**
   * A command that was given under an idempotency key.
   *
   * @param id the aggregate it was given to
   * @param entry its first entry; absent where it had nothing to do
   */
  record Keyed(
      String id,
      @Nullable String print,
      long version,
      String status,
      Instant recordedAt,
      @Nullable JournalEntry entry) {
    private static Keyed of(Document document) {
      var id = document.getString("_id");
      return new Keyed(
          id.substring(0, id.lastIndexOf('/')),
          document.getString("print"),
          document.getLong("version"),
          document.getString("status"),
          document.getDate("recordedAt").toInstant(),
          document.containsKey("sequence") ? JournalEntry.from(document) : null);
    }
  }

  static String idOf(String id, long sequence) {
    return "%s/%012d".formatted(id, sequence);
  }

  Documents documents() {
    return documents;
  }

  /** Appends what is not there yet. */
  void append(Collection<Published> entries) {
    insert(entries.stream().map(Published::document).toList());
  }

  private void insert(List<Document> wanted) {
    documents.run(
        all -> {
          try {
            return all.insertMany(wanted, new InsertManyOptions().ordered(false)).wasAcknowledged();
          } catch (MongoBulkWriteException e) {
            if (e.getWriteErrors().stream().allMatch(error -> error.getCode() == DUPLICATE_KEY)
                && e.getWriteConcernError() == null) {
              return true;
            }
            throw e;
          }
        });
  }

  /**
   * Entries of one aggregate, oldest first.
   *
   * @param after the sequence to go on after; 0 begins at the first
   */
  List<JournalEntry> read(String id, long after, int limit) {
    return documents.run(
        all ->
            all.find(and(gt("_id", idOf(id, after)), lt("_id", id + "/:")))
                .sort(ascending("_id"))
                .limit(limit)
                .batchSize(limit)
                .map(JournalEntry::from)
                .into(new ArrayList<>()));
  }

  /** One entry, or null where it is not published (yet). */
  @Nullable JournalEntry find(String id, long sequence) {
    var found = documents.find(all -> all.find(eq("_id", idOf(id, sequence))).first());
    return found == null ? null : JournalEntry.from(found);
  }

  /**
   * Erases the free words of the entries before one. Their digests stay, so that the chain still
   * holds; the salts go, so that nobody can try out what the words were.
   */
  void eraseNotes(String id, long before) {
    documents.run(
        all ->
            all.updateMany(
                and(gt("_id", idOf(id, 0)), lt("_id", idOf(id, before)), exists(NOTE)),
                Updates.combine(Updates.unset(NOTE), Updates.unset("noteSalt"))));
  }

  /** Tells each entry that has free words, of any aggregate. */
  void eachNote(BiConsumer<String, JournalEntry> action) {
    documents.run(
        all -> {
          try (var entries = all.find(exists(NOTE)).batchSize(NOTES_AT_ONCE).iterator()) {
            while (entries.hasNext()) {
              var document = entries.next();
              var id = document.getString("_id");
              action.accept(id.substring(0, id.lastIndexOf('/')), JournalEntry.from(document));
            }
            return true;
          }
        });
  }

  /** The command that was given under this key, whichever aggregate it was given to. */
  @Nullable Keyed withKey(String key) {
    var found = documents.find(all -> all.find(eq(KEY, key)).first());
    return found == null ? null : Keyed.of(found);
  }

  /** Remembers a key whose command had nothing to do, so that a repeat has nothing to do either. */
  void remember(CommandContext context, Outcome.Done nothingDone) {
    var key = String.valueOf(context.key());
    insert(
        List.of(
            new Document("_id", nothingDone.id() + "/-" + IdSource.of(key))
                .append(KEY, key)
                .append("print", context.print())
                .append("version", nothingDone.version())
                .append("status", nothingDone.status())
                .append("recordedAt", Date.from(nothingDone.recordedAt()))));
  }
}
