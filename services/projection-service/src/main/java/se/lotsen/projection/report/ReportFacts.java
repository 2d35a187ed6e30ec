package se.lotsen.projection.report;

import org.jspecify.annotations.Nullable;

/**
 * What the guards of a report look at.
 *
 * @param planned whether the decision, as it holds, plans the report
 * @param wordsWritten whether every section has words
 * @param earlierTold whether all reports before it are submitted or approved
 * @param laterNotTold whether none after it is
 * @param follows whether its period begins where the last one that was told ends
 * @param reasonGiven whether somebody said why
 */
record ReportFacts(
    boolean planned,
    boolean wordsWritten,
    boolean earlierTold,
    boolean laterNotTold,
    boolean follows,
    boolean reasonGiven) {
  static ReportFacts of(Reporting reporting, Report report, @Nullable String reason) {
    var before = reporting.before(report.number());
    return new ReportFacts(
        !reporting.revoked() && reporting.terms().report(report.number()).isPresent(),
        report.words().areWritten(),
        before.stream().allMatch(Report::isTold),
        reporting.reports().stream()
            .filter(other -> other.number() > report.number())
            .noneMatch(Report::isTold),
        before.isEmpty() || before.getLast().to().plusMonths(1).equals(report.from()),
        reason != null && !reason.isBlank());
  }
}
