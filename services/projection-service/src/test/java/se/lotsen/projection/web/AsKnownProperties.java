package se.lotsen.projection.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import se.lotsen.model.Breakdown;
import se.lotsen.model.ProjectId;
import se.lotsen.model.indicator.IndicatorValue;
import se.lotsen.model.indicator.LedgerEntry;
import se.lotsen.projection.course.WrittenCourses;
import se.lotsen.projection.history.Deliveries;
import se.lotsen.projection.history.Histories;
import se.lotsen.projection.history.History;
import se.lotsen.projection.history.TestRules;
import se.lotsen.projection.rule.IndicatorRule;
import se.lotsen.projection.stream.Driven;

/** What is written down of courses says at every moment what folding the whole ledger says. */
class AsKnownProperties {
  private static final List<IndicatorRule> RULES = TestRules.CATALOGUE.rules();

  @Provide
  Arbitrary<History> histories() {
    return Histories.ofAtMost(60);
  }

  /**
   * Late, corrected, taken back, merged, in whatever order it is filed; a part of it written down
   * at a time, the last of it not at all.
   */
  @Property(tries = 60, shrinking = ShrinkingMode.BOUNDED)
  void whatIsWrittenDownIsWhatTheLedgerFoldsTo(
      @ForAll("histories") History history,
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 5) int stepsPerBlock,
      @ForAll @IntRange(min = 1, max = 9) int stepsAtOnce) {
    var random = new Random(seed);
    try (var driven = new Driven(TestRules.CATALOGUE);
        var written = new WrittenCourses(TestRules.CATALOGUE, stepsPerBlock, stepsAtOnce)) {
      driven.feed(Deliveries.interleavedWithRepeats(history.published(), seed));
      var entries = new ArrayList<>(driven.entries());
      if (random.nextBoolean()) {
        Collections.shuffle(entries, random);
      }
      var filed = 0;
      while (filed < entries.size()) {
        int end = Math.min(entries.size(), filed + 1 + random.nextInt(20));
        written.ledger().file(entries.subList(filed, end));
        filed = end;
        if (random.nextInt(3) > 0) {
          written.write();
        }
        if (random.nextInt(5) == 0) {
          assertThatEveryMomentAgrees(written, entries.subList(0, filed), random);
        }
      }
      assertThatEveryMomentAgrees(written, entries, random);
      written.write();
      assertThatEveryMomentAgrees(written, entries, random);
      assertThatAllIsWrittenDown(written, entries);
    }
  }

  private static void assertThatAllIsWrittenDown(
      WrittenCourses written, List<LedgerEntry> entries) {
    for (var entry : entries) {
      assertThat(written.courses().asKnownAt(entry.project(), RULES, Instant.MAX).keySet())
          .containsAll(TestRules.CATALOGUE.rulesFor(entry.kind()));
    }
  }

  private static void assertThatEveryMomentAgrees(
      WrittenCourses written, List<LedgerEntry> entries, Random random) {
    var projects = entries.stream().map(LedgerEntry::project).collect(Collectors.toSet());
    for (var project : projects) {
      for (var moment : moments(entries, random)) {
        var found = written.courses().asKnownAt(project, RULES, moment);
        for (var rule : found.keySet()) {
          assertThat(quantities(found.getOrDefault(rule, List.of()).stream()))
              .as("%s at %s", rule.counting(), moment)
              .isEqualTo(folded(written, project, rule, moment));
        }
      }
    }
  }

  /** Some of those at which something became known, the moments before them, and the ends. */
  private static List<Instant> moments(List<LedgerEntry> entries, Random random) {
    var all = new ArrayList<>(new TreeSet<>(entries.stream().map(LedgerEntry::knownAt).toList()));
    Collections.shuffle(all, random);
    return Stream.concat(
            Stream.of(Instant.MIN, Instant.MAX),
            all.stream().limit(6).flatMap(moment -> Stream.of(moment, moment.minusNanos(1))))
        .toList();
  }

  private static Map<String, Breakdown> folded(
      WrittenCourses written, ProjectId project, IndicatorRule rule, Instant moment) {
    return quantities(Fold.over(List.of(rule), written.reads(), project, moment).values());
  }

  private static Map<String, Breakdown> quantities(Stream<IndicatorValue> values) {
    var quantities = new TreeMap<String, Breakdown>();
    values.forEach(value -> quantities.put(value.cell(), value.quantity()));
    return quantities;
  }
}
