package se.lotsen.projection.counting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static se.lotsen.projection.counting.Entries.session;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.lotsen.model.Breakdown;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.indicator.IndicatorValue;
import se.lotsen.projection.history.TestRules;
import se.lotsen.projection.rule.Catalogue;
import se.lotsen.projection.rule.IndicatorRule;
import se.lotsen.projection.rule.IndicatorRule.Count;

class CounterTest {
  private static final Breakdown ONE = Breakdown.unsplit(BigDecimal.ONE);
  private static final String MAY = "4K|companies-advised|1|2404|advice|2009-05";
  private static final String JUNE_IN_UMEA = "4K|companies-advised|1|2480|advice|2009-06";

  private final List<IndicatorValue> told = new ArrayList<>();

  @Test
  void aClientIsCountedOnceAtItsEarliestSession() {
    var values =
        count(
            TestRules.ADVISED,
            session("b/1/0").on("2009-06-01").in(Municipality.UMEA),
            session("a/1/0").on("2009-05-04"),
            session("c/1/0").on("2009-07-01").in(Municipality.VANNAS));

    assertThat(values).isEqualTo(Map.of(MAY, ONE));
  }

  @Test
  void eachClientCountsForItself() {
    var values = count(TestRules.ADVISED, session("a/1/0"), session("b/1/0").client(2));

    assertThat(values).isEqualTo(Map.of(MAY, Breakdown.unsplit(new BigDecimal("2"))));
  }

  @Test
  void onTheSameDayTheSmallerIdIsEarlierWhicheverCameFirst() {
    var inVindeln = session("a/1/0").on("2009-06-01");
    var inUmea = session("b/1/0").on("2009-06-01").in(Municipality.UMEA);
    var expected = Map.of("4K|companies-advised|1|2404|advice|2009-06", ONE);

    assertThat(count(TestRules.ADVISED, inVindeln, inUmea)).isEqualTo(expected);
    assertThat(count(TestRules.ADVISED, inUmea, inVindeln)).isEqualTo(expected);
  }

  @Test
  void whenTheEarliestIsTakenBackTheNextTakesOverInItsOwnPlaceAndMonth() {
    var earliest = session("a/1/0");
    var next = session("b/1/0").on("2009-06-01").in(Municipality.UMEA);

    var values = count(TestRules.ADVISED, earliest, next, earliest.reversedBy("a/2/0"));

    assertThat(values).isEqualTo(Map.of(JUNE_IN_UMEA, ONE));
    assertThat(told)
        .extracting(IndicatorValue::cell, IndicatorValue::quantity)
        .containsExactly(tuple(MAY, ONE), tuple(MAY, Breakdown.NONE), tuple(JUNE_IN_UMEA, ONE));
  }

  @Test
  void whenALaterOneIsTakenBackNothingIsTold() {
    var later = session("b/1/0").on("2009-06-01").in(Municipality.UMEA);

    count(TestRules.ADVISED, session("a/1/0"), later, later.reversedBy("b/2/0"));

    assertThat(told).hasSize(1);
  }

  @Test
  void anEarlierOneInTheSamePlaceAndMonthIsNoChange() {
    count(TestRules.ADVISED, session("a/1/0").on("2009-05-20"), session("b/1/0").on("2009-05-02"));

    assertThat(told).hasSize(1);
  }

  @Test
  void whenNothingIsLeftTheCellComesToNothing() {
    var only = session("a/1/0");

    assertThat(count(TestRules.ADVISED, only, only.reversedBy("a/2/0"))).isEmpty();
    assertThat(told.getLast().quantity()).isEqualTo(Breakdown.NONE);
  }

  @Test
  void belowTheMinimumAClientIsNotCountedAndAboveItIsDatedAtItsEarliest() {
    var two = session("a/1/0").hours("2");
    var almost = session("b/1/0").hours("2.99").on("2009-06-01");
    var enough = session("c/1/0").hours("0.01").on("2009-07-01");
    var counted = Map.of("4K|companies-advised|2|2404|advice|2009-05", ONE);

    assertThat(count(TestRules.ADVISED_FIVE_HOURS, two, almost)).isEmpty();
    assertThat(count(TestRules.ADVISED_FIVE_HOURS, two, almost, enough)).isEqualTo(counted);
    assertThat(count(TestRules.ADVISED_FIVE_HOURS, two, almost, enough, enough.reversedBy("c/2/0")))
        .isEmpty();
  }

