package se.lotsen.model.indicator;

import java.time.Instant;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.Breakdown;
import se.lotsen.model.ClientId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.FactKind;
import se.lotsen.model.code.Municipality;

/**
 * One line of the indicator ledger: a fact became known, or an earlier one was taken back. It
 * depends on the history of its own aggregate alone, so it comes out the same however topics
 * interleave.
 *
 * @param id aggregate, sequence of the causing event and index within it: {@code case/3/0}
 * @param client whose fact it is; absent where nobody in particular is known
 * @param quantity what is added, split where it can be; negative in a reversal
 * @param on the day it counts for
 * @param knownAt when Lotsen learned of it
 * @param causedBy id of the causing event
 * @param reverses the entry this one takes back, if it does
 * @param dimensions further codes that rules may ask for, such as {@code caseType}
 */
public record LedgerEntry(
    String id,
    FactKind kind,
    ProjectId project,
    @Nullable ClientId client,
    Municipality municipality,
    AreaCode area,
    Breakdown quantity,
    LocalDate on,
    Instant knownAt,
    String causedBy,
    @Nullable String reverses,
    SortedMap<String, String> dimensions) {
  /** In the dimensions: who took part, by a pseudonym or as a client. */
  private static final String PARTICIPANT = "participant";

  /** The same without the client and the participant that it is about. */
  public LedgerEntry withoutClient() {
    var others = new TreeMap<>(dimensions);
    others.remove(PARTICIPANT);
    return new LedgerEntry(
        id,
        kind,
        project,
        null,
        municipality,
        area,
        quantity,
        on,
        knownAt,
        causedBy,
        reverses,
        others);
  }
}
