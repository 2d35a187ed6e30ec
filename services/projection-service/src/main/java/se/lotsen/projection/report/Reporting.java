package se.lotsen.projection.report;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.FundingDecisionId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.Sha256;
import se.lotsen.model.event.FundingDecisionEvent.FundingTerms;
import se.lotsen.model.privacy.NotPersonal;

/**
 * All reports on one funding decision, as they are kept. They are one aggregate, because what a
 * report says is what became known since the one before it: two of them cannot be decided on apart.
 *
 * @param funder by its code among the project's funders
 * @param decisionNumber the version of the decision that holds
 * @param terms what it says
 * @param revoked whether no report is expected any more
 * @param reports in the order of the plan
 */
record Reporting(
    FundingDecisionId id,
    ProjectId project,
    @NotPersonal("the code of an organisation") String funder,
    int decisionNumber,
    FundingTerms terms,
    boolean revoked,
    List<Report> reports) {
  Reporting {
    reports = List.copyOf(reports);
  }

  Optional<Report> report(int number) {
    return reports.stream().filter(report -> report.number() == number).findFirst();
  }

  /** Those before one of them, in their order. */
  List<Report> before(int number) {
    return reports.stream().filter(report -> report.number() < number).toList();
  }

  /** The figures that were told before a report, in their order. */
  List<String> toldBefore(int number) {
    return before(number).stream()
        .filter(Report::isTold)
        .map(report -> report.submissions().getLast().figures())
        .toList();
  }

  /** The digest of the figures that a report builds on; null for the first. */
  @Nullable Sha256 digestBefore(int number) {
    return before(number).stream()
        .filter(Report::isTold)
        .map(report -> report.submissions().getLast().digest())
        .reduce((earlier, later) -> later)
        .orElse(null);
  }

  /** Whether it is to be submitted still. */
  boolean expects(Report report) {
    return !revoked && !report.isTold() && terms.report(report.number()).isPresent();
  }

  /** One word for a receipt: where the report that is worked on is in its life. */
  String status() {
    if (revoked) {
      return "REVOKED";
    }
    if (reports.isEmpty()) {
      return "NOTHING_PLANNED";
    }
    return reports.stream()
        .filter(report -> report.status() != ReportStatus.APPROVED)
        .findFirst()
        .map(report -> report.status().name())
        .orElse(ReportStatus.APPROVED.name());
  }

  /** After a later decision: what was told or written stays, whatever the plan is now. */
  Reporting planned(int number, FundingTerms next) {
    var all = new TreeMap<Integer, Report>();
    reports.stream()
        .filter(
            report -> !report.submissions().isEmpty() || !report.words().equals(ReportWords.NONE))
        .forEach(report -> all.put(report.number(), report));
    for (var date : next.reporting()) {
      all.compute(
          date.number(),
          (any, known) ->
              known == null ? Report.draft(date, ReportWords.NONE) : known.planned(date));
    }
    return new Reporting(id, project, funder, number, next, revoked, List.copyOf(all.values()));
  }

  Reporting asRevoked() {
    return new Reporting(id, project, funder, decisionNumber, terms, true, reports);
  }

  Reporting with(Report changed) {
    return new Reporting(
        id,
        project,
        funder,
        decisionNumber,
        terms,
        revoked,
        reports.stream()
            .map(report -> report.number() == changed.number() ? changed : report)
            .toList());
  }
}
