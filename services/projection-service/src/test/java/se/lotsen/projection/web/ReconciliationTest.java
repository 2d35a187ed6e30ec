package se.lotsen.projection.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import se.lotsen.model.Breakdown;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.IndicatorCode;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.indicator.IndicatorValue;
import se.lotsen.projection.web.Reconciliation.Difference;

class ReconciliationTest {
  private static final IndicatorValue MAY = value("2009-05", "1");
  private static final IndicatorValue JUNE = value("2009-06", "2");

  @Test
  void theSameCellsAgree() {
    assertThat(reconciled(List.of(MAY, JUNE), List.of(JUNE, MAY)))
        .isEqualTo(new Reconciliation(true, 2, List.of(), null));
  }

  @Test
  void everyCellInWhichTheyDifferIsNamed() {
    var more = value("2009-05", "3");

    var found = reconciled(List.of(MAY), List.of(more, JUNE));

    assertThat(found.agrees()).isFalse();
    assertThat(found.differences())
        .containsExactly(
            new Difference(MAY.cell(), MAY.quantity(), more.quantity()),
            new Difference(JUNE.cell(), null, JUNE.quantity()));
    assertThat(reconciled(List.of(JUNE), List.of()).differences())
        .containsExactly(new Difference(JUNE.cell(), JUNE.quantity(), null));
  }

  @Test
  void aCellThatChangedMeanwhileHasNoSayAndIsSaid() {
    var more = value("2009-05", "3");

    var found =
        Reconciliation.of(
            quantities(List.of(MAY, JUNE)),
            quantities(List.of(MAY, JUNE)),
            quantities(List.of(more, JUNE)));

    assertThat(found).isEqualTo(new Reconciliation(true, 2, List.of(), 1));
  }

  @Test
  void ofVeryManyDifferencesTheFirstAreNamed() {
    var kept = new TreeMap<String, Breakdown>();
    for (int i = 0; i < Reconciliation.MAX_NAMED + 1; i++) {
      kept.put("cell %05d".formatted(i), MAY.quantity());
    }

    var found = Reconciliation.of(kept, Map.of(), kept);

    assertThat(found.agrees()).isFalse();
    assertThat(found.cells()).isEqualTo(Reconciliation.MAX_NAMED + 1);
    assertThat(found.differences())
        .hasSize(Reconciliation.MAX_NAMED)
        .extracting(Difference::cell)
        .isSorted();
  }

  private static Reconciliation reconciled(List<IndicatorValue> kept, List<IndicatorValue> folded) {
    return Reconciliation.of(quantities(kept), quantities(folded), quantities(kept));
  }

  private static Map<String, Breakdown> quantities(List<IndicatorValue> values) {
    return Reconciliation.quantities(values.stream());
  }

  private static IndicatorValue value(String month, String quantity) {
    return new IndicatorValue(
        new ProjectId("4K"),
        new IndicatorCode("contacts"),
        1,
        Municipality.VINDELN,
        new AreaCode("advice"),
        YearMonth.parse(month),
        Breakdown.unsplit(new BigDecimal(quantity)));
  }
}
