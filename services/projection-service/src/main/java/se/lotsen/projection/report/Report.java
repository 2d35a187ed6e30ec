package se.lotsen.projection.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.lotsen.model.code.ReportKind;
import se.lotsen.model.code.Sha256;
import se.lotsen.model.event.FundingDecisionEvent.ReportingDate;
import se.lotsen.model.privacy.NotPersonal;

/**
 * One report of a decision's plan.
 *
 * @param number in the plan, from 1 on
 * @param from first month that it is about
 * @param to last month that it is about
 * @param due the last day on which it is to be sent
 * @param submissions each time that it was submitted; more than one where it was returned
 */
record Report(
    int number,
    ReportKind kind,
    YearMonth from,
    YearMonth to,
    LocalDate due,
    ReportStatus status,
    ReportWords words,
    List<Submission> submissions) {
  Report {
    submissions = List.copyOf(submissions);
  }

  /**
   * What stood when a report was submitted.
   *
   * @param figures the id under which they are kept
   * @param decisionNumber the version of the decision that it was made by
   * @param knownAt the moment whose knowledge they are
   * @param digest of the figures
   */
  record Submission(
      @NotPersonal("an id") String figures, int decisionNumber, Instant knownAt, Sha256 digest) {}

  static Report draft(ReportingDate date, ReportWords words) {
    return new Report(
        date.number(),
        date.kind(),
        date.from(),
        date.to(),
        date.due(),
        ReportStatus.DRAFT,
        words,
        List.of());
  }

  boolean isTold() {
    return status.isTold();
  }

  /** What was submitted last, be it returned since. */
  Optional<Submission> lastSubmission() {
    return submissions.isEmpty() ? Optional.empty() : Optional.of(submissions.getLast());
  }

  /** As the plan has it now; what was told stays as it was told. */
  Report planned(ReportingDate date) {
    return isTold()
        ? this
        : new Report(
            number, date.kind(), date.from(), date.to(), date.due(), status, words, submissions);
  }

  Report withWords(ReportWords next) {
    return new Report(number, kind, from, to, due, status, next, submissions);
  }

  Report withStatus(ReportStatus next) {
    return new Report(number, kind, from, to, due, next, words, submissions);
  }

  Report submitted(Submission submission) {
    var all = new ArrayList<>(submissions);
    all.add(submission);
    return new Report(number, kind, from, to, due, ReportStatus.SUBMITTED, words, all);
  }
}
