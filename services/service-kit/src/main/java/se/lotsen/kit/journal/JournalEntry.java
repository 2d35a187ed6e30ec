package se.lotsen.kit.journal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.event.EventTypes;
import se.lotsen.model.event.PersonalDataErased;

/**
 * One event in the journal of an aggregate, with who caused it and how.
 *
 * @param sequence 1, 2, 3, … within the aggregate
 * @param version of the aggregate after the command; entries of one command share it
 * @param type the CloudEvents type
 * @param data the event as JSON, byte for byte what is published
 * @param partitionKey the Kafka key
 * @param on the day it happened
 * @param status of the aggregate after the command
 * @param roles of whoever asked, with commas; null for a policy
 * @param onBehalfOf the account in whose place they did; null where in their own
 * @param mandate by which they did; null where by none
 * @param key the idempotency key of the command; at its first entry only, like print and note
 * @param print fingerprint of what was sent with the key
 * @param note free words of the person who acted
 * @param noteSalt what the digest of the note was made with; erased with the note
 * @param noteDigest by which the note is in the seal
 * @param seal what the entry says and the seal before it come to, see {@link Seal}
 * @param part what the event makes of a part of the aggregate, while the entry is not published
 */
public record JournalEntry(
    long sequence,
    long version,
    String type,
    String data,
    String partitionKey,
    LocalDate on,
    Instant recordedAt,
    String status,
    String commandId,
    String command,
    String by,
    @Nullable String roles,
    @Nullable String onBehalfOf,
    @Nullable String mandate,
    @Nullable String key,
    @Nullable String print,
    @Nullable String note,
    String correlationId,
    String causationId,
    @Nullable String noteSalt,
    @Nullable String noteDigest,
    String seal,
    @Nullable PartChange part) {

  JournalEntry with(@Nullable PartChange change) {
    return copy(noteSalt, noteDigest, seal, change);
  }

  JournalEntry withNoteDigest(@Nullable String salt, @Nullable String digest) {
    return copy(salt, digest, seal, part);
  }

  JournalEntry withSeal(String next) {
    return copy(noteSalt, noteDigest, next, part);
  }

  private JournalEntry copy(
      @Nullable String salt,
      @Nullable String digest,
      String nextSeal,
      @Nullable PartChange change) {
    return new JournalEntry(
        sequence,
        version,
        type,
        data,
        partitionKey,
        on,
        recordedAt,
        status,
        commandId,
        command,
        by,
        roles,
        onBehalfOf,
        mandate,
        key,
        print,
        note,
        correlationId,
        causationId,
        salt,
        digest,
        nextSeal,
        change);
  }

  /** Whether the event says that what is personal was erased, free words before it among that. */
  boolean isErasure() {
    var event = EventTypes.find(type);
    return event != null && PersonalDataErased.class.isAssignableFrom(event);
  }

  /** The event's id on Kafka: with the publisher as source it is unique for ever. */
  public static String eventId(String aggregateId, long sequence) {
    return aggregateId + "/" + sequence;
  }

  static JournalEntry from(Document entry) {
    return new JournalEntry(
        entry.getLong("sequence"),
        entry.getLong("version"),
        entry.getString("type"),
        entry.getString("data"),
        entry.getString("partitionKey"),
        LocalDate.parse(entry.getString("on")),
        entry.getDate("recordedAt").toInstant(),
        entry.getString("status"),
        entry.getString("commandId"),
        entry.getString("command"),
        entry.getString("by"),
        entry.getString("roles"),
        entry.getString("onBehalfOf"),
        entry.getString("mandate"),
        entry.getString("key"),
        entry.getString("print"),
        entry.getString("note"),
        entry.getString("correlationId"),
        entry.getString("causationId"),
        entry.getString("noteSalt"),
        entry.getString("noteDigest"),
        String.valueOf(entry.getString("seal")),
        PartChange.from(entry.get("part", Document.class)));
  }

  /** As it is kept in the journal. */
  Document toDocument() {
    var entry =
        new Document("sequence", sequence)
            .append("version", version)
            .append("type", type)
            .append("data", data)
            .append("partitionKey", partitionKey)
            .append("on", on.toString())
            .append("recordedAt", Date.from(recordedAt))
            .append("status", status)
            .append("commandId", commandId)
            .append("command", command)
            .append("by", by)
            .append("correlationId", correlationId)
            .append("causationId", causationId)
            .append("seal", seal);
    if (roles != null) {
      entry.append("roles", roles);
    }
    if (mandate != null) {
      entry.append("mandate", mandate);
    }
    if (onBehalfOf != null) {
      entry.append("onBehalfOf", onBehalfOf);
    }
    if (key != null) {
      entry.append("key", key).append("print", print);
    }
    if (note != null) {
      entry.append("note", note).append("noteSalt", noteSalt);
    }
    if (noteDigest != null) {
      entry.append("noteDigest", noteDigest);
    }
    return entry;
  }

  /** As it waits in the outbox of its aggregate: with what it makes of a part. */
  Document toOutbox() {
    return part == null ? toDocument() : toDocument().append("part", part.toDocument());
  }
}
