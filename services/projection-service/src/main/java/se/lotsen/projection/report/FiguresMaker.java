package se.lotsen.projection.report;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import se.lotsen.kit.IdSource;
import se.lotsen.kit.failure.RefusedException;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.model.code.Sha256;
import se.lotsen.model.event.FundingDecisionEvent.DecidedIndicator;
import se.lotsen.projection.reading.LedgerReads;
import se.lotsen.projection.rule.IndicatorRule;
import se.lotsen.projection.web.ValueReads;

/**
 * Makes the figures of a report: of a draft from the values as they are now, for a submission from
 * the ledger, line by line. Both come to the same when nothing is on its way.
 */
@Component
class FiguresMaker {
  private final LedgerReads ledger;
  private final ValueReads values;
  private final DecidedRules rules;
  private final KeptLines keptLines;
  private final KeptFigures keptFigures;
  private final IdSource ids;
  private final Clock clock;

  FiguresMaker(
      LedgerReads ledger,
      ValueReads values,
      DecidedRules rules,
      KeptLines keptLines,
      KeptFigures keptFigures,
      IdSource ids,
      Clock clock) {
    this.ledger = ledger;
    this.values = values;
    this.rules = rules;
    this.keptLines = keptLines;
    this.keptFigures = keptFigures;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Figures that are kept.
   *
   * @param id under which they and their lines are kept
   */
  record Kept(String id, Figures figures, Sha256 digest) {}

  /** What the report would say now. */
  Figures draft(Reporting reporting, Report report) {
    var told =
        reporting.toldBefore(report.number()).reversed().stream()
            .map(keptFigures::figures)
            .toList();
    return figures(
        reporting,
        report,
        clock.instant(),
        decided ->
            rules
                .find(decided)
                .map(rule -> draft(reporting, report, decided, rule, lastOf(decided, told))));
  }

  /**
   * As it was told last, which an indicator that was left out for a while was not in each report.
   */
  private static List<Figures.Cell> lastOf(DecidedIndicator decided, List<Figures> latestFirst) {
    return latestFirst.stream()
        .flatMap(figures -> figures.indicator(decided.indicator()).stream())
        .findFirst()
        .map(Figures.OfIndicator::cells)
        .orElse(List.of());
  }

  private Figures.OfIndicator draft(
      Reporting reporting,
      Report report,
      DecidedIndicator decided,
      IndicatorRule rule,
      List<Figures.Cell> told) {
    var cells = new Cells();
    values
        .of(reporting.project(), rule)
        .filter(value -> !value.month().isBefore(begin(reporting)))
        .filter(value -> !value.month().isAfter(report.to()))
        .forEach(
            value -> {
              if (value.month().isBefore(report.from())) {
                cells.adjusted(value.municipality(), value.area(), value.quantity());
              } else {
                cells.period(value.municipality(), value.area(), value.quantity());
              }
            });
    for (var cell : told) {
      cells.previously(cell.municipality(), cell.area(), cell.cumulative());
      cells.adjusted(cell.municipality(), cell.area(), cell.cumulative().negated());
    }
    return new Figures.OfIndicator(rule, decided, cells.all(), null, null);
  }

  /**
   * Makes figures and keeps them with their lines. Where that ends half way, or nothing refers to
   * them in the end, they are to be forgotten again.
   */
  Kept keep(Reporting reporting, Report report, Instant knownAt) {
    var id = ids.next();
    keptFigures.begin(id, reporting.id(), knownAt);
    try {
      var figures =
          figures(
              reporting,
              report,
              knownAt,
              decided -> Optional.of(keep(id, reporting, report, decided, knownAt)));
      var canonical = CanonicalJson.write(figures);
      keptFigures.keep(id, canonical);
      return new Kept(id, figures, CanonicalJson.digest(canonical));
    } catch (RuntimeException e) {
      forget(id);
      throw e;
    }
  }

  private Figures.OfIndicator keep(
      String id, Reporting reporting, Report report, DecidedIndicator decided, Instant knownAt) {
    var rule = rules.find(decided).orElseThrow(() -> new RefusedException(unknownRule(decided)));
    var now = new CurrentLines(ledger, rule, reporting.project(), knownAt).upTo(report.to());
    var before =
        new ToldLines(
            reporting.toldBefore(report.number()).stream()
                .map(earlier -> keptLines.read(earlier, decided.indicator()))
                .toList());
    var cells = new Cells();
    var writer = keptLines.writer(id, decided.indicator());
    new ReportLines(
            begin(reporting),
            report.from(),
            line -> {
              writer.add(line);
              cells.reported(line);
            },
            cells::told)
        .compare(now, before);
    writer.end();
    return new Figures.OfIndicator(rule, decided, cells.all(), writer.count(), writer.digest());
  }

  void forget(String id) {
    // In this order: lines without figures nobody would find.
    keptLines.delete(id);
    keptFigures.delete(id);
  }

  private Figures figures(
      Reporting reporting,
      Report report,
      Instant knownAt,
      Function<DecidedIndicator, Optional<Figures.OfIndicator>> each) {
    return new Figures(
        reporting.id(),
        reporting.decisionNumber(),
        reporting.project(),
        report.number(),
        report.kind(),
        report.from(),
        report.to(),
        knownAt,
        reporting.digestBefore(report.number()),
        reporting.terms().indicators().stream().map(each).flatMap(Optional::stream).toList());
  }

  /** The first month of the first report. */
  private static YearMonth begin(Reporting reporting) {
    return reporting.reports().getFirst().from();
  }

  private static Refusal unknownRule(DecidedIndicator decided) {
    return Refusal.conflict(
        "unknown-indicator",
        "Beslutet har indikatorn %s%s, som ingen regel räknar; ändra beslutet"
            .formatted(decided.indicator(), version(decided)),
        "The decision has the indicator %s%s, which no rule counts; change the decision"
            .formatted(decided.indicator(), version(decided)));
  }

  private static String version(DecidedIndicator decided) {
    return decided.ruleVersion() == null ? "" : " v" + decided.ruleVersion();
  }
}
