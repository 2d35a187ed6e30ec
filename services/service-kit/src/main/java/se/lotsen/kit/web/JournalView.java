package se.lotsen.kit.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.lotsen.kit.journal.JournalEntry;

/**
 * One line of an aggregate's audit trail: what happened, when, by whose hand, through which
 * command.
 *
 * @param roles of whoever acted, with commas; absent for a policy
 * @param onBehalfOf the account in whose place they did; absent where in their own
 * @param mandate by which they did; absent where by none
 * @param note the free words that came with the command
 */
public record JournalView(
    long sequence,
    long version,
    String type,
    @JsonRawValue @Schema(type = "object") String event,
    Instant recordedAt,
    String status,
    String by,
    @Nullable String roles,
    @Nullable String onBehalfOf,
    @Nullable String mandate,
    String command,
    String commandId,
    @Nullable String note,
    String correlationId,
    String causationId) {

  /** Reads entries of one aggregate after a sequence, up to so many. */
  @FunctionalInterface
  public interface Reader {
    List<JournalEntry> read(String id, long after, int limit);
  }

  /** A page of the trail, oldest first; 404 when there is no such aggregate. */
  public static Page<JournalView> page(
      String what, String id, @Nullable Cursor cursor, int limit, Reader journal) {
    var page =
        Page.of(
            journal.read(id, Cursor.number(cursor), limit + 1),
            limit,
            entry -> Long.toString(entry.sequence()),
            JournalView::of);
    if (page.items().isEmpty() && cursor == null) {
      throw Problems.notFound(what, id);
    }
    return page;
  }

  private static JournalView of(JournalEntry entry) {
    return new JournalView(
        entry.sequence(),
        entry.version(),
        entry.type(),
        entry.data(),
        entry.recordedAt(),
        entry.status(),
        entry.by(),
        entry.roles(),
        entry.onBehalfOf(),
        entry.mandate(),
        entry.command(),
        entry.commandId(),
        entry.note(),
        entry.correlationId(),
        entry.causationId());
  }
}
