package se.lotsen.kit.journal;

import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import se.lotsen.model.event.Event;
import se.lotsen.model.event.EventJson;
import se.lotsen.model.event.EventTypes;

/**
 * The form of an aggregate in MongoDB: {@code {_id, version, state, journal, length, published,
 * pending}}. {@code length} counts the journal, {@code published} says how much of it Kafka has,
 * {@code pending} is there only while the two differ.
 */
final class AggregateDocument {
  private AggregateDocument() {}

  /** An aggregate after its first command. */
  static Document first(String id, Document state, List<JournalEntry> entries) {
    return new Document("_id", id)
        .append("version", 1L)
        .append("state", state)
        .append("journal", documents(entries))
        .append("length", (long) entries.size())
        .append("published", 0L)
        .append("pending", true);
  }

  /** What a further command changes, in one write. */
  static Bson change(long version, Document state, long length, List<JournalEntry> entries) {
    return Updates.combine(
        Updates.set("version", version),
        Updates.set("state", state),
        Updates.pushEach("journal", documents(entries)),
        Updates.set("length", length),
        Updates.set("pending", true));
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

  static List<JournalEntry> entriesOf(Document document) {
    return document.getList("journal", Document.class).stream().map(JournalEntry::from).toList();
  }

  private static List<Document> documents(List<JournalEntry> entries) {
    return entries.stream().map(JournalEntry::toDocument).toList();
  }
}
