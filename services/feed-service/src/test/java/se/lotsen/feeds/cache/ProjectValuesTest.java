package se.lotsen.feeds.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static se.lotsen.feeds.cache.Records.PARTITION;
import static se.lotsen.feeds.cache.Records.PROJECT;
import static se.lotsen.feeds.cache.Records.cell;
import static se.lotsen.feeds.cache.Records.deletion;
import static se.lotsen.feeds.cache.Records.planned;
import static se.lotsen.feeds.cache.Records.received;
import static se.lotsen.feeds.cache.Records.target;
import static se.lotsen.feeds.cache.Records.untargeted;
import static se.lotsen.feeds.cache.Records.value;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.lotsen.kit.messaging.ReplicaStore.Effect;
import se.lotsen.model.code.Municipality;

class ProjectValuesTest {
  private static final Cell VINDELN = cell("new-jobs", 1, Municipality.VINDELN, "2008-05");
  private static final Cell VANNAS = cell("new-jobs", 1, Municipality.VANNAS, "2008-04");
  private static final Cell OTHER_RULE = cell("new-jobs", 2, Municipality.VINDELN, "2008-05");
  private static final Cell COMPANIES =
      cell("companies-advised", 1, Municipality.VANNAS, "2008-04");

  private final ProjectValues board = new ProjectValues(PROJECT, PARTITION);
  private final List<Change> told = new ArrayList<>();

  @BeforeEach
  void theProjectAnswersForTwoIndicators() {
    board.apply(received(1, planned(target("new-jobs", "10"), untargeted("companies-advised"))));
  }

  @Test
  void aTotalIsTheSumOfTheNewestOfEachCell() {
    board.apply(value(0, VINDELN, "2"));
    board.apply(value(1, VANNAS, "0.5"));
    board.apply(value(2, VINDELN, "3"));

    var jobs = indicator("new-jobs");
    assertThat(jobs.total().total()).isEqualByComparingTo("3.5");
    assertThat(jobs.cells()).containsOnlyKeys(VINDELN, VANNAS);
    assertThat(jobs.target()).isEqualByComparingTo("10");
  }

  @Test
  void zeroAndDeletedCellsAreLeftOut() {
    board.apply(value(0, VINDELN, "2"));
    board.apply(value(1, VANNAS, "1"));
    board.apply(value(2, VINDELN, "0"));
    board.apply(deletion(3, VANNAS));

    var jobs = indicator("new-jobs");
    assertThat(jobs.total().total()).isZero();
    assertThat(jobs.cells()).isEmpty();
    assertThat(jobs.ruleVersion()).isEqualTo(1);
  }

  @Test
  void everyIndicatorTheProjectAnswersForIsThereAndNoOther() {
    board.apply(value(0, cell("participants", 1, Municipality.VINDELN, "2008-05"), "40"));

    assertThat(board.snapshot().indicators())
        .extracting(indicator -> indicator.code().value())
        .containsExactly("companies-advised", "new-jobs");
    assertThat(indicator("new-jobs").total().total()).isZero();
    assertThat(indicator("new-jobs").ruleVersion()).isNull();
  }

  @Test
  void theHighestVersionOfARuleIsShownUntilItsCellsAreDeleted() {
    board.apply(value(0, VINDELN, "2"));
    board.apply(value(1, OTHER_RULE, "5"));
    assertThat(indicator("new-jobs").ruleVersion()).isEqualTo(2);
    assertThat(indicator("new-jobs").total().total()).isEqualByComparingTo("5");

    board.apply(deletion(2, OTHER_RULE));
    assertThat(indicator("new-jobs").ruleVersion()).isEqualTo(1);
    assertThat(indicator("new-jobs").total().total()).isEqualByComparingTo("2");
  }

  @Test
  void aRecordThatComesTwiceChangesNothing() {
    board.listen(told::add, null);
    board.apply(value(7, VINDELN, "2"));
    var version = board.version();

    assertThat(board.apply(value(7, VINDELN, "2"))).isFalse();
    assertThat(board.version()).isEqualTo(version);
    assertThat(told).hasSize(1);
  }

