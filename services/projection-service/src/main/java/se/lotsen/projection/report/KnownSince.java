package se.lotsen.projection.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;
import se.lotsen.model.event.FundingDecisionEvent.DecidedIndicator;
import se.lotsen.projection.reading.LedgerReads;

/**
 * Finds what became known of an indicator since the last report that was told: while reports are
 * still to come it will be in the next one; after the final report it stands here and nowhere else.
 */
@Component
class KnownSince {
  private final LedgerReads ledger;
  private final KeptLines keptLines;
  private final DecidedRules rules;

  KnownSince(LedgerReads ledger, KeptLines keptLines, DecidedRules rules) {
    this.ledger = ledger;
    this.keptLines = keptLines;
    this.rules = rules;
  }

  /**
   * Lines about months that were told. All of the indicator's lines are read for each page, a chunk
   * at a time.
   *
   * @param knownAt what became known later is left out, so that pages fit together
   * @param skipped lines of earlier pages
   */
  List<Line> lines(
      Reporting reporting, DecidedIndicator decided, Instant knownAt, long skipped, int limit) {
    var told = reporting.reports().stream().filter(Report::isTold).toList();
    var rule = rules.find(decided);
    if (told.isEmpty() || rule.isEmpty()) {
      return List.of();
    }
    var last = told.getLast();
    var page = new ArrayList<Line>();
    var count = new AtomicLong();
    new ReportLines(
            reporting.reports().getFirst().from(),
            last.to().plusMonths(1),
            line -> {
              if (count.getAndIncrement() >= skipped && page.size() < limit) {
                page.add(line);
              }
            },
            line -> {})
        .compare(
            new CurrentLines(ledger, rule.get(), reporting.project(), knownAt).upTo(last.to()),
            new ToldLines(
                reporting.toldBefore(Integer.MAX_VALUE).stream()
                    .map(earlier -> keptLines.read(earlier, decided.indicator()))
                    .toList()));
    return page;
  }
}
