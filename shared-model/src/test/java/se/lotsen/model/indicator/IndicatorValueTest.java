package se.lotsen.model.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import se.lotsen.model.Breakdown;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.IndicatorCode;
import se.lotsen.model.code.Municipality;

class IndicatorValueTest {
  private static final YearMonth MAY = YearMonth.of(2009, 5);

  @Test
  void a_cell_is_named_by_all_but_its_quantity() {
    assertThat(value("4K", "new-jobs", 1, Municipality.VANNAS, "advice", MAY, "2.5").cell())
        .isEqualTo("4K|new-jobs|1|2460|advice|2009-05")
        .isEqualTo(value("4K", "new-jobs", 1, Municipality.VANNAS, "advice", MAY, "7").cell());
  }

  @Test
  void cells_that_differ_in_anything_have_different_names() {
    assertThat(
            Stream.of(
                    value("4K", "new-jobs", 1, Municipality.VANNAS, "advice", MAY, "1"),
                    value("DUR", "new-jobs", 1, Municipality.VANNAS, "advice", MAY, "1"),
                    value("4K", "contacts", 1, Municipality.VANNAS, "advice", MAY, "1"),
                    value("4K", "new-jobs", 2, Municipality.VANNAS, "advice", MAY, "1"),
                    value("4K", "new-jobs", 1, Municipality.UMEA, "advice", MAY, "1"),
                    value("4K", "new-jobs", 1, Municipality.VANNAS, "growth", MAY, "1"),
                    value(
                        "4K", "new-jobs", 1, Municipality.VANNAS, "advice", MAY.plusYears(1), "1"))
                .map(IndicatorValue::cell))
        .doesNotHaveDuplicates();
  }

  private static IndicatorValue value(
      String project,
      String indicator,
      int ruleVersion,
      Municipality municipality,
      String area,
      YearMonth month,
      String quantity) {
    return new IndicatorValue(
        new ProjectId(project),
        new IndicatorCode(indicator),
        ruleVersion,
        municipality,
        new AreaCode(area),
        month,
        Breakdown.unsplit(new BigDecimal(quantity)));
  }
}
