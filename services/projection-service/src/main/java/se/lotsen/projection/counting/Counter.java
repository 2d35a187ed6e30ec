package se.lotsen.projection.counting;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.Breakdown;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.indicator.IndicatorValue;
import se.lotsen.model.indicator.LedgerEntry;
import se.lotsen.projection.rule.Catalogue;
import se.lotsen.projection.rule.IndicatorRule;

/** Counts ledger entries into values by the rules of the catalogue. */
public final class Counter {
  private static final Breakdown ONE = Breakdown.unsplit(BigDecimal.ONE);

  private final Catalogue catalogue;
  private final ContributionState contributions;
  private final State<IndicatorValue> values;

  public Counter(
      Catalogue catalogue, ContributionState contributions, State<IndicatorValue> values) {
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
    var whose =
        String.join(
            "|",
            entry.project().value(),
            rule.code().value(),
            Integer.toString(rule.version()),
            Objects.requireNonNull(rule.whose(entry)));
    var before = contributions.contributor(whose);
    var after =
        entry.reverses() == null
            ? with(Contribution.of(entry), whose, before)
            : without(entry, entry.reverses(), whose, before);
    if (!Objects.equals(after, before)) {
      contributions.put(whose, after);
    }

    var was = counted(rule, before);
    var is = counted(rule, after);
    if (!samePlace(was, is)) {
      was.ifPresent(old -> add(rule, entry, old, ONE.negated(), changed));
      is.ifPresent(now -> add(rule, entry, now, ONE, changed));
    }
  }

  private Contributor with(Contribution added, String whose, @Nullable Contributor before) {
    if (before == null) {
      return new Contributor(added, 0, added.quantity());
    }
    var isFirst = added.compareTo(before.first()) < 0;
    contributions.add(whose, isFirst ? before.first() : added);
    return new Contributor(
        isFirst ? added : before.first(),
        before.others() + 1,
        before.total().add(added.quantity()));
  }

  /** What is not there cannot be taken back, and changes nothing. */
  private @Nullable Contributor without(
      LedgerEntry reversal, String reversed, String whose, @Nullable Contributor before) {
    if (before == null) {
      return null;
    }
    var gone =
        new Contribution(
            reversed,
            reversal.on(),
            reversal.municipality(),
            reversal.area(),
            reversal.quantity().negated().total());
    if (!before.first().entry().equals(reversed)) {
      return contributions.remove(whose, gone) ? before.less(before.first(), gone) : before;
    }
    var next =
        before.others() == 0 ? null : contributions.earliest(whose, before.first()).orElseThrow();
    if (next == null) {
      return null;
    }
    contributions.remove(whose, next);
    return before.less(next, gone);
  }

  private static Optional<Contribution> counted(IndicatorRule rule, @Nullable Contributor one) {
    return one == null ? Optional.empty() : one.counted(rule.minimum());
  }

  /** Whether both are counted in the same cell, or neither is counted. */
  private static boolean samePlace(Optional<Contribution> was, Optional<Contribution> is) {
    if (was.isEmpty() || is.isEmpty()) {
      return was.isEmpty() && is.isEmpty();
    }
    var one = was.get();
    var other = is.get();
    return one.municipality() == other.municipality()
        && one.area().equals(other.area())
        && one.on().getYear() == other.on().getYear()
        && one.on().getMonthValue() == other.on().getMonthValue();
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
