package se.lotsen.projection.report;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.data.mongodb.core.MongoTemplate;
import se.lotsen.kit.IdSource;
import se.lotsen.kit.journal.Decision;
import se.lotsen.model.FundingDecisionId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.ReportKind;
import se.lotsen.model.event.FundingDecisionEvent.DecidedIndicator;
import se.lotsen.model.event.FundingDecisionEvent.Eligibility;
import se.lotsen.model.event.FundingDecisionEvent.FundingTerms;
import se.lotsen.model.event.FundingDecisionEvent.ReportingDate;
import se.lotsen.model.event.ProjectEvent.IndicatorTarget;
import se.lotsen.model.event.ReportEvent;
import se.lotsen.projection.reading.LedgerReads;
import se.lotsen.projection.rule.Catalogue;
import se.lotsen.projection.rule.IndicatorRule;
import se.lotsen.projection.web.ValueReads;

/** Submits reports over a ledger, without the aggregate: what the figures and their lines cost. */
public final class ReportRun {
  private final FiguresMaker maker;
  private final Moment clock = new Moment();
  private final List<IndicatorRule> rules;
  private Reporting reporting;

  /** A clock that stands where it was put. */
  private static final class Moment extends Clock {
    private Instant now = Instant.EPOCH;

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  /**
   * @param years of the plan, each with a report
   */
  public ReportRun(MongoTemplate mongo, Catalogue catalogue, ProjectId project, int... years) {
    rules = catalogue.rules();
    maker =
        new FiguresMaker(
            new LedgerReads(mongo),
            new ValueReads(mongo),
            new DecidedRules(catalogue),
            new KeptLines(mongo),
            new KeptFigures(mongo),
            IdSource.TIME_ORDERED,
            clock);
    var plan = new ArrayList<ReportingDate>();
    for (int year : years) {
      plan.add(
          new ReportingDate(
              plan.size() + 1,
              ReportKind.PROGRESS,
              YearMonth.of(year, 1),
              YearMonth.of(year, 12),
              LocalDate.of(year + 1, 2, 15)));
    }
    reporting = planned(project, plan);
  }

  private Reporting planned(ProjectId project, List<ReportingDate> plan) {
    var terms =
        new FundingTerms(
            null,
            null,
            null,
            rules.stream()
                .map(
                    rule ->
                        new DecidedIndicator(
                            new IndicatorTarget(rule.code(), null, Map.of(), Map.of()),
                            rule.version(),
                            null))
                .toList(),
            plan,
            Eligibility.ANY,
            null,
            false);
    return state(
        ReportDecider.plan(
            new FundingDecisionId("01970000-0000-7000-8000-00000000e902"),
            project,
            "eu",
            terms,
            plan.getFirst().from().atDay(1)));
  }

  /**
   * Submits a report as it was known at a moment.
   *
   * @return how many lines it has
   */
  public long submit(int number, Instant knownAt) {
    clock.now = knownAt;
    var today = LocalDate.ofInstant(knownAt, ZoneOffset.UTC);
    var written = new ReportWords("a", "b", "c", "d", null, List.of(), List.of());
    reporting = state(ReportDecider.write(reporting, number, written, today));
    var kept = maker.keep(reporting, reporting.report(number).orElseThrow(), knownAt);
    reporting =
        state(ReportDecider.submit(reporting, kept.figures(), kept.id(), kept.digest(), today));
    return kept.figures().indicators().stream()
        .mapToLong(indicator -> indicator.lines() == null ? 0 : indicator.lines())
        .sum();
  }

  private static Reporting state(Decision<Reporting, ReportEvent> decision) {
    return switch (decision) {
      case Decision.Accepted<Reporting, ReportEvent> accepted -> accepted.state();
      case Decision.Refused<Reporting, ReportEvent> refused ->
          throw new IllegalStateException(refused.why().message().en());
    };
  }
}