  @Test
  void twoVersionsOfAnIndicatorCountTheSameEntriesEachInItsWay() {
    var catalogue = new Catalogue(List.of(TestRules.ADVISED, TestRules.ADVISED_FIVE_HOURS));

    var values =
        count(catalogue, session("a/1/0").hours("6"), session("b/1/0").hours("1").client(2));

    assertThat(values)
        .isEqualTo(
            Map.of(
                MAY,
                Breakdown.unsplit(new BigDecimal("2")),
                "4K|companies-advised|2|2404|advice|2009-05",
                ONE));
  }

  @Test
  void onlyEntriesThatMeetTheConditionsAreLookedAt() {
    var rule =
        TestRules.rule(
            "visits",
            1,
            Count.ENTRIES,
            "contact",
            Map.of("channel", Set.of("VISIT"), "caseType", Set.of("ADVICE", "SPIN_OFF")),
            null);

    var values =
        count(
            rule,
            session("a/1/0").kind("contact", Map.of("channel", "VISIT", "caseType", "ADVICE")),
            session("b/1/0").kind("contact", Map.of("channel", "PHONE", "caseType", "ADVICE")),
            session("c/1/0").kind("contact", Map.of("channel", "VISIT")),
            session("d/1/0").kind("session", Map.of("channel", "VISIT", "caseType", "ADVICE")));

    assertThat(values).isEqualTo(Map.of("4K|visits|1|2404|advice|2009-05", ONE));
  }

  @Test
  void entriesAreCountedOneByOneWhateverTheirQuantity() {
    var first = session("a/1/0").kind("contact", Map.of()).hours("3");
    var second = session("b/1/0").kind("contact", Map.of());

    var values = count(TestRules.CONTACTS, first, second, first.reversedBy("a/2/0"));

    assertThat(values).isEqualTo(Map.of("4K|contacts|1|2404|advice|2009-05", ONE));
  }

  @Test
  void aSumIsSplitBySexAndACorrectionChangesItByTheDifference() {
    var first = session("a/1/0").kind("new-jobs", Map.of()).quantity(jobs("1.5", "1", "0"));
    var other = session("b/1/0").kind("new-jobs", Map.of()).quantity(jobs("0", "2", "0.5"));
    var corrected = session("a/2/1").kind("new-jobs", Map.of()).quantity(jobs("0.75", "1.25", "0"));

    var values = count(TestRules.NEW_JOBS, first, other, first.reversedBy("a/2/0"), corrected);

    assertThat(values)
        .isEqualTo(Map.of("4K|new-jobs|1|2404|advice|2009-05", jobs("0.75", "3.25", "0.5")));
  }

  @Test
  void aCorrectionOfTheDayMovesASumToItsMonth() {
    var first = session("a/1/0").kind("new-jobs", Map.of());
    var moved = session("a/2/1").kind("new-jobs", Map.of()).on("2010-01-31");

    assertThat(count(TestRules.NEW_JOBS, first, first.reversedBy("a/2/0"), moved))
        .isEqualTo(Map.of("4K|new-jobs|1|2404|advice|2010-01", ONE));
  }

  private Map<String, Breakdown> count(IndicatorRule rule, Entries... entries) {
    return count(new Catalogue(List.of(rule)), entries);
  }

  /** Counts from nothing; what came to nothing is left out of the answer. */
  private Map<String, Breakdown> count(Catalogue catalogue, Entries... entries) {
    var values = new Remembering<IndicatorValue>();
    var counter = new Counter(catalogue, new ContributionsInMemory(), values);
    told.clear();
    for (var entry : entries) {
      counter.count(entry.entry(), told::add);
    }
    var quantities = new TreeMap<String, Breakdown>();
    values.known.forEach((cell, value) -> quantities.put(cell, value.quantity()));
    quantities.values().removeIf(Breakdown.NONE::equals);
    return quantities;
  }

  private static Breakdown jobs(String women, String men, String notStated) {
    return new Breakdown(new BigDecimal(women), new BigDecimal(men), new BigDecimal(notStated));
  }

  private static final class Remembering<V> implements State<V> {
    private final Map<String, V> known = new HashMap<>();

    @Override
    public @Nullable V get(String key) {
      return known.get(key);
    }

    @Override
    public void put(String key, @Nullable V value) {
      if (value == null) {
        known.remove(key);
      } else {
        known.put(key, value);
      }
    }
  }
}
