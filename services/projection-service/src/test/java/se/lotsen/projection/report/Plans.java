package se.lotsen.projection.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
import se.lotsen.projection.rule.IndicatorRule;

/** Plans of reports for tests. */
final class Plans {
  static final FundingDecisionId ID = new FundingDecisionId("01970000-0000-7000-8000-00000000e902");
  static final ProjectId PROJECT = new ProjectId("4K");
  static final LocalDate DAY = LocalDate.of(2009, 5, 4);
  static final ReportWords WORDS =
      new ReportWords("Läget", "Vi", "Det", "Dessa", null, List.of(), List.of());

  private Plans() {}

  static ReportingDate date(int number, ReportKind kind, String from, String to) {
    return new ReportingDate(
        number,
        kind,
        YearMonth.parse(from),
        YearMonth.parse(to),
        YearMonth.parse(to).atEndOfMonth().plusDays(45));
  }

  static final List<ReportingDate> THREE =
      List.of(
          date(1, ReportKind.PROGRESS, "2009-01", "2009-04"),
          date(2, ReportKind.PROGRESS, "2009-05", "2009-08"),
          date(3, ReportKind.FINAL, "2009-09", "2010-12"));

  static FundingTerms terms(List<ReportingDate> plan, IndicatorRule... rules) {
    return new FundingTerms(
        null,
        null,
        null,
        Arrays.stream(rules)
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
  }

  static Reporting reporting(List<ReportingDate> plan, IndicatorRule... rules) {
    return reporting(PROJECT, plan, rules);
  }

  static Reporting reporting(ProjectId project, List<ReportingDate> plan, IndicatorRule... rules) {
    return state(ReportDecider.plan(ID, project, "eu", terms(plan, rules), DAY));
  }

  static Reporting state(Decision<Reporting, ReportEvent> decision) {
    assertThat(decision).isInstanceOf(Decision.Accepted.class);
    return ((Decision.Accepted<Reporting, ReportEvent>) decision).state();
  }

  static String refusal(Decision<Reporting, ReportEvent> decision) {
    assertThat(decision).isInstanceOf(Decision.Refused.class);
    return ((Decision.Refused<Reporting, ReportEvent>) decision).why().code();
  }
}
