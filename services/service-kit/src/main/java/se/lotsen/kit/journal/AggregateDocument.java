package se.lotsen.kit.journal;

import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import se.lotsen.model.event.Event;
import se.lotsen.model.event.EventJson;
import se.lotsen.model.event.EventTypes;

/**
 * The form of an aggregate in MongoDB: {@code {_id, version, recordedAt, state, length, published,
 * outbox, pending}}. {@code recordedAt} is that of the last entry, {@code length} counts all
 * entries there ever were, {@code published} says how many of them Kafka has; {@code outbox} holds
 * the rest, so that a document grows with its state and with what waits, never with its history.
 * {@code pending} is there only while something waits, and is then the id once more.
 */
final class AggregateDocument {
  static final String OUTBOX = "outbox";
  static final String PENDING = "pending";
  static final String PUBLISHED = "published";
  static final String LENGTH = "length";
  static final String VERSION = "version";

  /** Of the last entry: the journal ends with it. */
  static final String SEAL = "seal";

  private AggregateDocument() {}

  /** An aggregate after its first command. */
  static Document first(String id, Document state, List<JournalEntry> entries) {
    return new Document("_id", id)
        .append(VERSION, 1L)
        .append("recordedAt", recordedAt(entries))
        .append("state", state)
        .append(LENGTH, (long) entries.size())
        .append(SEAL, entries.getLast().seal())
        .append(PUBLISHED, 0L)
        .append(OUTBOX, documents(entries))
        .append(PENDING, id);
  }

  /** What a further command changes, in one write. */
  static Bson change(String id, long version, Document state, List<JournalEntry> entries) {
    return Updates.combine(
        Updates.set(VERSION, version),
        Updates.set("recordedAt", recordedAt(entries)),
        Updates.set("state", state),
        Updates.set(LENGTH, entries.getLast().sequence()),
        Updates.set(SEAL, entries.getLast().seal()),
        Updates.pushEach(OUTBOX, documents(entries)),
        Updates.set(PENDING, id));
  }

  /**
   * The journal entries of one command, numbered on from {@code length} and sealed on from {@code
   * seal}. What belongs to the command as a whole (its note, its idempotency key) stands at the
   * first of them only.
   */
  static <S, E extends Event> List<JournalEntry> entries(
      String id,
      CommandContext context,
      Decision.Accepted<S, E> accepted,
      String status,
      long version,
      long length,
      String seal,
      Instant now) {
    var entries = new ArrayList<JournalEntry>(accepted.events().size());
    var before = seal;
    for (var event : accepted.events()) {
      boolean first = entries.isEmpty();
      var entry =
          new JournalEntry(
              length + entries.size() + 1,
              version,
              EventTypes.nameOf(event.getClass()),
              EventJson.MAPPER.writeValueAsString(event),
              event.key(),
              event.on(),
              now,
              status,
              context.commandId(),
              context.command(),
              context.by(),
              context.roles(),
              context.onBehalfOf(),
              context.mandate(),
              first ? context.key() : null,
              first ? context.print() : null,
              first ? accepted.note() : null,
              context.correlationId(),
              context.causationId(),
              null,
              null,
              Seal.NONE,
              null);
      entries.add(Seal.sealed(id, before, entry));
      before = entries.getLast().seal();
    }
    return entries;
  }

  static Document stateOf(Document document) {
    return document.get("state", Document.class);
  }

  static String sealOf(Document document) {
    return String.valueOf(document.getString(SEAL));
  }

  static long versionOf(Document document) {
    return document.getLong(VERSION);
  }

  static long lengthOf(Document document) {
    return document.getLong(LENGTH);
  }

  static long publishedOf(Document document) {
    return document.getLong(PUBLISHED);
  }

  /** Whether Kafka had all of it when it was read. */
  static boolean isPublished(Document document) {
    return publishedOf(document) == lengthOf(document);
  }

  static Instant recordedAtOf(Document document) {
    return document.getDate("recordedAt").toInstant();
  }

  private static Date recordedAt(List<JournalEntry> entries) {
    return Date.from(entries.getLast().recordedAt());
  }

  /** The entries that Kafka did not have when the document was read, oldest first. */
  static List<JournalEntry> outboxOf(Document document) {
    return document.getList(OUTBOX, Document.class, List.of()).stream()
        .map(JournalEntry::from)
        .toList();
  }

  private static List<Document> documents(List<JournalEntry> entries) {
    return entries.stream().map(JournalEntry::toOutbox).toList();
  }
}
