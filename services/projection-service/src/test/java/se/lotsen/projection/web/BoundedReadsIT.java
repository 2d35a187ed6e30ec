package se.lotsen.projection.web;

import static org.assertj.core.api.Assertions.assertThat;
import static se.lotsen.projection.counting.Entries.session;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import se.lotsen.kit.web.Cursor;
import se.lotsen.model.Breakdown;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.indicator.LedgerEntry;
import se.lotsen.projection.counting.Entries;
import se.lotsen.projection.history.TestRules;
import se.lotsen.projection.reading.LedgerReads;
import se.lotsen.projection.reading.Walk;
import se.lotsen.projection.rule.IndicatorRule;
import se.lotsen.projection.rule.IndicatorRule.Count;
import se.lotsen.projection.sink.TestLedger;

/**
 * What is asked of the store for a large project: queries that are bounded, each answered at once,
 * no cursor held open; and what comes of them.
 */
class BoundedReadsIT {
  private static final ProjectId PROJECT = new ProjectId("4K");
  private static final int ENTRIES = 6_000;

  /** Entries of one client. */
  private static final int BUSY = 1_500;

  private static final IndicatorRule UNIQUE_PARTICIPANTS =
      TestRules.rule(
          "unique-participants", 1, Count.DISTINCT_PARTICIPANTS, "participation", Map.of(), null);
  private static final List<IndicatorRule> RULES =
      List.of(
          TestRules.ADVISED,
          TestRules.ADVISED_FIVE_HOURS,
          TestRules.HOURS,
          TestRules.CONTACTS,
          UNIQUE_PARTICIPANTS);

  private static TestLedger ledger;
  private static LedgerReads reads;

  @BeforeAll
  static void fill() {
    ledger = TestLedger.embedded();
    reads = new LedgerReads(ledger.mongo());
    var random = new Random(1);
    var entries = new ArrayList<LedgerEntry>();
    for (int i = 1; i <= ENTRIES / 2; i++) {
      entries.add(some(random, "a%d/%d/0".formatted(random.nextInt(500), i)).entry());
      entries.add(
          some(random, "p%d/%d/0".formatted(random.nextInt(500), i))
              .kind("participation", Map.of("participant", "who-" + random.nextInt(2_000)))
              .entry());
    }
    // One client that all of a project's advisors know.
    for (int i = 1; i <= BUSY; i++) {
      entries.add(some(random, "c/%d/0".formatted(i)).client(7).entry());
    }
    entries.add(session("d/1/0").kind("contact", Map.of("channel", "VISIT")).entry());
    ledger.file(entries);
  }

  private static Entries some(Random random, String id) {
    return session(id)
        .client(1 + random.nextInt(1_000))
        .on("2009-%02d-%02d".formatted(1 + random.nextInt(12), 1 + random.nextInt(28)));
  }

  @AfterAll
  static void close() {
    ledger.close();
  }

  @BeforeEach
  void forget() {
    ledger.forget();
  }

  @Test
  void reconciliationReadsInChunks() {
    Fold.over(RULES, reads, PROJECT, null);

    assertThatEveryFindIsBounded();
  }

  @Test
  void valuesOfThePastAreReadInChunks() {
    Fold.over(RULES, reads, PROJECT, Instant.parse("2009-06-10T07:00:00Z"));

    assertThatEveryFindIsBounded();
  }

  @Test
  void theLedgerIsWrittenOutInChunks() throws IOException {
    var response = new MockHttpServletResponse();
    Lines.write(reads.all(PROJECT), response);

    assertThat(response.getContentAsString().lines()).hasSize(ENTRIES + BUSY + 1);
    assertThatEveryFindIsBounded();
  }

  @Test
  void aPageReadsLittleMoreThanItShows() {
    for (var rule : RULES) {
      var reading = reading(rule);
      var first = reading.page(null, 50);
      ledger.forget();
      reading.page(LinePlace.of(first.next() == null ? null : cursor(first.next())), 50);

      assertThatEveryFindIsBounded();
      assertThat(ledger.finds().stream().mapToInt(find -> find.getInt32("limit").getValue()).sum())
          .isLessThan(1_000);
    }
  }

  @Test
  void clientsOutsideTheCutCostNoQueryEach() {
    var page =
        new EntriesReading(
                reads,
                TestRules.ADVISED,
                PROJECT,
                new Slicing(
                    Set.of(), Slicing.Span.TOTAL, null, new AreaCode("unheard-of"), null, null),
                null)
            .page(null, 50);

    assertThat(page.entries()).isEmpty();
    assertThat(ledger.finds()).hasSizeLessThan(40);
  }

  private static Cursor cursor(String word) {
    return Cursor.valueOf(word);
  }

  private static EntriesReading reading(IndicatorRule rule) {
    return new EntriesReading(
        reads,
        rule,
        PROJECT,
        new Slicing(Set.of(), Slicing.Span.TOTAL, null, null, null, null),
        null);
  }

  private static void assertThatEveryFindIsBounded() {
    assertThat(ledger.others()).isEmpty();
    assertThat(ledger.finds())
        .isNotEmpty()
        .allSatisfy(
            find -> {
              assertThat(find.getInt32("limit").getValue()).isBetween(1, Walk.LARGEST_CHUNK);
              assertThat(find.getInt32("batchSize").getValue())
                  .isGreaterThanOrEqualTo(find.getInt32("limit").getValue());
            });
  }

  @Test
  void aDifferenceInEachKindOfCountIsFound() {
    var folded = Reconciliation.quantities(Fold.over(RULES, reads, PROJECT, null).values());
    assertThat(
            folded.keySet().stream().map(cell -> cell.split("\\|")[1]).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder("companies-advised", "hours", "contacts", "unique-participants");

    for (var rule : RULES) {
      var cell =
          folded.keySet().stream()
              .filter(
                  one -> one.startsWith("4K|%s|%d|".formatted(rule.code().value(), rule.version())))
              .findFirst()
              .orElseThrow();
      var kept = new HashMap<>(folded);
      kept.merge(cell, Breakdown.unsplit(BigDecimal.ONE), Breakdown::plus);

      var found = Reconciliation.of(kept, folded, kept);

      assertThat(found.agrees()).isFalse();
      assertThat(found.differences())
          .containsExactly(new Reconciliation.Difference(cell, kept.get(cell), folded.get(cell)));
      assertThat(Reconciliation.of(folded, folded, folded).agrees()).isTrue();
    }
  }
}
