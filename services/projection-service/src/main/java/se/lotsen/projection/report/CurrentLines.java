package se.lotsen.projection.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Iterator;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import se.lotsen.model.Breakdown;
import se.lotsen.model.ProjectId;
import se.lotsen.model.indicator.LedgerEntry;
import se.lotsen.projection.reading.Bounds;
import se.lotsen.projection.reading.EarliestStanding;
import se.lotsen.projection.reading.LedgerReads;
import se.lotsen.projection.reading.Walk;
import se.lotsen.projection.reading.Whose;
import se.lotsen.projection.rule.IndicatorRule;
import se.lotsen.projection.rule.IndicatorRule.Count;
import se.lotsen.projection.sink.Filed;
import se.lotsen.projection.sink.LedgerOrder;

/**
 * The lines of an indicator as the ledger was known at a moment, one after another in their order.
 * However many there are, a chunk of the ledger is in memory.
 */
final class CurrentLines {
  private static final Breakdown ONE = Breakdown.unsplit(BigDecimal.ONE);

  private final LedgerReads ledger;
  private final IndicatorRule rule;
  private final ProjectId project;
  private final Instant knownAt;

  CurrentLines(LedgerReads ledger, IndicatorRule rule, ProjectId project, Instant knownAt) {
    this.ledger = ledger;
    this.rule = rule;
    this.project = project;
    this.knownAt = knownAt;
  }

  /**
   * @param last what counts for a later month is left out
   */
  Iterator<Line> upTo(YearMonth last) {
    return Whose.of(rule)
        .map(this::counted)
        .orElseGet(() -> added(last))
        .filter(line -> !line.month().isAfter(last))
        .iterator();
  }

  private Stream<Line> added(YearMonth last) {
    var walk = ledger.inOrder(project, rule.fact(), new Bounds(null, null, last), null);
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(walk.readingAhead(), Spliterator.ORDERED), false)
        .filter(filed -> belongs(filed.entry()))
        .map(
            filed ->
                Line.of(new Line.Place("", filed.order()), filed.entry(), effect(filed.entry())));
  }

  private Breakdown effect(LedgerEntry entry) {
    if (rule.count() == Count.SUM) {
      return entry.quantity();
    }
    return entry.reverses() == null ? ONE : ONE.negated();
  }

  /** One line each for whoever is counted. */
  private Stream<Line> counted(Whose whose) {
    var walk = ledger.together(whose, project, rule.fact(), null).readingAhead();
    return Stream.iterate(walk, Walk::hasNext, same -> same)
        .flatMap(same -> next(whose, same).stream());
  }

  private Optional<Line> next(Whose whose, Walk<Filed> walk) {
    var who = whose.of(walk.peek());
    var standing = new EarliestStanding(rule.minimum());
    while (walk.hasNext() && whose.of(walk.peek()).equals(who)) {
      var entry = walk.next().entry();
      if (belongs(entry)) {
        standing.add(entry);
      }
    }
    return standing
        .counted()
        .map(entry -> Line.of(new Line.Place(who, LedgerOrder.of(entry)), entry, ONE));
  }

  private boolean belongs(LedgerEntry entry) {
    return !entry.knownAt().isAfter(knownAt) && rule.looksAt(entry);
  }
}
