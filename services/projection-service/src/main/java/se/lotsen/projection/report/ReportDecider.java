package se.lotsen.projection.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.lotsen.kit.journal.Decision;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.kit.lifecycle.LifecycleMachine;
import se.lotsen.kit.lifecycle.Verdict;
import se.lotsen.kit.privacy.PersonalFields;
import se.lotsen.model.FundingDecisionId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.ErasureGround;
import se.lotsen.model.code.Sha256;
import se.lotsen.model.event.FundingDecisionEvent.FundingTerms;
import se.lotsen.model.event.ReportEvent;
import se.lotsen.model.event.ReportEvent.ReportApproved;
import se.lotsen.model.event.ReportEvent.ReportPlanRevoked;
import se.lotsen.model.event.ReportEvent.ReportReturned;
import se.lotsen.model.event.ReportEvent.ReportSubmitted;
import se.lotsen.model.event.ReportEvent.ReportWritten;
import se.lotsen.model.event.ReportEvent.ReportsErased;
import se.lotsen.model.event.ReportEvent.ReportsPlanned;

/** Decides on reports; pure. */
final class ReportDecider {
  /** A report that is returned more often is worth a word with the funder. */
  static final int MOST_SUBMISSIONS = 50;

  /** All reports on a decision are kept together: so many characters of each leave room for all. */
  static final int MOST_WORDS = 40_000;

  private static final LifecycleMachine<ReportStatus, ReportTrigger, ReportFacts> MACHINE =
      LifecycleMachine.of(ReportLifecycle.TABLE);

  private ReportDecider() {}

  /** The plan of a decision that was made. */
  static Decision<Reporting, ReportEvent> plan(
      FundingDecisionId id, ProjectId project, String funder, FundingTerms terms, LocalDate on) {
    var reporting =
        new Reporting(id, project, funder, 0, terms, false, List.of()).planned(1, terms);
    return Decision.accepted(reporting, new ReportsPlanned(id, project, on, 1, terms.reporting()));
  }

  /** The plan of a later decision. */
  static Decision<Reporting, ReportEvent> replan(
      Reporting now, int number, FundingTerms terms, LocalDate on) {
    return number <= now.decisionNumber()
        ? Decision.nothingToDo(now)
        : Decision.accepted(
            now.planned(number, terms),
            new ReportsPlanned(now.id(), now.project(), on, number, terms.reporting()));
  }

  static Decision<Reporting, ReportEvent> revoke(Reporting now, LocalDate on) {
    return now.revoked()
        ? Decision.nothingToDo(now)
        : Decision.accepted(now.asRevoked(), new ReportPlanRevoked(now.id(), now.project(), on));
  }

  static Decision<Reporting, ReportEvent> write(
      Reporting now, int number, ReportWords words, LocalDate today) {
    var report = report(now, number);
    if (report.isTold()) {
      return Decision.refused(
          Refusal.conflict(
              "report-submitted",
              "Rapporten är inlämnad; den kan ändras om finansiären återlämnar den",
              "The report is submitted; it can be changed if the funder returns it"));
    }
    if (words.length() > MOST_WORDS) {
      return Decision.refused(
          Refusal.invalid(
              "words-too-long",
              "comments",
              "En rapport har högst %d tecken i allt".formatted(MOST_WORDS),
              "A report has at most %d characters in all".formatted(MOST_WORDS)));
    }
    return words.equals(report.words())
        ? Decision.nothingToDo(now)
        : Decision.accepted(
            now.with(report.withWords(words)),
            new ReportWritten(now.id(), now.project(), today, number));
  }

  /** Whether it could be submitted, before its figures are made. */
  static @Nullable Refusal refusesSubmission(Reporting now, int number) {
    var report = report(now, number);
    var verdict =
        MACHINE.decide(report.status(), ReportTrigger.SUBMIT, ReportFacts.of(now, report, null));
    if (verdict instanceof Verdict.Refused<ReportStatus, ReportTrigger, ReportFacts> refused) {
      return refused.why();
    }
    return report.submissions().size() == MOST_SUBMISSIONS
        ? Refusal.conflict(
            "too-many-submissions",
            "Rapporten är inlämnad %d gånger".formatted(MOST_SUBMISSIONS),
            "The report was submitted %d times".formatted(MOST_SUBMISSIONS))
        : null;
  }

  /**
   * Has figures stand that were made for this report as it was then.
   *
   * @param kept the id under which they are kept
   */
  static Decision<Reporting, ReportEvent> submit(
      Reporting now, Figures figures, String kept, Sha256 digest, LocalDate today) {
    int number = figures.number();
    var refused = refusesSubmission(now, number);
    if (refused != null) {
      return Decision.refused(refused);
    }
    if (figures.decisionNumber() != now.decisionNumber()
        || !Objects.equals(figures.previous(), now.digestBefore(number))) {
      return Decision.refused(
          Refusal.conflict(
              "report-changed-meanwhile",
              "Beslutet eller en tidigare rapport ändrades medan siffrorna togs fram; lämna in igen",
              "The decision or an earlier report changed while the figures were made; submit again"));
    }
    var report = report(now, number);
    return Decision.accepted(
        now.with(
            report.submitted(
                new Report.Submission(kept, now.decisionNumber(), figures.knownAt(), digest))),
        new ReportSubmitted(
            now.id(), now.project(), today, number, report.kind(), figures.knownAt(), digest));
  }

  /** What the funder answers. */
  static Decision<Reporting, ReportEvent> answer(
      Reporting now, int number, ReportTrigger trigger, @Nullable String reason, LocalDate today) {
    var report = report(now, number);
    return switch (MACHINE.decide(report.status(), trigger, ReportFacts.of(now, report, reason))) {
      case Verdict.Refused<ReportStatus, ReportTrigger, ReportFacts> refused ->
          Decision.refused(refused.why());
      case Verdict.Moved<ReportStatus, ReportTrigger, ReportFacts> moved ->
          Decision.accepted(
              now.with(report.withStatus(moved.to())),
              trigger == ReportTrigger.APPROVE
                  ? new ReportApproved(now.id(), now.project(), today, number)
                  : new ReportReturned(now.id(), now.project(), today, number),
              reason);
    };
  }

  static Decision<Reporting, ReportEvent> erase(Reporting now, String reason, LocalDate today) {
    var erased = PersonalFields.erased(now);
    return erased.equals(now)
        ? Decision.nothingToDo(now)
        : Decision.accepted(
            erased,
            new ReportsErased(now.id(), now.project(), today, ErasureGround.SUBJECT_REQUEST),
            reason);
  }

  /** Asked for only where it was found before. */
  private static Report report(Reporting now, int number) {
    return now.report(number).orElseThrow();
  }
}
