package se.lotsen.kit.privacy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.lotsen.kit.journal.JournalEntry;
import se.lotsen.model.event.EventJson;
import tools.jackson.databind.JsonNode;

/**
 * A record of a project as it goes to the archive: how it is, and all that happened to it.
 *
 * @param state as it is kept
 * @param parts what it has of each kind of part, such as its sessions, in their order
 */
public record ArchivedRecord(
    String kind,
    String id,
    long version,
    Object state,
    Map<String, List<Object>> parts,
    List<ArchivedEntry> journal) {
  /**
   * What happened, by whose hand; with the seal by which the journal holds together.
   *
   * @param note the words that came with it; absent where there were none, or they were erased
   */
  public record ArchivedEntry(
      long sequence,
      String type,
      LocalDate on,
      Instant recordedAt,
      String command,
      String by,
      @Nullable String roles,
      @Nullable String onBehalfOf,
      @Nullable String mandate,
      @Nullable String note,
      JsonNode event,
      String seal) {
    static ArchivedEntry of(JournalEntry entry) {
      return new ArchivedEntry(
          entry.sequence(),
          entry.type(),
          entry.on(),
          entry.recordedAt(),
          entry.command(),
          entry.by(),
          entry.roles(),
          entry.onBehalfOf(),
          entry.mandate(),
          entry.note(),
          EventJson.MAPPER.readTree(entry.data()),
          entry.seal());
    }
  }
}
