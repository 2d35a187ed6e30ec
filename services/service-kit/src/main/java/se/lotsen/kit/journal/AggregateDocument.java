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
 * The form of an aggregate in MongoDB: {@code {_id, version, recordedAt, state, journal, length,
 * published, pending}}. {@code recordedAt} is that of the last entry, {@code length} counts the
 * journal, {@code published} says how much of it Kafka has; {@code pending} is there only while the
 * two differ, and is then the id once more, so that an index over it can be unique.
 */
final class AggregateDocument {
  private AggregateDocument() {}

  /** An aggregate after its first command. */
  static Document first(String id, Document state, List<JournalEntry> entries) {
    return new Document("_id", id)
        .append("version", 1L)
        .append("recordedAt", recordedAt(entries))
        .append("state", state)
        .append("journal", documents(entries))
        .append("length", (long) entries.size())
        .append("published", 0L)
        .append("pending", id);
  }

  /** What a further command changes, in one write. */
  static Bson change(
      String id, long version, Document state, long length, List<JournalEntry> entries) {
    return Updates.combine(
        Updates.set("version", version),
        Updates.set("recordedAt", recordedAt(entries)),
        Updates.set("state", state),
        Updates.pushEach("journal", documents(entries)),
        Updates.set("length", length),
        Updates.set("pending", id));
  }

  /** The journal entries of one command, numbered on from {@code length}. */
  static <S, E extends Event> List<JournalEntry> entries(
      Origin origin,
      Decision.Accepted<S, E> accepted,
      String status,
      long version,
      long length,
      Instant now) {
    var entries = new ArrayList<JournalEntry>();
    for (var event : accepted.events()) {
      entries.add(
          new JournalEntry(
              length + entries.size() + 1,
              version,
              EventTypes.nameOf(event.getClass()),
              EventJson.MAPPER.writeValueAsString(event),
              event.key(),
              event.on(),
              now,
              status,
              origin.commandId(),
              origin.command(),
              origin.by(),
              origin.key(),
              origin.print(),
              accepted.note(),
              origin.correlationId(),
              origin.causationId()));
    }
    return entries;
  }

  static long versionOf(Document document) {
    return document.getLong("version");
  }

  static long lengthOf(Document document) {
    return document.getLong("length");
  }

  /** Whether Kafka had all of it when it was read. */
  static boolean isPublished(Document document) {
    return document.getLong("published") == lengthOf(document);
  }

  static Instant recordedAtOf(Document document) {
    return document.getDate("recordedAt").toInstant();
  }

  private static Date recordedAt(List<JournalEntry> entries) {
    return Date.from(entries.getLast().recordedAt());
  }

  static List<JournalEntry> entriesOf(Document document) {
    return document.getList("journal", Document.class).stream().map(JournalEntry::from).toList();
  }

  private static List<Document> documents(List<JournalEntry> entries) {
    return entries.stream().map(JournalEntry::toDocument).toList();
  }
}
