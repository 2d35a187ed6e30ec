package se.lotsen.projection.report;

import static org.assertj.core.api.Assertions.assertThat;
import static se.lotsen.projection.report.Plans.DAY;
import static se.lotsen.projection.report.Plans.ID;
import static se.lotsen.projection.report.Plans.PROJECT;
import static se.lotsen.projection.report.Plans.THREE;
import static se.lotsen.projection.report.Plans.WORDS;
import static se.lotsen.projection.report.Plans.date;
import static se.lotsen.projection.report.Plans.refusal;
import static se.lotsen.projection.report.Plans.reporting;
import static se.lotsen.projection.report.Plans.state;
import static se.lotsen.projection.report.Plans.terms;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.lotsen.kit.journal.Decision;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.ReportKind;
import se.lotsen.model.code.Sha256;
import se.lotsen.model.event.ReportEvent;
import se.lotsen.model.event.ReportEvent.ReportSubmitted;
import se.lotsen.projection.history.TestRules;

class ReportDeciderTest {
  private static final Instant KNOWN_AT = Instant.parse("2009-05-04T08:00:00Z");
  private static final Reporting PLANNED = reporting(THREE, TestRules.HOURS);

  private static Sha256 digest(int number) {
    return CanonicalJson.digest("figures " + number);
  }

  private static Reporting written(Reporting now, int number) {
    return state(ReportDecider.write(now, number, WORDS, DAY));
  }

  private static Figures figures(Reporting now, int number) {
    var report = now.report(number).orElseThrow();
    return new Figures(
        ID,
        now.decisionNumber(),
        PROJECT,
        number,
        report.kind(),
        report.from(),
        report.to(),
        KNOWN_AT,
        now.digestBefore(number),
        List.of());
  }

  private static Decision<Reporting, ReportEvent> submit(Reporting now, int number) {
    return ReportDecider.submit(now, figures(now, number), "kept-" + number, digest(number), DAY);
  }

  private static Reporting submitted(Reporting now, int number) {
    return state(submit(written(now, number), number));
  }

  @Test
  void aDecisionPlansItsReports() {
    assertThat(PLANNED.reports()).extracting(Report::status).containsOnly(ReportStatus.DRAFT);
    assertThat(PLANNED.reports()).extracting(Report::number).containsExactly(1, 2, 3);
    assertThat(PLANNED.status()).isEqualTo("DRAFT");
  }

  @Test
  void submittingHasFiguresStandAndTellsTheirDigest() {
    var now = written(PLANNED, 1);

    var decision = submit(now, 1);

    assertThat(((Decision.Accepted<Reporting, ReportEvent>) decision).events())
        .containsExactly(
            new ReportSubmitted(ID, PROJECT, DAY, 1, ReportKind.PROGRESS, KNOWN_AT, digest(1)));
    assertThat(state(decision).toldBefore(2)).containsExactly("kept-1");
    assertThat(state(decision).digestBefore(2)).isEqualTo(digest(1));
  }

  @Test
  void whatIsNotWrittenOrNotInItsTurnIsNotSubmitted() {
    assertThat(refusal(submit(PLANNED, 1))).isEqualTo("guard-refused");
    assertThat(refusal(submit(written(PLANNED, 2), 2))).isEqualTo("guard-refused");
    assertThat(refusal(submit(submitted(PLANNED, 1), 1))).isEqualTo("no-such-step");
  }

  @Test
  void figuresOfAnotherPlanOrAfterAnotherReportDoNotStand() {
    var two = written(submitted(PLANNED, 1), 2);
    var madeBefore = figures(two, 2);
    var returned = state(ReportDecider.answer(two, 1, ReportTrigger.RETURN, "Räkna om", DAY));
    var again =
        state(ReportDecider.submit(returned, figures(returned, 1), "kept-1b", digest(11), DAY));
    assertThat(refusal(ReportDecider.submit(again, madeBefore, "kept-2", digest(2), DAY)))
        .isEqualTo("report-changed-meanwhile");

    var replanned = state(ReportDecider.replan(two, 2, terms(THREE, TestRules.CONTACTS), DAY));
    assertThat(refusal(ReportDecider.submit(replanned, madeBefore, "kept-2", digest(2), DAY)))
        .isEqualTo("report-changed-meanwhile");
  }

