package se.lotsen.projection.web;

import static org.assertj.core.api.Assertions.assertThat;
import static se.lotsen.projection.counting.Entries.session;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.lotsen.kit.web.Cursor;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.indicator.LedgerEntry;
import se.lotsen.projection.counting.Entries;
import se.lotsen.projection.history.TestRules;
import se.lotsen.projection.reading.LedgerReads;
import se.lotsen.projection.rule.IndicatorRule;
import se.lotsen.projection.sink.TestLedger;
import se.lotsen.projection.web.EntriesView.Line;

/** What is shown behind a value, on a store. */
class EntriesIT {
  private static final Entries IN_MAY = session("a/1/0");
  private static final Entries IN_JUNE = session("b/1/0").on("2009-06-09").in(Municipality.UMEA);
  private static final Entries OF_ANOTHER = session("c/1/0").client(2).on("2009-07-01");

  private final TestLedger ledger = TestLedger.embedded();
  private @Nullable Municipality municipality;
  private @Nullable YearMonth from;
  private @Nullable YearMonth to;
  private @Nullable Instant knownAt;

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void aClientIsShownWithAllItsEntriesOneOfWhichCounts() {
    file(IN_MAY, IN_JUNE, OF_ANOTHER);

    assertThat(lines(TestRules.ADVISED)).containsExactly("a/1/0 counts", "b/1/0", "c/1/0 counts");
  }

  @Test
  void afterAReversalTheNextEarliestCountsAndTheHistoryStays() {
    file(IN_MAY, IN_MAY.reversedBy("a/2/0"), IN_JUNE);

    assertThat(lines(TestRules.ADVISED)).containsExactly("a/1/0", "a/2/0", "b/1/0 counts");
  }

  @Test
  void aClientOfWhomNothingIsLeftIsNotShown() {
    file(IN_MAY, IN_MAY.reversedBy("a/2/0"), OF_ANOTHER);

    assertThat(lines(TestRules.ADVISED)).containsExactly("c/1/0 counts");
  }

  @Test
  void aClientIsWantedWhereItIsCountedNotWhereElseItWas() {
    file(IN_MAY, IN_JUNE, OF_ANOTHER);

    municipality = Municipality.UMEA;
    assertThat(lines(TestRules.ADVISED)).isEmpty();

    municipality = Municipality.VINDELN;
    assertThat(lines(TestRules.ADVISED)).containsExactly("a/1/0 counts", "b/1/0", "c/1/0 counts");

    from = YearMonth.of(2009, 6);
    assertThat(lines(TestRules.ADVISED)).containsExactly("c/1/0 counts");

    from = null;
    to = YearMonth.of(2009, 5);
    assertThat(lines(TestRules.ADVISED)).containsExactly("a/1/0 counts", "b/1/0");
  }

  @Test
  void belowTheMinimumAClientIsNotShown() {
    file(IN_MAY.hours("3"), IN_JUNE.hours("2"), OF_ANOTHER.hours("4.99"));

    assertThat(lines(TestRules.ADVISED_FIVE_HOURS)).containsExactly("a/1/0 counts", "b/1/0");
  }

  @Test
  void ofASumEveryEntryCountsWhereItIs() {
    file(IN_MAY, IN_MAY.reversedBy("a/2/0"), IN_JUNE);

    assertThat(lines(TestRules.HOURS))
        .containsExactly("a/1/0 counts", "a/2/0 counts", "b/1/0 counts");

    municipality = Municipality.UMEA;
    assertThat(lines(TestRules.HOURS)).containsExactly("b/1/0 counts");

    municipality = null;
    to = YearMonth.of(2009, 5);
    assertThat(lines(TestRules.HOURS)).containsExactly("a/1/0 counts", "a/2/0 counts");
  }

