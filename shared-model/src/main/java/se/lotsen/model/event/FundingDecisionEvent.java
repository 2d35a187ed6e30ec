package se.lotsen.model.event;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.FundingDecisionId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.Currency;
import se.lotsen.model.code.IndicatorCode;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.code.ObjectiveCode;
import se.lotsen.model.code.ProgrammeCode;
import se.lotsen.model.code.ReportKind;
import se.lotsen.model.code.SizeClass;
import se.lotsen.model.code.SniCode;
import se.lotsen.model.event.ProjectEvent.IndicatorTarget;

/**
 * What a funder decides about a project (beslut om stöd); published by registry-service. A later
 * decision of the same funder on the same grant changes the terms: it is a version of this one, and
 * its terms replace the earlier ones as a whole.
 */
public sealed interface FundingDecisionEvent extends Event {
  FundingDecisionId decision();

  ProjectId project();

  @Override
  default String subject() {
    return decision().value();
  }

  @Override
  default String key() {
    return project().value();
  }

  /**
   * The funder decided to pay.
   *
   * @param on the day of the decision
   * @param funder by its code among the project's funders
   */
  @EventType("se.lotsen.decision.made.v1")
  record FundingDecisionMade(
      FundingDecisionId decision,
      ProjectId project,
      LocalDate on,
      String funder,
      FundingTerms terms)
      implements FundingDecisionEvent {}

  /**
   * A later decision changed the terms.
   *
   * @param on the day of that decision
   * @param number which version of the decision it is; the first that changes something is 2
   */
  @EventType("se.lotsen.decision.changed.v1")
  record FundingDecisionChanged(
      FundingDecisionId decision, ProjectId project, LocalDate on, int number, FundingTerms terms)
      implements FundingDecisionEvent {}

  /** It was entered by mistake, or the funder took it back: nothing is reported on it any more. */
  @EventType("se.lotsen.decision.revoked.v1")
  record FundingDecisionRevoked(FundingDecisionId decision, ProjectId project, LocalDate on)
      implements FundingDecisionEvent {}

  /**
   * What was decided.
   *
   * @param objective the specific objective of the programme
   * @param indicators those that the project reports on this decision
   * @param reporting the plan of reports, one after the other without gaps
   * @param keptUntil the last day up to which records are kept by it
   * @param evaluated whether an evaluation is required
   */
  record FundingTerms(
      @Nullable ProgrammeCode programme,
      @Nullable ObjectiveCode objective,
      @Nullable Money amount,
      List<DecidedIndicator> indicators,
      List<ReportingDate> reporting,
      Eligibility eligibility,
      @Nullable LocalDate keptUntil,
      boolean evaluated) {
    public FundingTerms {
      indicators = List.copyOf(indicators);
      reporting = List.copyOf(reporting);
    }

    /** The report of this number in the plan. */
    public Optional<ReportingDate> report(int number) {
      return reporting.stream().filter(date -> date.number() == number).findFirst();
    }
  }

  /** An amount of money, not negative, to two decimals. */
  record Money(BigDecimal value, Currency currency) {}

  /**
   * An indicator as it was decided on.
   *
   * @param ruleVersion by which it is counted; the one in use when left out
   * @param baseline what there was before the project
   */
  record DecidedIndicator(
      IndicatorTarget target, @Nullable Integer ruleVersion, @Nullable BigDecimal baseline) {
    public IndicatorCode indicator() {
      return target.indicator();
    }
  }

  /**
   * When a report is due, and on what.
   *
   * @param number of the report, from 1 on in the order of the plan
   * @param from first month that it is about
   * @param to last month that it is about
   * @param due the last day on which it is to be sent
   */
  record ReportingDate(int number, ReportKind kind, YearMonth from, YearMonth to, LocalDate due) {}

  /**
   * Which clients may be given support with the money. What is empty or left out limits nothing.
   *
   * @param municipalities where a client has to be
   * @param sizeClasses that a company may have
   * @param excludedSectors industries that get none, as the digits that their codes begin with
   * @param atMostYears how old a company may be on the day when it is first supported
   */
  record Eligibility(
      List<Municipality> municipalities,
      List<SizeClass> sizeClasses,
      List<SniCode> excludedSectors,
      @Nullable Integer atMostYears) {
    /** All. */
    public static final Eligibility ANY = new Eligibility(List.of(), List.of(), List.of(), null);

    public Eligibility {
      municipalities = List.copyOf(municipalities);
      sizeClasses = List.copyOf(sizeClasses);
      excludedSectors = List.copyOf(excludedSectors);
    }
  }
}
