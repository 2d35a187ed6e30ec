package se.lotsen.projection.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.Breakdown;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.FactKind;
import se.lotsen.model.indicator.IndicatorValue;
import se.lotsen.model.indicator.LedgerEntry;
import se.lotsen.projection.reading.Bounds;
import se.lotsen.projection.reading.EarliestStanding;
import se.lotsen.projection.reading.LedgerReads;
import se.lotsen.projection.reading.Whose;
import se.lotsen.projection.rule.IndicatorRule;
import se.lotsen.projection.rule.IndicatorRule.Count;
import se.lotsen.projection.sink.Filed;

/**
 * What a ledger comes to, now or as it was known at a moment. It does not ask how the stream counts
 * and shares no code with it, so that the two can be held against each other. It remembers the
 * cells and, of what is counted once, two entries.
 */
final class Fold {
  private static final Breakdown ONE = Breakdown.unsplit(BigDecimal.ONE);

  private final @Nullable Instant knownAt;
  private final Map<String, IndicatorValue> cells = new HashMap<>();

  /**
   * @param knownAt what became known later is left out; nothing is when absent
   */
  Fold(@Nullable Instant knownAt) {
    this.knownAt = knownAt;
  }

  /** Folds what these rules look at in a project's ledger. */
  static Fold over(
      List<IndicatorRule> rules, LedgerReads ledger, ProjectId project, @Nullable Instant knownAt) {
    var fold = new Fold(knownAt);
    rules.stream()
        .collect(Collectors.groupingBy(IndicatorRule::fact, TreeMap::new, Collectors.toList()))
        .forEach((kind, ofKind) -> fold.overKind(ofKind, ledger, project, kind));
    return fold;
  }

  private void overKind(
      List<IndicatorRule> rules, LedgerReads ledger, ProjectId project, FactKind kind) {
    var added = rules.stream().filter(rule -> Whose.of(rule).isEmpty()).toList();
    if (!added.isEmpty()) {
      add(added, ledger.inOrder(project, kind, Bounds.NONE, null).readingAhead());
    }
    for (var whose : Whose.values()) {
      var once = rules.stream().filter(rule -> Whose.of(rule).filter(whose::equals).isPresent());
      var rulesOnce = once.toList();
      if (!rulesOnce.isEmpty()) {
        countOnce(whose, rulesOnce, ledger.together(whose, project, kind, null).readingAhead());
      }
    }
  }

  /** Adds entries up, in whatever order they come. */
  void add(List<IndicatorRule> rules, Iterator<Filed> ledger) {
    while (ledger.hasNext()) {
      var entry = ledger.next().entry();
      for (var rule : rules) {
        if (isKnown(entry) && rule.looksAt(entry)) {
          add(
              rule,
              entry,
              rule.count() == Count.SUM
                  ? entry.quantity()
                  : entry.reverses() == null ? ONE : ONE.negated());
        }
      }
    }
  }

  /** Counts each client or participant once; all of one's entries come together, in their order. */
  void countOnce(Whose whose, List<IndicatorRule> rules, Iterator<Filed> ledger) {
    String who = null;
    var standing = new ArrayList<EarliestStanding>();
    while (ledger.hasNext()) {
      var filed = ledger.next();
      if (!whose.of(filed).equals(who)) {
        settle(rules, standing);
        who = whose.of(filed);
        rules.forEach(rule -> standing.add(new EarliestStanding(rule.minimum())));
      }
      var entry = filed.entry();
      for (int i = 0; i < rules.size(); i++) {
        if (isKnown(entry) && rules.get(i).looksAt(entry)) {
          standing.get(i).add(entry);
        }
      }
    }
    settle(rules, standing);
  }

  private void settle(List<IndicatorRule> rules, List<EarliestStanding> standing) {
    for (int i = 0; i < standing.size(); i++) {
      var rule = rules.get(i);
      standing.get(i).counted().ifPresent(entry -> add(rule, entry, ONE));
    }
    standing.clear();
  }

  private boolean isKnown(LedgerEntry entry) {
    return knownAt == null || !entry.knownAt().isAfter(knownAt);
  }

  private void add(IndicatorRule rule, LedgerEntry entry, Breakdown quantity) {
    var nothing =
        new IndicatorValue(
            entry.project(),
            rule.code(),
            rule.version(),
            entry.municipality(),
            entry.area(),
            YearMonth.from(entry.on()),
            Breakdown.NONE);
    cells.compute(
        nothing.cell(),
        (cell, known) -> {
          var before = Objects.requireNonNullElse(known, nothing);
          return before.withQuantity(before.quantity().plus(quantity));
        });
  }

  /** Those of one rule. */
  Stream<IndicatorValue> values(IndicatorRule rule) {
    return values()
        .filter(
            value ->
                value.indicator().equals(rule.code()) && value.ruleVersion() == rule.version());
  }

  /** The values that came of it, in any order. */
  Stream<IndicatorValue> values() {
    return cells.values().stream().filter(value -> !value.quantity().equals(Breakdown.NONE));
  }
}
