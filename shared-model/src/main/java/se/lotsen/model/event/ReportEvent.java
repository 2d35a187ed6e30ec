package se.lotsen.model.event;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import se.lotsen.model.FundingDecisionId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.ErasureGround;
import se.lotsen.model.code.ReportKind;
import se.lotsen.model.code.Sha256;
import se.lotsen.model.event.FundingDecisionEvent.ReportingDate;

/**
 * What happens to the reports on a funding decision; published by projection-service. All reports
 * on one decision are one aggregate, because what each of them says follows from those before it.
 */
public sealed interface ReportEvent extends Event {
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
   * The reports that are to be written follow from a decision; replaces the plan before it for
   * those that were not submitted yet.
   *
   * @param number of the decision's version
   * @param reports all that the decision plans
   */
  @EventType("se.lotsen.report.planned.v1")
  record ReportsPlanned(
      FundingDecisionId decision,
      ProjectId project,
      LocalDate on,
      int number,
      List<ReportingDate> reports)
      implements ReportEvent {}

  /** The decision was revoked: what was not submitted is not expected any more. */
  @EventType("se.lotsen.report.plan-revoked.v1")
  record ReportPlanRevoked(FundingDecisionId decision, ProjectId project, LocalDate on)
      implements ReportEvent {}

  /**
   * The words of a draft were written anew.
   *
   * @param number of the report in the plan
   */
  @EventType("se.lotsen.report.written.v1")
  record ReportWritten(FundingDecisionId decision, ProjectId project, LocalDate on, int number)
      implements ReportEvent {}

  /**
   * A report was sent to the funder: its figures stand from here on.
   *
   * @param number of the report in the plan
   * @param knownAt the moment whose knowledge they are
   * @param digest of the figures, which have the digests of their lines in them
   */
  @EventType("se.lotsen.report.submitted.v1")
  record ReportSubmitted(
      FundingDecisionId decision,
      ProjectId project,
      LocalDate on,
      int number,
      ReportKind kind,
      Instant knownAt,
      Sha256 digest)
      implements ReportEvent {}

  /**
   * The funder wants it changed.
   *
   * @param number of the report in the plan
   */
  @EventType("se.lotsen.report.returned.v1")
  record ReportReturned(FundingDecisionId decision, ProjectId project, LocalDate on, int number)
      implements ReportEvent {}

  /**
   * The funder approved of it.
   *
   * @param number of the report in the plan
   */
  @EventType("se.lotsen.report.approved.v1")
  record ReportApproved(FundingDecisionId decision, ProjectId project, LocalDate on, int number)
      implements ReportEvent {}

  /** The words of the reports were erased; their figures stand. */
  @EventType("se.lotsen.report.erased.v1")
  record ReportsErased(
      FundingDecisionId decision, ProjectId project, LocalDate on, ErasureGround ground)
      implements ReportEvent, PersonalDataErased {}
}
