package se.lotsen.projection.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.lotsen.kit.web.BadRequest;
import se.lotsen.model.Breakdown;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.IndicatorCode;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.indicator.IndicatorValue;
import se.lotsen.projection.web.Slicing.By;
import se.lotsen.projection.web.Slicing.Slice;
import se.lotsen.projection.web.Slicing.Span;

class SlicingTest {
  private static final AreaCode ADVICE = new AreaCode("advice");
  private static final IndicatorValue VALUE =
      new IndicatorValue(
          new ProjectId("4K"),
          new IndicatorCode("contacts"),
          1,
          Municipality.VINDELN,
          ADVICE,
          YearMonth.of(2009, 5),
          Breakdown.unsplit(BigDecimal.ONE));

  @ParameterizedTest
  @CsvSource({
    "TOTAL,   2009-05,",
    "YEAR,    2009-05, 2009",
    "QUARTER, 2009-03, 2009-Q1",
    "QUARTER, 2009-04, 2009-Q2",
    "QUARTER, 2009-09, 2009-Q3",
    "QUARTER, 2009-12, 2009-Q4",
    "MONTH,   2009-05, 2009-05"
  })
  void periodsHaveNames(Span span, YearMonth month, @Nullable String name) {
    assertThat(span.nameOf(month)).isEqualTo(name);
  }

  @Test
  void whatToSplitByIsReadInAnyOrderAndCase() {
    assertThat(Slicing.by(null)).isEmpty();
    assertThat(Slicing.by(" ")).isEmpty();
    assertThat(Slicing.by("area")).isEqualTo(Set.of(By.AREA));
    assertThat(Slicing.by("Area, municipality")).isEqualTo(Set.of(By.AREA, By.MUNICIPALITY));
  }

  @ParameterizedTest
  @ValueSource(strings = {"county", "area,", ",area", "area municipality", "AREA;MUNICIPALITY"})
  void whatCannotBeSplitByIsRefusedWithWhatCan(String words) {
    assertThatThrownBy(() -> Slicing.by(words))
        .isInstanceOfSatisfying(
            BadRequest.class, refused -> assertThat(refused.field()).isEqualTo("by"))
        .hasMessageContaining("[municipality, area]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"week", "", "months"})
  void aPeriodThatThereIsNotIsRefusedWithThoseThereAre(String word) {
    assertThatThrownBy(() -> Slicing.span(word))
        .isInstanceOfSatisfying(
            BadRequest.class, refused -> assertThat(refused.field()).isEqualTo("period"))
        .hasMessageContaining("[total, year, quarter, month]");
  }

  @ParameterizedTest
  @CsvSource({
    ",       ,        ,        ,       true",
    "VINDELN,,        ,        ,       true",
    "UMEA,   ,        ,        ,       false",
    ",       advice,  ,        ,       true",
    ",       meetings,,        ,       false",
    ",       ,        2009-05, ,       true",
    ",       ,        2009-06, ,       false",
    ",       ,        ,        2009-05,true",
    ",       ,        ,        2009-04,false",
    "VINDELN,advice,  2009-05, 2009-05,true"
  })
  void onlyWhatIsWantedIsWanted(
      @Nullable Municipality municipality,
      @Nullable String area,
      @Nullable YearMonth from,
      @Nullable YearMonth to,
      boolean wanted) {
    var slicing =
        new Slicing(
            Set.of(), Span.TOTAL, municipality, area == null ? null : new AreaCode(area), from, to);

    assertThat(slicing.wants(VALUE)).isEqualTo(wanted);
    assertThat(slicing.wants(Municipality.VINDELN, ADVICE, LocalDate.of(2009, 5, 31)))
        .isEqualTo(wanted);
    assertThat(slicing.wantsAll())
        .isEqualTo(municipality == null && area == null && from == null && to == null);
  }

  @ParameterizedTest
  @CsvSource({
    "'',                TOTAL,   ,       ,       ",
    "municipality,      TOTAL,   VINDELN,,       ",
    "area,              YEAR,    ,       advice, 2009",
    "'area,municipality',MONTH,  VINDELN,advice, 2009-05"
  })
  void aValueFallsIntoOneSlice(
      String by,
      Span span,
      @Nullable Municipality municipality,
      @Nullable String area,
      @Nullable String period) {
    var slicing = new Slicing(Slicing.by(by), span, null, null, null, null);

    assertThat(slicing.sliceOf(VALUE))
        .isEqualTo(new Slice(municipality, area == null ? null : new AreaCode(area), period));
  }

  @Test
  void slicesAreInTheOrderOfPlaceThenFieldThenTime() {
    var first = new Slice(Municipality.VINDELN, ADVICE, "2010-01");
    var second = new Slice(Municipality.VINDELN, new AreaCode("meetings"), "2009-01");
    var third = new Slice(Municipality.UMEA, ADVICE, "2009-01");
    var fourth = new Slice(Municipality.UMEA, ADVICE, "2009-02");

    assertThat(Stream.of(fourth, third, second, first).sorted())
        .containsExactly(first, second, third, fourth);
  }
}