  @Test
  void aReportIsNotReturnedWhileALaterOneBuildsOnItNorWithoutAReason() {
    var two = submitted(submitted(PLANNED, 1), 2);

    assertThat(refusal(ReportDecider.answer(two, 1, ReportTrigger.RETURN, "Räkna om", DAY)))
        .isEqualTo("guard-refused");
    assertThat(refusal(ReportDecider.answer(two, 2, ReportTrigger.RETURN, " ", DAY)))
        .isEqualTo("guard-refused");
    var returned = state(ReportDecider.answer(two, 2, ReportTrigger.RETURN, "Räkna om", DAY));
    assertThat(returned.toldBefore(3)).containsExactly("kept-1");
    assertThat(returned.report(2).orElseThrow().lastSubmission()).isPresent();
  }

  @Test
  void wordsOfWhatIsSubmittedStayUntilItIsReturned() {
    var one = submitted(PLANNED, 1);
    var others = new ReportWords("Nytt", "Vi", "Det", "Dessa", null, List.of(), List.of());

    assertThat(refusal(ReportDecider.write(one, 1, others, DAY))).isEqualTo("report-submitted");
    var returned = state(ReportDecider.answer(one, 1, ReportTrigger.RETURN, "Skriv om", DAY));
    assertThat(state(ReportDecider.write(returned, 1, others, DAY)).report(1).orElseThrow().words())
        .isEqualTo(others);
  }

  @Test
  void moreWordsThanThereIsRoomForAreRefused() {
    var areas =
        Collections.nCopies(
            21, new ReportWords.AreaWords(new AreaCode("advice"), "a".repeat(2_000)));
    var long21 = new ReportWords(null, null, null, null, null, List.of(), areas);

    assertThat(refusal(ReportDecider.write(PLANNED, 1, long21, DAY))).isEqualTo("words-too-long");
  }

  @Test
  void aLaterDecisionChangesWhatIsNotToldAndKeepsTheRest() {
    var one = written(submitted(PLANNED, 1), 2);
    var plan =
        List.of(
            date(1, ReportKind.PROGRESS, "2009-01", "2009-06"),
            date(2, ReportKind.FINAL, "2009-07", "2009-12"));

    var replanned = state(ReportDecider.replan(one, 2, terms(plan, TestRules.HOURS), DAY));

    assertThat(replanned.report(1)).isEqualTo(one.report(1));
    assertThat(replanned.report(2).orElseThrow().words()).isEqualTo(WORDS);
    assertThat(replanned.report(2).orElseThrow().kind()).isEqualTo(ReportKind.FINAL);
    assertThat(replanned.report(3)).isEmpty();
    // What was told ends in April, and this would begin in July.
    assertThat(refusal(submit(replanned, 2))).isEqualTo("guard-refused");
    assertThat(ReportDecider.replan(replanned, 2, terms(THREE), DAY))
        .isEqualTo(Decision.nothingToDo(replanned));
  }

  @Test
  void onARevokedDecisionNothingIsSubmitted() {
    var revoked = state(ReportDecider.revoke(written(PLANNED, 1), DAY));

    assertThat(refusal(submit(revoked, 1))).isEqualTo("guard-refused");
    assertThat(revoked.status()).isEqualTo("REVOKED");
  }

  @Test
  void erasedWordsAreGoneAndFiguresStand() {
    var one = submitted(PLANNED, 1);

    var erased = state(ReportDecider.erase(one, "Begärt", DAY));

    assertThat(erased.report(1).orElseThrow().words()).isEqualTo(ReportWords.NONE);
    assertThat(erased.report(1).orElseThrow().submissions())
        .isEqualTo(one.report(1).orElseThrow().submissions());
    assertThat(ReportDecider.erase(erased, "Begärt", DAY)).isEqualTo(Decision.nothingToDo(erased));
  }
}
