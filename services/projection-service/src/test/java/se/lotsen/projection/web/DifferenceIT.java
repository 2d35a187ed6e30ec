package se.lotsen.projection.web;

import static org.assertj.core.api.Assertions.assertThat;
import static se.lotsen.projection.counting.Entries.session;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import se.lotsen.model.ProjectId;
import se.lotsen.projection.counting.Entries;
import se.lotsen.projection.course.Courses;
import se.lotsen.projection.history.TestRules;
import se.lotsen.projection.reading.LedgerReads;
import se.lotsen.projection.rule.IndicatorRule;
import se.lotsen.projection.sink.TestLedger;

/** Why a value is another than it was told, on a store. */
class DifferenceIT {
  /** All entries of {@link Entries#session} are known a minute before. */
  private static final Instant TOLD = Instant.parse("2009-06-10T07:00:30Z");

  private static final Instant LATER = Instant.parse("2009-07-01T00:00:00Z");
  private static final Entries IN_MAY = session("a/1/0");
  private static final Entries IN_JUNE = session("b/1/0").on("2009-06-09");

  private final TestLedger ledger = TestLedger.embedded();

  @AfterEach
  void close() {
    ledger.close();
  }

  private List<String> lines(IndicatorRule rule) {
    var reads = new LedgerReads(ledger.mongo());
    return new DifferenceReading(
            reads,
            new AsKnown(new Courses(reads, ledger.mongo()), reads),
            rule,
            new ProjectId("4K"),
            new Slicing(Set.of(), Slicing.Span.TOTAL, null, null, null, null),
            TOLD,
            LATER)
        .page(null, 200).lines().stream()
            .map(
                line ->
                    "%s %s %s by %s"
                        .formatted(
                            line.entry().id(),
                            line.effect().total().toPlainString(),
                            line.because().cause(),
                            line.because().entry()))
            .toList();
  }

  @Test
  void nothingNewIsNoDifference() {
    ledger.file(IN_MAY.entry(), IN_JUNE.entry());

    assertThat(lines(TestRules.ADVISED)).isEmpty();
    assertThat(lines(TestRules.HOURS)).isEmpty();
  }

  @Test
  void whatIsTakenBackIsCountedByTheNextOne() {
    ledger.file(IN_MAY.entry(), IN_JUNE.entry());
    ledger.fileBecause("se.lotsen.case.session-retracted.v1", IN_MAY.reversedBy("a/2/0").entry());

    assertThat(lines(TestRules.ADVISED))
        .containsExactly("a/1/0 -1 RETRACTION by a/2/0", "b/1/0 1 RETRACTION by a/2/0");
    assertThat(lines(TestRules.HOURS)).containsExactly("a/2/0 -1 RETRACTION by a/2/0");
  }

  @Test
  void anEarlierDayEnteredLateIsCountedInPlaceOfTheOther() {
    ledger.file(IN_JUNE.entry());
    ledger.fileBecause("se.lotsen.case.session-logged.v1", IN_MAY.knownLater().entry());

    assertThat(lines(TestRules.ADVISED))
        .containsExactly("b/1/0 -1 LATE by a/1/0", "a/1/0 1 LATE by a/1/0");
    assertThat(lines(TestRules.HOURS)).containsExactly("a/1/0 1 LATE by a/1/0");
  }

  @Test
  void whatMakesItEnoughIsTheCause() {
    ledger.file(IN_MAY.hours("3").entry());
    ledger.fileBecause("se.lotsen.case.session-logged.v1", IN_JUNE.hours("2").knownLater().entry());

    assertThat(lines(TestRules.ADVISED_FIVE_HOURS)).containsExactly("a/1/0 1 LATE by b/1/0");
  }

  /** Another of something that is counted already takes the one before back. */
  @Test
  void whatTakesBackAndPutsAnotherInItsPlaceIsACorrection() {
    var type = "se.lotsen.activity.head-count-recorded.v1";
    ledger.file(IN_MAY.entry());
    ledger.fileBecause(type, IN_MAY.reversedBy("a/2/0").entry(), true);
    ledger.fileBecause(type, session("a/2/1").hours("2").knownLater().entry(), true);

    assertThat(lines(TestRules.HOURS))
        .containsExactly("a/2/0 -1 CORRECTION by a/2/0", "a/2/1 2 CORRECTION by a/2/1");
  }

  @Test
  void aMergeIsSaidToBeOne() {
    var type = "se.lotsen.case.client-replaced.v1";
    ledger.file(IN_MAY.entry());
    ledger.fileBecause(type, IN_MAY.reversedBy("a/2/0").entry(), true);
    ledger.fileBecause(type, session("a/2/1").client(2).knownLater().entry(), true);

    assertThat(lines(TestRules.ADVISED))
        .containsExactly("a/1/0 -1 MERGE by a/2/0", "a/2/1 1 MERGE by a/2/1");
  }

  @Test
  void whatHappenedSinceIsNotLate() {
    ledger.file(IN_MAY.entry());
    ledger.fileBecause(
        "se.lotsen.case.session-logged.v1", session("c/1/0").on("2009-06-11").knownLater().entry());

    assertThat(lines(TestRules.HOURS)).containsExactly("c/1/0 1 NEW by c/1/0");
  }

  /** What came besides cannot be why it is too little, though it came last. */
  @Test
  void whatMakesItTooLittleIsWhatWasTakenBack() {
    ledger.file(IN_MAY.hours("3").entry(), IN_JUNE.hours("2").entry());
    ledger.fileBecause(
        "se.lotsen.case.session-retracted.v1", IN_JUNE.hours("2").reversedBy("b/2/0").entry());
    ledger.fileBecause(
        "se.lotsen.case.session-logged.v1", session("c/1/0").on("2009-06-10").knownLater().entry());

    assertThat(lines(TestRules.ADVISED_FIVE_HOURS)).containsExactly("a/1/0 -1 RETRACTION by b/2/0");
  }

  @Test
  void aLedgerOfBeforeSaysWhatItCan() {
    ledger.file(IN_MAY.entry(), IN_MAY.reversedBy("a/2/0").entry());
    ledger.file(IN_JUNE.knownLater().entry());

    assertThat(lines(TestRules.HOURS))
        .containsExactly("a/2/0 -1 RETRACTION by a/2/0", "b/1/0 1 LATE by b/1/0");
  }
}
