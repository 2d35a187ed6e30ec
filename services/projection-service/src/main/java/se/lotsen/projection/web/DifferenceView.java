package se.lotsen.projection.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.lotsen.kit.Days;
import se.lotsen.model.Breakdown;
import se.lotsen.model.Text;
import se.lotsen.model.code.DifferenceCause;
import se.lotsen.model.code.IndicatorCode;
import se.lotsen.model.indicator.LedgerEntry;
import se.lotsen.projection.sink.Filed;

/**
 * What makes a value of a period another than it was told.
 *
 * @param told the moment that it is compared with
 * @param knownAt the moment up to which is known what it is now
 * @param before the value as it was known when it was told; on the first page only
 * @param after the value as it is known at the later moment; on the first page only
 * @param lines each with its effect; those of all pages add up to the difference
 * @param next the cursor of the following page, absent on the last
 */
record DifferenceView(
    IndicatorCode indicator,
    int ruleVersion,
    Text name,
    Text unit,
    Instant told,
    Instant knownAt,
    @Nullable Breakdown before,
    @Nullable Breakdown after,
    List<DifferenceLine> lines,
    @Nullable String next) {

  /** The same without whose they are, for those who are not told. */
  DifferenceView withoutClients(@Nullable String sealedNext) {
    return new DifferenceView(
        indicator,
        ruleVersion,
        name,
        unit,
        told,
        knownAt,
        before,
        after,
        lines.stream().map(DifferenceLine::withoutClient).toList(),
        sealedNext);
  }

  /**
   * One entry that is counted now and was not, or was and is not.
   *
   * @param effect what it adds to the value, or takes from it
   * @param because what became known in between and made that so: another entry than this one where
   *     that was known before
   */
  record DifferenceLine(LedgerEntry entry, Breakdown effect, Because because) {
    DifferenceLine withoutClient() {
      return new DifferenceLine(entry.withoutClient(), effect, because);
    }
  }

  /**
   * What became known.
   *
   * @param entry the id of the ledger entry
   * @param event the id of the event that caused it
   * @param type of that event; absent where the ledger was filed before that was written down
   */
  record Because(
      DifferenceCause cause, String entry, String event, @Nullable String type, Instant knownAt) {
    static Because of(Filed filed, Instant told) {
      return new Because(
          causeOf(filed, told),
          filed.entry().id(),
          filed.entry().causedBy(),
          filed.cause(),
          filed.entry().knownAt());
    }

    private static DifferenceCause causeOf(Filed filed, Instant told) {
      var type = filed.cause() == null ? "" : filed.cause();
      if (type.contains("client-replaced")) {
        return DifferenceCause.MERGE;
      } else if (filed.changes()) {
        return DifferenceCause.CORRECTION;
      } else if (filed.entry().reverses() != null) {
        return DifferenceCause.RETRACTION;
      } else {
        return filed.entry().on().isAfter(LocalDate.ofInstant(told, Days.ZONE))
            ? DifferenceCause.NEW
            : DifferenceCause.LATE;
      }
    }
  }
}
