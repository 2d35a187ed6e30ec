package se.lotsen.projection.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
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
    var agreed = Reconciliation.of(List.of(MAY, JUNE), List.of(JUNE, MAY));

    assertThat(agreed).isEqualTo(new Reconciliation(true, 2, List.of()));
  }

  @Test
  void everyCellInWhichTheyDifferIsNamed() {
    var more = value("2009-05", "3");

    var found = Reconciliation.of(List.of(MAY), List.of(more, JUNE));

    assertThat(found.agrees()).isFalse();
    assertThat(found.differences())
        .containsExactly(
            new Difference(MAY.cell(), MAY.quantity(), more.quantity()),
            new Difference(JUNE.cell(), null, JUNE.quantity()));
    assertThat(Reconciliation.of(List.of(JUNE), List.of()).differences())
        .containsExactly(new Difference(JUNE.cell(), JUNE.quantity(), null));
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