  @Test
  void whatTheRuleDoesNotLookAtIsNotShown() {
    file(
        session("a/1/0").kind("contact", Map.of("channel", "VISIT")),
        session("b/1/0").kind("contact", Map.of("channel", "PHONE")),
        session("d/1/0"));

    assertThat(lines(TestRules.FACE_TO_FACE)).containsExactly("a/1/0 counts");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 50})
  void whatTheRuleRefusesIsShownLastWithTheReason(int limit) {
    file(
        session("b/1/0")
            .on("2009-05-01")
            .kind("company-started", Map.of("origin", "CHANGE_OF_OWNER")),
        session("a/1/0").kind("company-started", Map.of("origin", "NEW")),
        session("c/1/0").client(3).kind("company-started", Map.of("origin", "NEW")),
        session("d/1/0"));

    assertThat(pages(TestRules.NEW_COMPANIES, limit))
        .containsExactly("a/1/0 counts", "c/1/0 counts", "b/1/0 refused: not new");

    municipality = Municipality.UMEA;
    assertThat(pages(TestRules.NEW_COMPANIES, limit)).isEmpty();
  }

  @Test
  void entriesComeByDayAndThenAsTheyWereMadeEightBeforeTen() {
    file(
        session("b/1/0").on("2009-01-01"),
        session("a/10/0"),
        session("a/8/0"),
        session("a/8/10"),
        session("a/8/9"),
        session("a/8/0").reversedBy("a/11/0"));

    assertThat(lines(TestRules.HOURS))
        .containsExactly(
            "b/1/0 counts",
            "a/8/0 counts",
            "a/11/0 counts",
            "a/8/9 counts",
            "a/8/10 counts",
            "a/10/0 counts");
  }

  @Test
  void whatBecameKnownLaterIsLeftOut() {
    file(IN_MAY, IN_MAY.reversedBy("a/2/0"), IN_JUNE);

    knownAt = IN_MAY.entry().knownAt();
    assertThat(lines(TestRules.ADVISED)).containsExactly("a/1/0 counts", "b/1/0");
    assertThat(lines(TestRules.HOURS)).containsExactly("a/1/0 counts", "b/1/0 counts");
  }

  /** A reversal moves the client to Umeå: the cursor's own line is no part of the cut any more. */
  @Test
  void aPageGoesOnAlthoughTheLineItBeginsAfterIsGone() {
    file(IN_MAY, IN_JUNE, OF_ANOTHER);
    municipality = Municipality.VINDELN;
    var first = page(TestRules.ADVISED, null, 1);
    assertThat(said(first.entries())).containsExactly("a/1/0 counts");

    file(IN_MAY.reversedBy("a/2/0"));

    var second = page(TestRules.ADVISED, first.next(), 50);
    assertThat(said(second.entries())).containsExactly("c/1/0 counts");
    assertThat(second.next()).isNull();
  }

  /**
   * Between two pages entries come, earlier and later than the page's end, and some are taken back.
   * What was there all the time is shown exactly once.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void noLineIsLostAndNoneShownTwiceWhileTheLedgerGrows(long seed) {
    for (var rule : List.of(TestRules.ADVISED, TestRules.HOURS)) {
      var random = new Random(seed);
      var project = 100 + random.nextInt(800) + rule.code().value().length();
      var before = new ArrayList<LedgerEntry>();
      for (int i = 0; i < 150; i++) {
        before.add(someSession(random, "%d-%d/%d/0".formatted(project, random.nextInt(20), i + 1)));
      }
      ledger.file(before);

      var seen = new ArrayList<String>();
      String next = null;
      int made = 1_000;
      do {
        var page = page(rule, next, 7);
        page.entries().forEach(line -> seen.add(line.entry().id()));
        next = page.next();
        var more = new ArrayList<LedgerEntry>();
        for (int i = 0; i < 3; i++) {
          more.add(
              someSession(random, "%d-%d/%d/0".formatted(project, random.nextInt(20), ++made)));
        }
        ledger.file(more);
        // What the first of the three said is taken back at once.
        ledger.file(
            new Entries(more.getFirst())
                .reversedBy(more.getFirst().id().replaceFirst("/.*", "/" + (++made) + "/0"))
                .entry());
      } while (next != null);

      assertThat(seen).doesNotHaveDuplicates();
      assertThat(new HashSet<>(seen)).containsAll(before.stream().map(LedgerEntry::id).toList());
    }
  }

  private static LedgerEntry someSession(Random random, String id) {
    return session(id)
        .client(1 + random.nextInt(30))
        .on("2009-%02d-%02d".formatted(1 + random.nextInt(12), 1 + random.nextInt(28)))
        .entry();
  }

  /** Pages of any size hold the same lines as one large page, whatever they are cut by. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 199})
  void pagesOfAnySizeHoldTheSameLines(int limit) {
    var random = new Random(limit);
    var entries = new ArrayList<LedgerEntry>();
    for (int i = 0; i < 120; i++) {
      var entry =
          new Entries(someSession(random, "a-%d/%d/0".formatted(random.nextInt(9), 2 * i + 1)))
              .client(1 + random.nextInt(12))
              .in(random.nextBoolean() ? Municipality.UMEA : Municipality.VINDELN);
      entries.add(entry.entry());
      if (random.nextInt(3) == 0) {
        entries.add(
            entry
                .reversedBy(entry.entry().id().replaceFirst("/.*", "/" + (2 * i + 2) + "/0"))
                .entry());
      }
    }
    ledger.file(entries);

    for (var rule : List.of(TestRules.ADVISED, TestRules.ADVISED_FIVE_HOURS, TestRules.HOURS)) {
      for (var where : new Municipality[] {null, Municipality.UMEA}) {
        for (var month : new YearMonth[] {null, YearMonth.of(2009, 4)}) {
          municipality = where;
          from = month;
          to = month == null ? null : month.plusMonths(2);
          assertThat(pages(rule, limit)).isEqualTo(pages(rule, 10_000));
        }
      }
    }
  }

  @Test
  void fewWithinTheCutAreFoundBehindVeryManyOutsideIt() {
    var entries = new ArrayList<LedgerEntry>();
    for (int i = 1; i <= 1_200; i++) {
      entries.add(session("a/%d/0".formatted(i)).client(i).entry());
    }
    for (int i = 0; i < 3; i++) {
      entries.add(
          session("b/%d/0".formatted(i + 1)).client(5_000 + i).in(Municipality.UMEA).entry());
    }
    ledger.file(entries);
    municipality = Municipality.UMEA;

    for (int limit : new int[] {1, 2, 50}) {
      assertThat(pages(TestRules.ADVISED, limit))
          .containsExactly("b/1/0 counts", "b/2/0 counts", "b/3/0 counts");
    }
    assertThat(page(TestRules.ADVISED, null, 50).entries()).hasSize(3);
  }

  /** A cut that leaves out nearly everything costs no more than any other page. */
  @Test
  void aPageReadsOnlySoMuchAndItsCursorLeadsOn() {
    var entries = new ArrayList<LedgerEntry>();
    for (int i = 1; i <= EntriesPage.MAX_READ + 1_500; i++) {
      entries.add(session("a/%d/0".formatted(i)).client(i).entry());
    }
    ledger.file(entries);
    knownAt = Instant.EPOCH;

    for (var rule : List.of(TestRules.ADVISED, TestRules.HOURS)) {
      var first = page(rule, null, 50);
      assertThat(first.entries()).isEmpty();
      assertThat(first.next()).isNotNull();
      var second = page(rule, first.next(), 50);
      assertThat(second.entries()).isEmpty();
      assertThat(second.next()).isNull();
    }
  }

  private void file(Entries... entries) {
    ledger.file(Arrays.stream(entries).map(Entries::entry).toList());
  }

  private List<String> lines(IndicatorRule rule) {
    return pages(rule, 200);
  }

  private List<String> pages(IndicatorRule rule, int limit) {
    var said = new ArrayList<String>();
    String next = null;
    do {
      var page = page(rule, next, limit);
      assertThat(page.entries()).hasSizeLessThanOrEqualTo(limit);
      said.addAll(said(page.entries()));
      next = page.next();
    } while (next != null);
    return said;
  }

  private EntriesView page(IndicatorRule rule, @Nullable String next, int limit) {
    return new EntriesReading(
            new LedgerReads(ledger.mongo()),
            rule,
            new ProjectId("4K"),
            new Slicing(Set.of(), Slicing.Span.TOTAL, municipality, null, from, to),
            knownAt)
        .page(LinePlace.of(next == null ? null : Cursor.valueOf(next)), limit);
  }

  private static List<String> said(List<Line> lines) {
    return lines.stream()
        .map(
            line ->
                line.entry().id()
                    + (line.counts() ? " counts" : "")
                    + (line.refused() == null ? "" : " refused: " + line.refused().en()))
        .toList();
  }
}
