package se.lotsen.feeds.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.lotsen.model.Breakdown;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.IndicatorCode;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.event.EventJson;
import se.lotsen.model.event.UnreadableRecord;
import se.lotsen.model.indicator.IndicatorValue;

class ValueRecordTest {
  private static final IndicatorValue VALUE =
      new IndicatorValue(
          new ProjectId("4K"),
          new IndicatorCode("new-jobs"),
          3,
          Municipality.VANNAS,
          new AreaCode("advice"),
          YearMonth.of(2008, 4),
          new Breakdown(new BigDecimal("1.5"), BigDecimal.ONE, BigDecimal.ZERO));
  private static final Position HERE = new Position(1, 42);

  @Test
  void aValueIsReadAsItWasWritten() {
    var read = ValueRecord.read(VALUE.cell(), EventJson.write(VALUE), HERE);

    assertThat(read.project()).isEqualTo(VALUE.project());
    assertThat(read.quantity()).isEqualTo(VALUE.quantity());
    assertThat(read.position()).isEqualTo(HERE);
  }

  @Test
  void aDeletionSpeaksOfTheSameCellAsTheValue() {
    var value = ValueRecord.read(VALUE.cell(), EventJson.write(VALUE), HERE);
    var deletion = ValueRecord.read(VALUE.cell(), null, HERE);

    assertThat(deletion.project()).isEqualTo(value.project());
    assertThat(deletion.cell()).isEqualTo(value.cell());
    assertThat(deletion.quantity()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "4K",
        "4K|new-jobs|3|2460|advice|2008-04|more",
        "4k|new-jobs|3|2460|advice|2008-04",
        "4K|New jobs|3|2460|advice|2008-04",
        "4K|new-jobs|three|2460|advice|2008-04",
        "4K|new-jobs|3|9999|advice|2008-04",
        "4K|new-jobs|3|2460|advice|2008-13"
      })
  void aKeyThatNamesNoCellIsUnreadable(String key) {
    assertThatThrownBy(() -> ValueRecord.read(key, null, HERE))
        .isInstanceOf(UnreadableRecord.class)
        .hasMessageContaining("names no cell");
  }

  @Test
  void aKeyOfAnotherCellIsUnreadable() {
    assertThatThrownBy(
            () ->
                ValueRecord.read(
                    VALUE.cell().replace("2460", "2404"), EventJson.write(VALUE), HERE))
        .isInstanceOf(UnreadableRecord.class)
        .hasMessageContaining("is not the cell");
  }

  @Test
  void whatIsNoValueIsUnreadable() {
    var broken = "{\"project\":\"4K\"".getBytes(StandardCharsets.UTF_8);
    var threeDecimals =
        new String(EventJson.write(VALUE), StandardCharsets.UTF_8)
            .replace("1.5", "1.555")
            .getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> ValueRecord.read(VALUE.cell(), broken, HERE))
        .isInstanceOf(UnreadableRecord.class);
    assertThatThrownBy(() -> ValueRecord.read(VALUE.cell(), threeDecimals, HERE))
        .isInstanceOf(UnreadableRecord.class);
    assertThatThrownBy(() -> ValueRecord.read(null, EventJson.write(VALUE), HERE))
        .isInstanceOf(UnreadableRecord.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "1:", ":1", "1:-2", "a:1", "1:2:3", "1: 2", "99999999999:1"})
  void aPositionInAnotherFormIsNone(String written) {
    assertThat(Position.read(written)).isEmpty();
  }

  @Test
  void aPositionIsReadAsItIsWritten() {
    assertThat(Position.read(HERE.toString())).contains(HERE);
    assertThat(Position.read(HERE.beginning().toString())).contains(HERE.beginning());
  }
}
