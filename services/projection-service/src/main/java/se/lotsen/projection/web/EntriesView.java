package se.lotsen.projection.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.Text;
import se.lotsen.model.code.IndicatorCode;
import se.lotsen.model.indicator.LedgerEntry;

/**
 * The ledger entries behind a value.
 *
 * @param entries each with what it does to the value
 * @param next the cursor of the following page, absent on the last
 */
record EntriesView(
    IndicatorCode indicator, int ruleVersion, List<Line> entries, @Nullable String next) {

  /**
   * @param counts whether this very entry is what the value counts: for distinct clients the
   *     earliest of each client or participant, for sums and numbers of entries every one
   * @param refused why an entry of this kind is left out; absent where it is not
   */
  record Line(LedgerEntry entry, boolean counts, @Nullable Text refused) {}
}
