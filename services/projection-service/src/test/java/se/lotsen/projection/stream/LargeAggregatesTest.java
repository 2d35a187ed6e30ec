package se.lotsen.projection.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import se.lotsen.projection.history.Deliveries;
import se.lotsen.projection.history.Large;
import se.lotsen.projection.history.Oracle;
import se.lotsen.projection.history.TestRules;

/** What stood in one record per aggregate stopped its partition for ever at some 2 500 of these. */
class LargeAggregatesTest {
  private static final int MANY = 20_000;
  private static final int LARGEST_RECORD = 64 * 1024;

  @Test
  void aCaseAndAnActivityOfAnySizeAreCountedAndNoRecordGrows() {
    var history = Large.of(MANY);
    try (var first = new Driven(TestRules.CATALOGUE);
        var again = new Driven(TestRules.CATALOGUE)) {
      first.feed(Deliveries.interleaved(history.published(), 1));
      again.feed(Deliveries.interleaved(history.published(), 2));

      assertThat(first.values()).isEqualTo(Oracle.values(history));
      assertThat(first.became("counted")).isEqualTo(history.commands().size());
      assertThat(first.largestRecord()).isLessThan(LARGEST_RECORD);
      assertThat(again.ledger()).isEqualTo(first.ledger());
      assertThat(again.valuesJson()).isEqualTo(first.valuesJson());
    }
  }
}
