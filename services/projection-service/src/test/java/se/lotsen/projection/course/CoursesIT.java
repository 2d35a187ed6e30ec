package se.lotsen.projection.course;

import static org.assertj.core.api.Assertions.assertThat;
import static se.lotsen.projection.counting.Entries.session;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import se.lotsen.model.Breakdown;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.indicator.IndicatorValue;
import se.lotsen.model.indicator.LedgerEntry;
import se.lotsen.projection.counting.Entries;
import se.lotsen.projection.history.TestRules;
import se.lotsen.projection.rule.IndicatorRule;
import se.lotsen.projection.sink.Collections;
import se.lotsen.projection.sink.Filings.Kind;

/** What is written down of courses, and what makes it be forgotten. */
class CoursesIT {
  private static final ProjectId PROJECT = new ProjectId("4K");
  private static final Instant THEN = Instant.parse("2009-06-10T07:00:00Z");
  private static final Instant LATER = THEN.plusSeconds(60);
  private static final Instant NOW = Instant.parse("2010-01-01T00:00:00Z");
  private static final String VINDELN = "4K|companies-advised|1|2404|advice|2009-05";
  private static final String UMEA = "4K|companies-advised|1|2480|advice|2009-05";

  private final WrittenCourses written = new WrittenCourses(TestRules.CATALOGUE, 2, 3);

  @AfterEach
  void close() {
    written.close();
  }

  private void file(Entries... entries) {
    written.ledger().file(List.of(entries).stream().map(Entries::entry).toList());
  }

  private Map<String, Breakdown> advised(Instant knownAt) {
    return written.values(PROJECT, TestRules.ADVISED, knownAt);
  }

  private boolean isAnswered(IndicatorRule rule) {
    return written.courses().asKnownAt(PROJECT, List.of(rule), NOW).containsKey(rule);
  }

  private static Breakdown companies(int number) {
    return Breakdown.unsplit(BigDecimal.valueOf(number));
  }

  @Test
  void nothingIsAnsweredBeforeItIsWrittenDown() {
    file(session("a/1/0"));
    assertThat(isAnswered(TestRules.ADVISED)).isFalse();

    written.write();

    assertThat(advised(THEN)).containsExactly(Map.entry(VINDELN, companies(1)));
    assertThat(advised(THEN.minusNanos(1))).isEmpty();
  }

  @Test
  void whatBecameKnownEarlierAndIsFiledLaterIsCountedWhetherItIsWrittenDownOrNot() {
    var earlier = session("b/1/0").in(Municipality.UMEA).on("2009-05-03");
    file(session("a/1/0").knownLater());
    written.write();
    file(earlier);

    assertThat(advised(THEN)).containsExactly(Map.entry(UMEA, companies(1)));
    assertThat(advised(LATER)).containsExactly(Map.entry(UMEA, companies(1)));

    written.write();

    assertThat(advised(THEN)).containsExactly(Map.entry(UMEA, companies(1)));
    assertThat(advised(LATER)).containsExactly(Map.entry(UMEA, companies(1)));
  }

  @Test
  void anEntryThatComesAgainChangesNothing() {
    file(session("a/1/0"), session("b/1/0").client(2));
    written.write();
    var head = written.store().head(PROJECT);

    file(session("a/1/0"), session("b/1/0").client(2));
    written.write();

    assertThat(written.store().isStill(head)).isTrue();
    assertThat(advised(NOW)).containsExactly(Map.entry(VINDELN, companies(2)));
  }

  /** It stands in what is written down as it was: that is forgotten before it says otherwise. */
  @Test
  void anEntryThatSaysSomethingElseHasTheCoursesForgottenAndWrittenDownAnew() {
    file(session("a/1/0"), session("b/1/0").client(2));
    written.write();

    file(session("a/1/0").in(Municipality.UMEA));
    assertThat(isAnswered(TestRules.ADVISED)).isFalse();
    written.write();

    assertThat(advised(NOW))
        .containsOnly(Map.entry(UMEA, companies(1)), Map.entry(VINDELN, companies(1)));
  }

  @Test
  void whileAnEntryIsAboutToSaySomethingElseNothingIsWrittenDown() {
    file(session("a/1/0"));
    written.write();
    long next = written.store().head(PROJECT).covered() + 1;

    written.writer().hold(PROJECT, next);
    written.restart(next);
    written.write();
    assertThat(isAnswered(TestRules.ADVISED)).isFalse();

    file(session("a/1/0").in(Municipality.UMEA));
    written.write();
    assertThat(advised(NOW)).containsExactly(Map.entry(UMEA, companies(1)));
  }

