package se.lotsen.projection.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.lotsen.projection.counting.Entries.session;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.lotsen.model.event.UnreadableRecord;
import se.lotsen.model.indicator.LedgerEntry;
import se.lotsen.projection.counting.Entries;

class LedgerOrderTest {
  @Test
  void byDayThenAggregateThenSequenceAndIndexAsNumbers() {
    assertThat(
            sorted(
                session("a/10/0"),
                session("b/1/0"),
                session("a/8/10"),
                session("a/8/9"),
                session("c/1/0").on("2009-05-03")))
        .containsExactly("c/1/0", "a/8/9", "a/8/10", "a/10/0", "b/1/0");
  }

  @Test
  void whatTakesAnEntryBackStandsRightAfterIt() {
    var first = session("a/1/0");
    var second = session("a/1/1");

    assertThat(sorted(second.reversedBy("a/7/0"), second, first.reversedBy("a/12/0"), first))
        .containsExactly("a/1/0", "a/12/0", "a/1/1", "a/7/0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/1", "a", "/1/0", "a/x/0", "a/1/", "a/123456789/0", "a/1/1234567"})
  void whatIsNoIdOfAnEntryIsRefused(String id) {
    var entry = session("a/1/0").entry();
    var other =
        new LedgerEntry(
            id,
            entry.kind(),
            entry.project(),
            entry.client(),
            entry.municipality(),
            entry.area(),
            entry.quantity(),
            entry.on(),
            entry.knownAt(),
            "a/1",
            null,
            entry.dimensions());

    assertThatThrownBy(() -> LedgerOrder.of(other))
        .isInstanceOf(UnreadableRecord.class)
        .hasMessageContaining(id);
  }

  private static List<String> sorted(Entries... entries) {
    return TestLedger.sorted(Arrays.stream(entries).map(Entries::entry).toList()).stream()
        .map(filed -> filed.entry().id())
        .toList();
  }
}
