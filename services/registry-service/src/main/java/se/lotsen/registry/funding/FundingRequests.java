package se.lotsen.registry.funding;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.lotsen.kit.journal.Versioned;
import se.lotsen.model.FundingDecisionId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.code.ObjectiveCode;
import se.lotsen.model.code.ProgrammeCode;
import se.lotsen.model.code.SizeClass;
import se.lotsen.model.code.SniCode;
import se.lotsen.model.event.FundingDecisionEvent.DecidedIndicator;
import se.lotsen.model.event.FundingDecisionEvent.Eligibility;
import se.lotsen.model.event.FundingDecisionEvent.FundingTerms;
import se.lotsen.model.event.FundingDecisionEvent.Money;
import se.lotsen.model.event.FundingDecisionEvent.ReportingDate;

/** What is sent to and answered by {@code /funding-decisions}. */
final class FundingRequests {
  private FundingRequests() {}

  /**
   * What a funder decided.
   *
   * @param decidedOn the day of the decision
   * @param reference the funder's number for it (diarienummer)
   * @param conditions of the funder, in its words
   * @param programme code of the programme, such as {@code ERUF-2021}
   * @param objective code of its specific objective
   * @param indicators those to report, with targets
   * @param reporting the plan: when which report is due; every month in one of them
   * @param eligibility which clients may be supported
   * @param keptUntil the last day up to which records are kept by it
   * @param evaluated whether an evaluation is required
   */
  record DecisionTerms(
      @NotNull LocalDate decidedOn,
      @NotBlank @Size(max = 100) String reference,
      @Nullable @Size(max = 30) List<@NotBlank @Size(max = 1000) String> conditions,
      @Nullable ProgrammeCode programme,
      @Nullable ObjectiveCode objective,
      @Nullable Money amount,
      @NotNull @Size(max = 50) List<@NotNull DecidedIndicator> indicators,
      @NotNull @Size(max = 40) List<@NotNull ReportingDate> reporting,
      @Nullable @Valid EligibleClients eligibility,
      @Nullable LocalDate keptUntil,
      boolean evaluated) {
    /** The first version; a later one is given its number when it is decided on. */
    FundingDecision.Version toVersion() {
      return new FundingDecision.Version(
          1,
          decidedOn,
          reference,
          conditions == null ? List.of() : conditions,
          new FundingTerms(
              programme,
              objective,
              amount,
              indicators,
              reporting,
              eligibility == null ? Eligibility.ANY : eligibility.toEligibility(),
              keptUntil,
              evaluated));
    }
  }

  /**
   * Which clients may be supported; what is left out limits nothing.
   *
   * @param municipalities where a client has to be
   * @param sizeClasses that a company may have
   * @param excludedSectors industries that get none, as the digits that their codes begin with
   * @param atMostYears how old a company may be on the day when it is first supported
   */
  record EligibleClients(
      @Nullable @Size(max = 50) List<@NotNull Municipality> municipalities,
      @Nullable @Size(max = 4) List<@NotNull SizeClass> sizeClasses,
      @Nullable @Size(max = 100) List<@NotNull SniCode> excludedSectors,
      @Nullable @Min(0) @Max(100) Integer atMostYears) {
    Eligibility toEligibility() {
      return new Eligibility(
          orNone(municipalities), orNone(sizeClasses), orNone(excludedSectors), atMostYears);
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
      return list == null ? List.of() : list;
    }
  }

  /**
   * @param funder by its code among the project's funders
   */
  record DecisionEntry(
      @NotNull ProjectId project,
      @NotBlank @Size(max = 100) String funder,
      @NotNull @Valid DecisionTerms terms) {}

  /**
   * @param reason what the later decision is about; kept in the journal
   */
  record DecisionChange(
      @NotNull @Valid DecisionTerms terms, @NotBlank @Size(max = 2000) String reason) {}

  /**
   * A funding decision as it is answered, in one of its versions.
   *
   * @param number of the version, from 1 on
   * @param latest the number of the version that holds
   */
  record DecisionView(
      FundingDecisionId id,
      long version,
      ProjectId project,
      String funder,
      int number,
      int latest,
      LocalDate decidedOn,
      String reference,
      List<String> conditions,
      FundingTerms terms,
      boolean revoked) {
    static DecisionView of(Versioned<FundingDecision> found, FundingDecision.Version shown) {
      var decision = found.state();
      return new DecisionView(
          decision.id(),
          found.version(),
          decision.project(),
          decision.funder(),
          shown.number(),
          decision.last().number(),
          shown.decidedOn(),
          shown.reference(),
          shown.conditions(),
          shown.terms(),
          decision.revoked());
    }
  }
}