  /** Kafka was lost, and the ledger's topic counts its records from the beginning again. */
  @Test
  void aNewEntryWhereAllWasThoughtToBeFiledHasTheCoursesForgotten() {
    file(session("a/1/0"), session("b/1/0").client(2));
    written.write();
    assertThat(isAnswered(TestRules.ADVISED)).isTrue();

    written.ledger().beginTopicAnew();
    written.restart(0);
    file(session("a/1/0"));
    assertThat(isAnswered(TestRules.ADVISED)).isTrue();
    file(session("c/1/0").client(3));
    assertThat(isAnswered(TestRules.ADVISED)).isFalse();
    written.write();

    assertThat(advised(NOW)).containsExactly(Map.entry(VINDELN, companies(3)));
  }

  @Test
  void afterARestartWhatOthersLeftIsWrittenDown() {
    file(session("a/1/0"));
    long next = 1;
    written.restart(next);
    written.write();

    assertThat(advised(NOW)).containsExactly(Map.entry(VINDELN, companies(1)));
  }

  @Test
  void whatIsNotSaidToBeFiledIsNotWrittenDown() {
    file(session("a/1/0"));
    written.restart(0);
    written.write();

    assertThat(isAnswered(TestRules.ADVISED)).isFalse();
  }

  /** What is being filed may be seen already while what lies before it is not. */
  @Test
  void whatIsSeenButNotSaidToBeFiledIsNoPartOfWhatIsWrittenDown() {
    file(session("a/1/0"), session("b/1/0").in(Municipality.UMEA).on("2009-05-03"));

    written.writer().write(new Kind(PROJECT, TestRules.ADVISED.fact()), TestRules.ADVISED, 1, true);

    assertThat(written.store().head(PROJECT).covered()).isZero();
    assertThat(advised(NOW)).containsExactly(Map.entry(UMEA, companies(1)));
  }

  /** Two processes for a moment, after a partition has changed hands. */
  @Test
  void ofTwoWhoWriteAtOnceOneIsRefusedAndNothingIsCountedTwice() throws InterruptedException {
    var entries = new ArrayList<Entries>();
    IntStream.rangeClosed(1, 60)
        .forEach(number -> entries.add(session("a/%d/0".formatted(number)).client(number)));
    var go = new CountDownLatch(1);
    var kind = new Kind(PROJECT, TestRules.ADVISED.fact());
    for (int filed = 0; filed < 60; filed += 20) {
      file(entries.subList(filed, filed + 20).toArray(Entries[]::new));
      long next = filed + 20;
      var writers =
          IntStream.range(0, 3)
              .mapToObj(
                  number ->
                      Thread.ofPlatform()
                          .start(
                              () -> {
                                await(go);
                                written.writer().write(kind, TestRules.ADVISED, next, true);
                              }))
              .toList();
      go.countDown();
      for (var writer : writers) {
        writer.join();
      }
      assertThat(advised(NOW)).containsExactly(Map.entry(VINDELN, companies(filed + 20)));
    }
    assertThat(blocks()).isEqualTo(blocksOfHead());
  }

  @Test
  void whoeverAsksWhileItIsWrittenOnIsToldWhatWasKnown() throws InterruptedException {
    file(session("a/1/0"));
    written.write();
    var done = new AtomicBoolean();
    var answers = ConcurrentHashMap.<Map<IndicatorRule, List<IndicatorValue>>>newKeySet();
    var asking =
        Thread.ofPlatform()
            .start(
                () -> {
                  while (!done.get()) {
                    answers.add(
                        written.courses().asKnownAt(PROJECT, List.of(TestRules.ADVISED), THEN));
                  }
                });
    for (int number = 2; number < 60; number++) {
      file(session("a/%d/0".formatted(number)).client(number).knownLater());
      written.write();
    }
    done.set(true);
    asking.join();

    assertThat(advised(LATER)).containsExactly(Map.entry(VINDELN, companies(59)));
    // One who asks is sent to the ledger when it is written on too often; else told the same.
    answers.remove(Map.of());
    assertThat(answers).hasSize(1);
    assertThat(answers.iterator().next().get(TestRules.ADVISED))
        .extracting(IndicatorValue::quantity)
        .containsExactly(companies(1));
  }

