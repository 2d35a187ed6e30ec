package se.lotsen.projection.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.Breakdown;
import se.lotsen.model.indicator.LedgerEntry;
import se.lotsen.projection.history.Deliveries;
import se.lotsen.projection.history.Histories;
import se.lotsen.projection.history.History;
import se.lotsen.projection.history.Oracle;
import se.lotsen.projection.history.TestRules;
import se.lotsen.projection.reading.Whose;
import se.lotsen.projection.sink.TestLedger;
import se.lotsen.projection.stream.Driven;

/** Questions about the past fold the same ledger to the same values. */
class FoldProperties {
  @Provide
  Arbitrary<History> histories() {
    return Histories.ofAtMost(60);
  }

  @Property(tries = 100, shrinking = ShrinkingMode.BOUNDED)
  void theLedgerFoldsToTheValuesThatWereTold(
      @ForAll("histories") History history, @ForAll long seed) {
    try (var driven = new Driven(TestRules.CATALOGUE)) {
      driven.feed(Deliveries.interleavedWithRepeats(history.published(), seed));

      assertThat(folded(shuffled(driven.entries(), seed), null)).isEqualTo(driven.values());
    }
  }

  @Property(tries = 100, shrinking = ShrinkingMode.BOUNDED)
  void whatWasKnownAtAMomentIsWhatHadBeenDoneByThen(
      @ForAll("histories") History history,
      @ForAll long seed,
      @ForAll @IntRange(max = 59) int commands) {
    try (var driven = new Driven(TestRules.CATALOGUE)) {
      driven.feed(Deliveries.interleavedWithRepeats(history.published(), seed));
      var moment =
          history.commands().stream()
              .map(History.Given::at)
              .skip(Math.max(0, Math.min(commands, history.commands().size() - 1)))
              .findFirst()
              .orElse(Instant.EPOCH);

      assertThat(folded(driven.entries(), moment))
          .isEqualTo(Oracle.values(history.knownAt(moment)));
    }
  }

  /** A clock that is set back, or another machine's that is late, must not change the numbers. */
  @Property(tries = 100, shrinking = ShrinkingMode.BOUNDED)
  void aClockThatGoesBackDoesNotMatter(@ForAll("histories") History history, @ForAll long seed) {
    var random = new Random(seed);
    var muddled =
        new History(
            history.commands().stream()
                .map(
                    given ->
                        new History.Given(
                            given.command(), given.at().minusSeconds(random.nextInt(60))))
                .toList());
    try (var driven = new Driven(TestRules.CATALOGUE)) {
      driven.feed(Deliveries.interleaved(muddled.published(), seed));

      assertThat(folded(driven.entries(), null)).isEqualTo(driven.values());
      assertThat(driven.values()).isEqualTo(Oracle.values(history));
    }
  }

  private static List<LedgerEntry> shuffled(List<LedgerEntry> entries, long seed) {
    var shuffled = new ArrayList<>(entries);
    Collections.shuffle(shuffled, new Random(seed));
    return shuffled;
  }

  /** Project by project, as it is asked. */
  private static Map<String, Breakdown> folded(
      List<LedgerEntry> entries, @Nullable Instant knownAt) {
    var quantities = new TreeMap<String, Breakdown>();
    entries.stream()
        .collect(Collectors.groupingBy(LedgerEntry::project))
        .values()
        .forEach(
            ofProject ->
                fold(ofProject, knownAt)
                    .values()
                    .forEach(value -> quantities.put(value.cell(), value.quantity())));
    return quantities;
  }

  private static Fold fold(List<LedgerEntry> ledger, @Nullable Instant knownAt) {
    var fold = new Fold(knownAt);
    for (var rule : TestRules.CATALOGUE.rules()) {
      var ofKind = ledger.stream().filter(entry -> entry.kind().equals(rule.fact())).toList();
      Whose.of(rule)
          .ifPresentOrElse(
              whose ->
                  fold.countOnce(whose, List.of(rule), TestLedger.together(ofKind, rule::whose)),
              () -> fold.add(List.of(rule), TestLedger.sorted(ofKind).iterator()));
    }
    return fold;
  }
}