  @Test
  void anEventIsAppliedOnceAndInOrder() {
    assertThat(board.apply(received(1, planned()))).isEqualTo(Effect.DROPPED);
    assertThat(board.apply(received(3, Records.targetsSet()))).isEqualTo(Effect.GAP);
    assertThat(board.apply(received(2, Records.activated()))).isEqualTo(Effect.APPLIED);
    assertThat(board.version().agreedAt()).isEqualTo(1);
    assertThat(board.apply(received(3, Records.targetsSet(target("new-jobs", "12")))))
        .isEqualTo(Effect.APPLIED);
    assertThat(board.version().agreedAt()).isEqualTo(3);
    assertThat(board.snapshot().indicators()).hasSize(1);
    assertThat(indicator("new-jobs").target()).isEqualByComparingTo("12");
  }

  @Test
  void whoBeginsWithoutAPositionIsToldWhatComes() {
    board.apply(value(3, VINDELN, "2"));

    var start = board.listen(told::add, null);
    board.apply(value(5, VANNAS, "1"));

    assertThat(start).isEqualTo(new Start(Start.Kind.NOW, new Position(PARTITION, 3), List.of()));
    assertThat(told).hasSize(1);
    assertThat(told.getFirst().position()).hasToString("1:5");
    assertThat(told.getFirst().total().total()).isEqualByComparingTo("3");
  }

  @Test
  void whoResumesIsFirstToldTheNewestOfEachCellThatChanged() {
    board.apply(value(3, VINDELN, "2"));
    board.apply(value(4, COMPANIES, "9"));
    board.apply(value(6, VANNAS, "1"));
    board.apply(value(8, VINDELN, "4"));
    board.apply(deletion(9, VANNAS));

    var start = board.listen(told::add, new Position(PARTITION, 4));

    assertThat(start.kind()).isEqualTo(Start.Kind.RESUMED);
    assertThat(start.missed())
        .extracting(
            change -> change.position().offset(), Change::cell, change -> change.quantity().total())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(8L, VINDELN, new BigDecimal("4")),
            org.assertj.core.groups.Tuple.tuple(9L, VANNAS, new BigDecimal("0")));
    assertThat(start.missed())
        .allSatisfy(change -> assertThat(change.total().total()).isEqualByComparingTo("4"));
    assertThat(told).isEmpty();
  }

  @Test
  void whoIsUpToDateIsToldNothingTwice() {
    board.apply(value(3, VINDELN, "2"));

    var start = board.listen(told::add, new Position(PARTITION, 3));

    assertThat(start.kind()).isEqualTo(Start.Kind.RESUMED);
    assertThat(start.missed()).isEmpty();
  }

  @Test
  void aPositionThisTopicCannotHaveGivenBeginsAnew() {
    board.apply(value(3, VINDELN, "2"));

    for (var strange : List.of(new Position(PARTITION, 4), new Position(PARTITION + 1, 2))) {
      var start = board.listen(told::add, strange);
      assertThat(start.kind()).isEqualTo(Start.Kind.RESET);
      assertThat(start.missed()).hasSize(1);
    }
  }

  @Test
  void whoHasLeftIsToldNothing() {
    ChangeListener listener = told::add;
    board.listen(listener, null);
    board.forget(listener);

    board.apply(value(3, VINDELN, "2"));

    assertThat(told).isEmpty();
  }

  @Test
  void aDeletionThatCompactionForgotDoesNotPassForAnEarlierState() {
    var all = new ProjectValues(PROJECT, PARTITION);
    var compacted = new ProjectValues(PROJECT, PARTITION);
    for (var both : List.of(all, compacted)) {
      both.apply(received(1, planned(target("new-jobs", "10"))));
    }
    all.apply(value(3, VINDELN, "2"));
    all.apply(value(4, VANNAS, "1"));
    var beforeTheDeletion = all.version();
    all.apply(deletion(5, VINDELN));
    compacted.apply(value(4, VANNAS, "1"));

    assertThat(compacted.version().position()).isEqualTo(beforeTheDeletion.position());
    assertThat(compacted.version()).isNotEqualTo(beforeTheDeletion);
    assertThat(compacted.version().fingerprint()).isEqualTo(all.version().fingerprint());
  }

  private Snapshot.Indicator indicator(String code) {
    return board.snapshot().indicators().stream()
        .filter(indicator -> indicator.code().value().equals(code))
        .findFirst()
        .orElseThrow();
  }
}