  private static void await(CountDownLatch go) {
    try {
      go.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The parts that blocks are of. */
  private List<ObjectId> blocks() {
    return written
        .ledger()
        .mongo()
        .getCollection(Collections.COURSE_BLOCKS)
        .find()
        .map(block -> block.getObjectId(Collections.PART))
        .into(new ArrayList<>())
        .stream()
        .distinct()
        .sorted()
        .toList();
  }

  private List<ObjectId> blocksOfHead() {
    return written.store().head(PROJECT).parts().stream().map(Part::id).sorted().toList();
  }

  /** Whoever counts everything anew does not wait for one who writes: that is of before. */
  @Test
  void whatIsStillWrittenDownWhenAllIsForgottenIsReadByNobody() {
    file(session("a/1/0"));
    var before = written.store().head(PROJECT);
    var course = Course.none(TestRules.ADVISED.counting()).on(0, 1, List.of());
    written.ledger().forgetAll();

    assertThat(written.store().save(before.with(course))).isTrue();
    assertThat(isAnswered(TestRules.ADVISED)).isFalse();

    file(session("a/1/0"));
    written.write();
    assertThat(advised(NOW)).containsExactly(Map.entry(VINDELN, companies(1)));
  }

  @Test
  void partsThatNoHeadNamesAreTidiedAwayAndNoOthers() {
    file(session("a/1/0"));
    written.write();
    var head = written.store().head(PROJECT);
    var named = blocks();
    var step = new Step(0, Cell.of(session("a/1/0").entry()), Amount.ONE);
    var left = new PartWriter(written.store(), 2).write(head, List.of(step).iterator());
    assertThat(blocks()).hasSize(named.size() + 1);

    written.restart(1);
    written.write();

    assertThat(left).isPresent();
    assertThat(blocks()).isEqualTo(named);
  }

  @Test
  void aPartWhoseBlocksAreGoneIsNotTakenForNothing() {
    file(session("a/1/0"));
    written.write();
    written
        .ledger()
        .mongo()
        .getCollection(Collections.COURSE_BLOCKS)
        .deleteMany(Filters.exists(Collections.PART));

    assertThat(isAnswered(TestRules.ADVISED)).isFalse();
  }

  @Test
  void oneKindThatCannotBeReadDoesNotKeepTheOthersFromBeingWrittenDown() {
    file(session("a/1/0"), session("b/1/0").kind("contact", Map.of("channel", "VISIT")));
    written
        .ledger()
        .mongo()
        .getCollection(Collections.LEDGER)
        .updateOne(Filters.eq("_id", "b/1/0"), Updates.set("area", "not an area"));
    written.write();

    assertThat(advised(NOW)).containsExactly(Map.entry(VINDELN, companies(1)));
  }

  @Test
  void aQuestionReadsFewDocumentsHoweverLongTheLedger() {
    try (var large = new WrittenCourses(TestRules.CATALOGUE, 50, 300)) {
      for (int batch = 0; batch < 10; batch++) {
        var entries = new ArrayList<LedgerEntry>();
        for (int number = 1; number <= 300; number++) {
          var session = session("a%d/%d/0".formatted(batch, number)).client(number % 97);
          entries.add(number % 2 == 0 ? session.entry() : session.knownLater().entry());
        }
        large.ledger().file(entries);
        large.write();
      }
      large.ledger().file(List.of(session("z/1/0").client(3).entry()));
      large.ledger().forget();

      assertThat(large.values(PROJECT, TestRules.HOURS, NOW)).isNotEmpty();
      assertThat(large.values(PROJECT, TestRules.ADVISED, NOW)).isNotEmpty();

      assertThat(large.ledger().others()).isEmpty();
      assertThat(large.ledger().finds()).hasSizeLessThan(30);
      assertThat(large.store().head(PROJECT).parts()).hasSizeLessThan(3 * 12);
    }
  }

  @Test
  void ofOneWithTooManyEntriesNoCourseIsWrittenDown() {
    var entries = new ArrayList<Entries>();
    for (int number = 1; number <= OneCounted.MOST + 1; number++) {
      entries.add(session("a/%d/0".formatted(number)));
    }
    file(entries.toArray(Entries[]::new));
    written.write();

    assertThat(isAnswered(TestRules.ADVISED)).isFalse();
    assertThat(isAnswered(TestRules.HOURS)).isTrue();
  }
}
