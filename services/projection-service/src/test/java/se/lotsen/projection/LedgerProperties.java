package se.lotsen.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import se.lotsen.model.Breakdown;
import se.lotsen.model.indicator.LedgerEntry;
import se.lotsen.projection.history.Deliveries;
import se.lotsen.projection.history.Histories;
import se.lotsen.projection.history.History;
import se.lotsen.projection.history.Oracle;
import se.lotsen.projection.history.PublishedEvent;
import se.lotsen.projection.history.TestRules;
import se.lotsen.projection.stream.Driven;

/** The stream against an oracle that counts commands, over random histories and deliveries. */
class LedgerProperties {
  @Provide
  Arbitrary<History> histories() {
    return Histories.ofAtMost(60);
  }

  @Property(tries = 100, shrinking = ShrinkingMode.BOUNDED)
  void valuesAreWhatTheCommandsComeTo(@ForAll("histories") History history, @ForAll long seed) {
    try (var driven = new Driven(TestRules.CATALOGUE)) {
      driven.feed(Deliveries.interleavedWithRepeats(history.published(), seed));

      assertThat(driven.values()).isEqualTo(Oracle.values(history));
      assertThat(driven.became("counted")).isEqualTo(history.commands().size());
      assertThat(driven.became("gap")).isZero();
    }
  }

  @Property(tries = 100, shrinking = ShrinkingMode.BOUNDED)
  void anotherOrderGivesTheSameBytes(
      @ForAll("histories") History history, @ForAll long seed, @ForAll long otherSeed) {
    try (var one = new Driven(TestRules.CATALOGUE);
        var other = new Driven(TestRules.CATALOGUE)) {
      one.feed(Deliveries.interleaved(history.published(), seed));
      other.feed(Deliveries.interleavedWithRepeats(history.published(), otherSeed));

      assertThat(other.ledger()).isEqualTo(one.ledger());
      assertThat(other.valuesJson()).isEqualTo(one.valuesJson());
    }
  }

  @Property(tries = 100, shrinking = ShrinkingMode.BOUNDED)
  void reversalsNegateAndEntriesSumUp(@ForAll("histories") History history, @ForAll long seed) {
    try (var driven = new Driven(TestRules.CATALOGUE)) {
      driven.feed(Deliveries.interleavedWithRepeats(history.published(), seed));
      var entries = driven.entries();

      assertThat(entries)
          .filteredOn(entry -> entry.reverses() != null)
          .extracting(LedgerProperties::takenBack)
          .isEqualTo(
              entries.stream()
                  .filter(entry -> entry.reverses() != null)
                  .map(entry -> byId(entries).get(entry.reverses()))
                  .map(LedgerProperties::whatItSays)
                  .toList());
      assertThat(entries.stream().map(LedgerEntry::reverses).filter(id -> id != null))
          .doesNotHaveDuplicates();
      var oracle = Oracle.values(history);
      assertThat(sums(entries, "session", LedgerEntry::quantity))
          .isEqualTo(only(oracle, "hours|1"));
      assertThat(sums(entries, "new-jobs", LedgerEntry::quantity))
          .isEqualTo(only(oracle, "new-jobs|1"));
      assertThat(sums(entries, "contact", LedgerEntry::quantity))
          .isEqualTo(only(oracle, "contacts|1"));
    }
  }

  @Property(tries = 100, shrinking = ShrinkingMode.BOUNDED)
  void afterALostEventItsAggregateWaitsAndIsMended(
      @ForAll("histories") History history, @ForAll long seed) {
    Assume.that(!history.commands().isEmpty());
    var published = history.published();
    var lost = anyOf(published, seed);
    var delivered = Deliveries.interleavedWithRepeats(published, seed);
    delivered.removeIf(lost::equals);
    try (var driven = new Driven(TestRules.CATALOGUE)) {
      driven.feed(delivered);
      assertThat(driven.values())
          .isEqualTo(Oracle.values(history.without(lost.event().subject(), (int) lost.sequence())));
      var later = published.get(lost.event().subject()).size() > lost.sequence();
      assertThat(driven.became("gap") > 0).isEqualTo(later);

      driven.feed(published.get(lost.event().subject()));
      assertThat(driven.values()).isEqualTo(Oracle.values(history));
    }
  }

  private static PublishedEvent anyOf(Map<String, List<PublishedEvent>> published, long seed) {
    var all = new ArrayList<PublishedEvent>();
    published.values().forEach(all::addAll);
    return all.get(Math.floorMod(seed, all.size()));
  }

  private static Map<String, LedgerEntry> byId(List<LedgerEntry> entries) {
    return entries.stream().collect(Collectors.toMap(LedgerEntry::id, Function.identity()));
  }

  private static List<Object> whatItSays(LedgerEntry entry) {
    return whatItSays(entry, entry.quantity());
  }

  private static List<Object> takenBack(LedgerEntry reversal) {
    return whatItSays(reversal, reversal.quantity().negated());
  }

  private static List<Object> whatItSays(LedgerEntry entry, Breakdown quantity) {
    return Arrays.asList(
        entry.kind(),
        entry.project(),
        entry.client(),
        entry.municipality(),
        entry.area(),
        quantity,
        entry.on(),
        entry.dimensions());
  }

  /** By project, municipality, area and month; without what comes to nothing. */
  private static Map<String, BigDecimal> sums(
      List<LedgerEntry> entries, String kind, Function<LedgerEntry, Breakdown> quantity) {
    var sums = new TreeMap<String, BigDecimal>();
    for (var entry : entries) {
      if (entry.kind().value().equals(kind)) {
        sums.merge(
            String.join(
                "|",
                entry.project().value(),
                entry.municipality().scb(),
                entry.area().value(),
                YearMonth.from(entry.on()).toString()),
            quantity.apply(entry).total(),
            (one, other) -> Breakdown.normal(one.add(other)));
      }
    }
    sums.values().removeIf(sum -> sum.signum() == 0);
    return sums;
  }

  private static Map<String, BigDecimal> only(Map<String, Breakdown> values, String indicator) {
    var found = new TreeMap<String, BigDecimal>();
    values.forEach(
        (cell, quantity) -> {
          if (cell.contains("|" + indicator + "|")) {
            found.put(cell.replace(indicator + "|", ""), quantity.total());
          }
        });
    return found;
  }
}
