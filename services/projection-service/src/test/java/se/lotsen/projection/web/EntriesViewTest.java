package se.lotsen.projection.web;

import static org.assertj.core.api.Assertions.assertThat;
import static se.lotsen.projection.counting.Entries.session;

import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.lotsen.model.code.Municipality;
import se.lotsen.projection.counting.Entries;
import se.lotsen.projection.history.TestRules;
import se.lotsen.projection.rule.IndicatorRule;

class EntriesViewTest {
  private static final Entries IN_MAY = session("a/1/0");
  private static final Entries IN_JUNE = session("b/1/0").on("2009-06-09").in(Municipality.UMEA);
  private static final Entries OF_ANOTHER = session("c/1/0").client(2).on("2009-07-01");

  private @Nullable Municipality municipality;
  private @Nullable YearMonth from;

  @Test
  void aClientIsShownWithAllItsEntriesOneOfWhichCounts() {
    assertThat(lines(TestRules.ADVISED, IN_MAY, IN_JUNE, OF_ANOTHER))
        .containsExactly("a/1/0 counts", "b/1/0", "c/1/0 counts");
  }

  @Test
  void afterAReversalTheNextEarliestCountsAndTheHistoryStays() {
    assertThat(lines(TestRules.ADVISED, IN_MAY, IN_MAY.reversedBy("a/2/0"), IN_JUNE))
        .containsExactly("a/1/0", "a/2/0", "b/1/0 counts");
  }

  @Test
  void aClientOfWhomNothingIsLeftIsNotShown() {
    assertThat(lines(TestRules.ADVISED, IN_MAY, IN_MAY.reversedBy("a/2/0"), OF_ANOTHER))
        .containsExactly("c/1/0 counts");
  }

  @Test
  void aClientIsWantedWhereItIsCountedNotWhereElseItWas() {
    municipality = Municipality.UMEA;
    assertThat(lines(TestRules.ADVISED, IN_MAY, IN_JUNE, OF_ANOTHER)).isEmpty();

    municipality = Municipality.VINDELN;
    from = YearMonth.of(2009, 6);
    assertThat(lines(TestRules.ADVISED, IN_MAY, IN_JUNE, OF_ANOTHER))
        .containsExactly("c/1/0 counts");
  }

  @Test
  void belowTheMinimumAClientIsNotShown() {
    assertThat(
            lines(
                TestRules.ADVISED_FIVE_HOURS,
                IN_MAY.hours("3"),
                IN_JUNE.hours("2"),
                OF_ANOTHER.hours("4.99")))
        .containsExactly("a/1/0 counts", "b/1/0");
  }

  @Test
  void ofASumEveryEntryCountsWhereItIs() {
    assertThat(lines(TestRules.HOURS, IN_MAY, IN_MAY.reversedBy("a/2/0"), IN_JUNE))
        .containsExactly("a/1/0 counts", "a/2/0 counts", "b/1/0 counts");

    municipality = Municipality.UMEA;
    assertThat(lines(TestRules.HOURS, IN_MAY, IN_JUNE)).containsExactly("b/1/0 counts");
  }

  @Test
  void whatTheRuleDoesNotLookAtIsNotShown() {
    assertThat(
            lines(
                TestRules.FACE_TO_FACE,
                session("a/1/0").kind("contact", Map.of("channel", "VISIT")),
                session("b/1/0").kind("contact", Map.of("channel", "PHONE")),
                IN_JUNE))
        .containsExactly("a/1/0 counts");
  }

  @Test
  void whatTheRuleRefusesIsShownWithTheReasonAndNotCounted() {
    var started = session("a/1/0").kind("company-started", Map.of("origin", "NEW"));
    var takenOver = session("b/1/0").kind("company-started", Map.of("origin", "CHANGE_OF_OWNER"));

    assertThat(lines(TestRules.NEW_COMPANIES, started, takenOver, IN_JUNE))
        .containsExactly("a/1/0 counts", "b/1/0 refused: not new");

    municipality = Municipality.UMEA;
    assertThat(lines(TestRules.NEW_COMPANIES, started, takenOver)).isEmpty();
  }

  private List<String> lines(IndicatorRule rule, Entries... ledger) {
    var slicing = new Slicing(Set.of(), Slicing.Span.TOTAL, municipality, null, from, null);
    return EntriesView.lines(rule, Arrays.stream(ledger).map(Entries::entry).toList(), slicing)
        .stream()
        .map(
            line ->
                line.entry().id()
                    + (line.counts() ? " counts" : "")
                    + (line.refused() == null ? "" : " refused: " + line.refused().en()))
        .toList();
  }
}
