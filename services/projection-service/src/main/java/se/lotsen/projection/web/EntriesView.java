package se.lotsen.projection.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.Text;
import se.lotsen.model.code.IndicatorCode;
import se.lotsen.model.indicator.LedgerEntry;

/**
 * The ledger entries behind a value.
 *
 * @param name of the indicator
 * @param unit in which it is counted
 * @param entries each with what it does to the value
 * @param next the cursor of the following page, absent on the last
 */
record EntriesView(
    IndicatorCode indicator,
    int ruleVersion,
    Text name,
    Text unit,
    List<Line> entries,
    @Nullable String next) {

  /** The same without whose they are, for those who are not told. */
  EntriesView withoutClients(@Nullable String sealedNext) {
    return new EntriesView(
        indicator,
        ruleVersion,
        name,
        unit,
        entries.stream().map(Line::withoutClient).toList(),
        sealedNext);
  }

  /**
   * @param counts whether this very entry is what the value counts: for distinct clients the
   *     earliest of each client or participant, for sums and numbers of entries every one
   * @param countedBy the id of the entry by which its client or participant is counted; absent
   *     where this very entry is counted, or refused
   * @param refused why an entry of this kind is left out; absent where it is not
   */
  record Line(
      LedgerEntry entry, boolean counts, @Nullable String countedBy, @Nullable Text refused) {
    Line withoutClient() {
      return new Line(entry.withoutClient(), counts, countedBy, refused);
    }
  }
}
