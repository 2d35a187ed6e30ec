package se.lotsen.projection.report;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import se.lotsen.kit.journal.Versioned;
import se.lotsen.kit.lifecycle.OfferedStep;
import se.lotsen.model.FundingDecisionId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.IndicatorCode;
import se.lotsen.model.code.ReportKind;
import se.lotsen.model.code.Sha256;

/** What is sent to and answered by {@code /reports}. */
final class ReportRequests {
  private ReportRequests() {}

  /**
   * The words of a report; what is left out is empty. Up to 4 000 characters a section.
   *
   * @param overview the project as a whole
   * @param wayOfWorking how it is worked and organised
   * @param activities what was done
   * @param results what came of it
   * @param unforeseen results that nobody had aimed at
   * @param comments on single indicators
   * @param areas of the final report: what was done in each area of work, and what it led to
   */
  record Words(
      @Nullable @Size(max = 4000) String overview,
      @Nullable @Size(max = 4000) String wayOfWorking,
      @Nullable @Size(max = 4000) String activities,
      @Nullable @Size(max = 4000) String results,
      @Nullable @Size(max = 4000) String unforeseen,
      @Nullable @Size(max = 50) List<@NotNull @Valid CommentWords> comments,
      @Nullable @Size(max = 50) List<@NotNull @Valid AreaReport> areas) {
    ReportWords toWords() {
      return new ReportWords(
          overview,
          wayOfWorking,
          activities,
          results,
          unforeseen,
          comments == null
              ? List.of()
              : comments.stream()
                  .map(each -> new ReportWords.Comment(each.indicator(), each.words()))
                  .toList(),
          areas == null
              ? List.of()
              : areas.stream()
                  .map(each -> new ReportWords.AreaWords(each.area(), each.words()))
                  .toList());
    }
  }

  /** What is to be known of one indicator. */
  record CommentWords(@NotNull IndicatorCode indicator, @NotBlank @Size(max = 1000) String words) {}

  /** What was done in an area of work, and what it led to. */
  record AreaReport(@NotNull AreaCode area, @NotBlank @Size(max = 2000) String words) {}

  /**
   * @param trigger SUBMIT
   */
  record ReportTransition(@NotBlank @Size(max = 40) String trigger) {}

  /**
   * @param trigger RETURN or APPROVE
   * @param reason needed to return it; kept in the journal
   */
  record ReportAnswer(
      @NotBlank @Size(max = 40) String trigger, @Nullable @Size(max = 2000) String reason) {}

  /**
   * The reports on a funding decision.
   *
   * @param decisionNumber the version of the decision that holds
   * @param revoked whether no report is expected any more
   */
  record ReportingView(
      FundingDecisionId decision,
      long version,
      ProjectId project,
      String funder,
      int decisionNumber,
      boolean revoked,
      List<PlannedReport> reports) {
    static ReportingView of(Versioned<Reporting> found, LocalDate today) {
      var reporting = found.state();
      return new ReportingView(
          reporting.id(),
          found.version(),
          reporting.project(),
          reporting.funder(),
          reporting.decisionNumber(),
          reporting.revoked(),
          reporting.reports().stream()
              .map(report -> PlannedReport.of(reporting, report, today))
              .toList());
    }
  }

  /**
   * A report in its plan.
   *
   * @param overdue whether it should have been submitted before today
   */
  record PlannedReport(
      int number,
      ReportKind kind,
      YearMonth from,
      YearMonth to,
      LocalDate due,
      boolean overdue,
      ReportStatus status) {
    static PlannedReport of(Reporting reporting, Report report, LocalDate today) {
      return new PlannedReport(
          report.number(),
          report.kind(),
          report.from(),
          report.to(),
          report.due(),
          reporting.expects(report) && today.isAfter(report.due()),
          report.status());
    }
  }

  /**
   * A report as it is answered.
   *
   * @param steps every step out of the present status; none for the funder while it is not
   *     submitted
   * @param words absent for the funder while it is not submitted
   * @param submission what was submitted last, be it returned since
   */
  record ReportView(
      FundingDecisionId decision,
      long version,
      ProjectId project,
      String funder,
      PlannedReport report,
      List<OfferedStep> steps,
      @Nullable ReportWords words,
      @Nullable SubmissionView submission) {
    static ReportView of(
        Versioned<Reporting> found, Report report, boolean inside, LocalDate today, Locale locale) {
      var reporting = found.state();
      return new ReportView(
          reporting.id(),
          found.version(),
          reporting.project(),
          reporting.funder(),
          PlannedReport.of(reporting, report, today),
          inside || report.isTold()
              ? OfferedStep.from(
                  ReportLifecycle.TABLE,
                  report.status(),
                  ReportFacts.of(reporting, report, null),
                  locale)
              : List.of(),
          inside || report.isTold() ? report.words() : null,
          report.lastSubmission().map(SubmissionView::of).orElse(null));
    }
  }

  /**
   * What was submitted.
   *
   * @param decisionNumber the version of the decision that it was made by
   * @param knownAt the moment whose knowledge the figures are
   * @param digest of the figures in their canonical form
   */
  record SubmissionView(int decisionNumber, Instant knownAt, Sha256 digest) {
    static SubmissionView of(Report.Submission submission) {
      return new SubmissionView(
          submission.decisionNumber(), submission.knownAt(), submission.digest());
    }
  }
}
