package se.lotsen.projection.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.Text;
import se.lotsen.model.code.IndicatorCode;
import se.lotsen.model.indicator.LedgerEntry;
import se.lotsen.projection.counting.Contributions;
import se.lotsen.projection.rule.IndicatorRule;

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
  record Line(LedgerEntry entry, boolean counts, @Nullable Text refused) {
    private Line(LedgerEntry entry, boolean counts) {
      this(entry, counts, null);
    }
  }

  /** The lines of a rule, those it refuses last. */
  static List<Line> lines(IndicatorRule rule, List<LedgerEntry> ledger, Slicing slicing) {
    return Stream.concat(
            counted(rule, ledger, slicing).stream(),
            ledger.stream()
                .filter(rule::refuses)
                .filter(entry -> slicing.wants(entry.municipality(), entry.area(), entry.on()))
                .map(entry -> new Line(entry, false, rule.otherwise())))
        .toList();
  }

  private static List<Line> counted(IndicatorRule rule, List<LedgerEntry> ledger, Slicing slicing) {
    var looked = ledger.stream().filter(rule::looksAt).toList();
    return switch (rule.count()) {
      case SUM, ENTRIES ->
          looked.stream()
              .filter(entry -> slicing.wants(entry.municipality(), entry.area(), entry.on()))
              .map(entry -> new Line(entry, true))
              .toList();
      case DISTINCT_CLIENTS, DISTINCT_PARTICIPANTS -> once(rule, looked, slicing);
    };
  }

  /** Those whose counted entry is wanted, each with all of its entries. */
  private static List<Line> once(IndicatorRule rule, List<LedgerEntry> looked, Slicing slicing) {
    var byWhose = new TreeMap<String, List<LedgerEntry>>();
    looked.forEach(
        entry ->
            byWhose
                .computeIfAbsent(
                    Objects.requireNonNull(rule.whose(entry)), whose -> new ArrayList<>())
                .add(entry));
    var lines = new ArrayList<Line>();
    byWhose.forEach(
        (whose, entries) ->
            Contributions.of(entries)
                .counted(rule.minimum())
                .filter(
                    counted -> slicing.wants(counted.municipality(), counted.area(), counted.on()))
                .ifPresent(
                    counted ->
                        entries.forEach(
                            entry ->
                                lines.add(new Line(entry, entry.id().equals(counted.entry()))))));
    return lines;
  }
}
