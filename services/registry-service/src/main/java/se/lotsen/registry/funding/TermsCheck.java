package se.lotsen.registry.funding;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.model.code.ReportKind;
import se.lotsen.model.event.FundingDecisionEvent.DecidedIndicator;
import se.lotsen.model.event.FundingDecisionEvent.FundingTerms;
import se.lotsen.model.event.FundingDecisionEvent.ReportingDate;
import se.lotsen.registry.project.FundedProject;
import se.lotsen.registry.project.TargetRules;

/** What the terms of a funding decision may not be. */
final class TermsCheck {
  /** So long after its end a project may still have to report. */
  private static final int MOST_YEARS_AFTER = 5;

  private TermsCheck() {}

  static @Nullable Refusal wrongIn(FundingDecision.Version version, FundedProject project) {
    var terms = version.terms();
    return Refusal.first(
        negative(terms),
        TargetRules.wrongIn(
            terms.indicators().stream().map(DecidedIndicator::target).toList(),
            project.municipalities(),
            project.period()),
        ruleVersion(terms.indicators()),
        planOf(terms.reporting(), project),
        kept(terms, project),
        placesOf(terms, project));
  }

  private static @Nullable Refusal negative(FundingTerms terms) {
    var amount = terms.amount();
    if (amount != null && amount.value().signum() < 0) {
      return Refusal.invalid(
          "negative-amount",
          "amount",
          "Ett belopp kan inte vara negativt",
          "An amount cannot be negative");
    }
    return terms.indicators().stream()
            .map(DecidedIndicator::baseline)
            .anyMatch(baseline -> baseline != null && baseline.signum() < 0)
        ? Refusal.invalid(
            "negative-baseline",
            "indicators",
            "Ett utgångsvärde kan inte vara negativt",
            "A baseline cannot be negative")
        : null;
  }

  private static @Nullable Refusal ruleVersion(List<DecidedIndicator> indicators) {
    return indicators.stream()
            .map(DecidedIndicator::ruleVersion)
            .anyMatch(version -> version != null && version < 1)
        ? Refusal.invalid(
            "no-such-version",
            "indicators",
            "Versioner av en regel börjar på 1",
            "Versions of a rule begin at 1")
        : null;
  }

  /** Every month belongs to one report, or what was told could not be added up. */
  private static @Nullable Refusal planOf(List<ReportingDate> plan, FundedProject project) {
    for (int i = 0; i < plan.size(); i++) {
      var date = plan.get(i);
      var wrong =
          Refusal.first(
              numbered(date, i + 1),
              ordered(date),
              inTime(date, project),
              i == 0 ? beginning(date, project) : following(plan.get(i - 1), date),
              lastIfFinal(date, i == plan.size() - 1));
      if (wrong != null) {
        return wrong;
      }
    }
    return null;
  }

  private static @Nullable Refusal numbered(ReportingDate date, int number) {
    return date.number() == number
        ? null
        : wrongPlan(
            "report-numbers",
            "Rapporterna numreras 1, 2, 3 … i sin ordning; här står %d i stället för %d"
                .formatted(date.number(), number),
            "Reports are numbered 1, 2, 3 … in their order; here stands %d in place of %d"
                .formatted(date.number(), number));
  }

  private static @Nullable Refusal ordered(ReportingDate date) {
    if (date.to().isBefore(date.from())) {
      return wrongPlan(
          "report-period",
          "Rapport %d slutar (%s) innan den börjar (%s)"
              .formatted(date.number(), date.to(), date.from()),
          "Report %d ends (%s) before it begins (%s)"
              .formatted(date.number(), date.to(), date.from()));
    }
    return date.due().isBefore(date.from().atDay(1))
        ? wrongPlan(
            "report-due",
            "Rapport %d ska lämnas (%s) innan dess period börjar (%s)"
                .formatted(date.number(), date.due(), date.from()),
            "Report %d is due (%s) before its period begins (%s)"
                .formatted(date.number(), date.due(), date.from()))
        : null;
  }

  /** What a project tells after it ended is over by then; a later year is a slip. */
  private static @Nullable Refusal inTime(ReportingDate date, FundedProject project) {
    var last = month(project.period().to()).plusYears(MOST_YEARS_AFTER);
    return date.to().isAfter(last)
        ? wrongPlan(
            "report-outside-project",
            "Rapport %d slutar senare än %s, %d år efter projektet"
                .formatted(date.number(), last, MOST_YEARS_AFTER),
            "Report %d ends later than %s, %d years after the project"
                .formatted(date.number(), last, MOST_YEARS_AFTER))
        : null;
  }

  private static @Nullable Refusal beginning(ReportingDate first, FundedProject project) {
    var months = new YearMonth[] {month(project.period().from()), month(project.period().to())};
    return first.from().isBefore(months[0]) || first.from().isAfter(months[1])
        ? wrongPlan(
            "report-outside-project",
            "Rapport 1 börjar %s, utanför projektets period %s"
                .formatted(first.from(), project.period()),
            "Report 1 begins in %s, outside the project's period %s"
                .formatted(first.from(), project.period()))
        : null;
  }

  private static @Nullable Refusal following(ReportingDate before, ReportingDate date) {
    return date.from().equals(before.to().plusMonths(1))
        ? null
        : wrongPlan(
            "report-gap",
            "Rapport %d ska börja månaden efter att rapport %d slutar, %s"
                .formatted(date.number(), before.number(), before.to().plusMonths(1)),
            "Report %d has to begin in the month after report %d ends, %s"
                .formatted(date.number(), before.number(), before.to().plusMonths(1)));
  }

  private static @Nullable Refusal lastIfFinal(ReportingDate date, boolean last) {
    return date.kind() == ReportKind.FINAL && !last
        ? wrongPlan(
            "final-not-last",
            "Efter slutrapporten finns inga fler rapporter",
            "There are no more reports after the final one")
        : null;
  }

  private static @Nullable Refusal kept(FundingTerms terms, FundedProject project) {
    var until = terms.keptUntil();
    return until != null && until.isBefore(project.period().to())
        ? Refusal.invalid(
            "kept-too-short",
            "keptUntil",
            "Handlingarna bevaras minst tills projektet är slut, %s"
                .formatted(project.period().to()),
            "Records are kept until the project ends, %s, at least"
                .formatted(project.period().to()))
        : null;
  }

  private static @Nullable Refusal placesOf(FundingTerms terms, FundedProject project) {
    return terms.eligibility().municipalities().stream()
        .filter(place -> !project.municipalities().contains(place))
        .findFirst()
        .map(
            place ->
                Refusal.invalid(
                    "municipality-not-in-project",
                    "eligibility",
                    "%s är inte med i projektet".formatted(place.label().sv()),
                    "%s is not in the project".formatted(place.label().en())))
        .orElse(null);
  }

  private static Refusal wrongPlan(String code, String sv, String en) {
    return Refusal.invalid(code, "reporting", sv, en);
  }

  private static YearMonth month(LocalDate day) {
    return YearMonth.from(day);
  }
}
