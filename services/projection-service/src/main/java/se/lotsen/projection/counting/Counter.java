package se.lotsen.projection.counting;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import se.lotsen.model.Breakdown;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.indicator.IndicatorValue;
import se.lotsen.model.indicator.LedgerEntry;
import se.lotsen.projection.counting.Contributions.Contribution;
import se.lotsen.projection.rule.Catalogue;
import se.lotsen.projection.rule.IndicatorRule;

/** Counts ledger entries into values by the rules of the catalogue. */
public final class Counter {
  private static final Breakdown ONE = Breakdown.unsplit(BigDecimal.ONE);

  private final Catalogue catalogue;
  private final State<Contributions> contributions;
  private final State<IndicatorValue> values;

  public Counter(
      Catalogue catalogue, State<Contributions> contributions, State<IndicatorValue> values) {
    this.catalogue = catalogue;
    this.contributions = contributions;
    this.values = values;
  }

  /**
   * Counts one entry and tells each value that changed. A value may become nothing; it is told and
   * kept all the same, and whoever keeps it may then forget it.
   */
  public void count(LedgerEntry entry, Consumer<IndicatorValue> changed) {
    for (var rule : catalogue.rulesFor(entry.kind())) {
      if (rule.looksAt(entry)) {
        switch (rule.count()) {
          case SUM -> add(rule, entry, entry.quantity(), changed);
          case ENTRIES -> add(rule, entry, entry.reverses() == null ? ONE : ONE.negated(), changed);
          case DISTINCT_CLIENTS, DISTINCT_PARTICIPANTS -> countOnce(rule, entry, changed);
        }
      }
    }
  }

  private void countOnce(IndicatorRule rule, LedgerEntry entry, Consumer<IndicatorValue> changed) {
    var key =
        String.join(
            "|",
            entry.project().value(),
            rule.code().value(),
            Integer.toString(rule.version()),
            Objects.requireNonNull(rule.whose(entry)));
    var known = contributions.get(key);
    var before = known == null ? Contributions.NONE : known;
    var after = before.with(entry);
    contributions.put(key, after.standing().isEmpty() ? null : after);

    var was = before.counted(rule.minimum());
    var is = after.counted(rule.minimum());
    if (!samePlace(was, is)) {
      was.ifPresent(old -> add(rule, entry, old, ONE.negated(), changed));
      is.ifPresent(now -> add(rule, entry, now, ONE, changed));
    }
  }

  private static boolean samePlace(Optional<Contribution> was, Optional<Contribution> is) {
    return was.map(Counter::place).equals(is.map(Counter::place));
  }

  private static String place(Contribution counted) {
    return counted.municipality().scb() + "|" + counted.area() + "|" + YearMonth.from(counted.on());
  }

  private void add(
      IndicatorRule rule,
      LedgerEntry entry,
      Contribution counted,
      Breakdown difference,
      Consumer<IndicatorValue> changed) {
    add(rule, entry, counted.municipality(), counted.area(), counted.on(), difference, changed);
  }

  private void add(
      IndicatorRule rule,
      LedgerEntry entry,
      Breakdown difference,
      Consumer<IndicatorValue> changed) {
    add(rule, entry, entry.municipality(), entry.area(), entry.on(), difference, changed);
  }

  private void add(
      IndicatorRule rule,
      LedgerEntry entry,
      Municipality municipality,
      AreaCode area,
      LocalDate on,
      Breakdown difference,
      Consumer<IndicatorValue> changed) {
    var nothing =
        new IndicatorValue(
            entry.project(),
            rule.code(),
            rule.version(),
            municipality,
            area,
            YearMonth.from(on),
            Breakdown.NONE);
    var cell = nothing.cell();
    var before = values.get(cell);
    var after =
        (before == null ? nothing : before)
            .withQuantity((before == null ? Breakdown.NONE : before.quantity()).plus(difference));
    values.put(cell, after);
    changed.accept(after);
  }
}
