package se.lotsen.projection.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.lotsen.model.Breakdown;
import se.lotsen.model.Period;
import se.lotsen.model.ProjectId;
import se.lotsen.model.Text;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.IndicatorCode;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.event.ProjectEvent.IndicatorTarget;
import se.lotsen.model.indicator.IndicatorValue;
import se.lotsen.projection.history.TestRules;
import se.lotsen.projection.target.ProjectTargets;
import se.lotsen.projection.web.ValuesView.IndicatorView;
import se.lotsen.projection.web.ValuesView.Row;

class ValuesViewTest {
  private static final IndicatorTarget TARGET =
      new IndicatorTarget(
          new IndicatorCode("new-jobs"),
          new BigDecimal("40"),
          Map.of(Municipality.VINDELN, new BigDecimal("12"), Municipality.VANNAS, BigDecimal.ZERO),
          Map.of(2009, new BigDecimal("30")));
  private static final List<IndicatorValue> VALUES =
      List.of(
          value(Municipality.VINDELN, "advice", "2009-02", "1", "0.5", "0"),
          value(Municipality.VINDELN, "advice", "2009-05", "0", "2", "0"),
          value(Municipality.VINDELN, "meetings", "2009-05", "1", "0", "0"),
          value(Municipality.VANNAS, "advice", "2009-05", "0", "0", "3"),
          value(Municipality.UMEA, "advice", "2010-01", "2.5", "0", "0"));

  private @Nullable Municipality municipality;
  private @Nullable AreaCode area;
  private @Nullable YearMonth from;
  private @Nullable YearMonth to;

  @Test
  void theWholeIsTheSumOfItsCellsAgainstTheTarget() {
    var view = view("", "total");

    assertThat(view.quantity()).isEqualByComparingTo("10");
    assertThat(view.women()).isEqualByComparingTo("4.5");
    assertThat(view.men()).isEqualByComparingTo("2.5");
    assertThat(view.notStated()).isEqualByComparingTo("3");
    assertThat(view.target()).isEqualByComparingTo("40");
    assertThat(view.share()).isEqualTo(new BigDecimal("0.2500"));
    assertThat(view.rows()).isNull();
  }

  @Test
  void namesAreInTheReadersLanguage() {
    var slicing = slicing("", "total");

    assertThat(indicator(VALUES, targets(TARGET), slicing, Locale.of("sv")).name())
        .isEqualTo("Räknat: new-jobs");
    assertThat(indicator(VALUES, targets(TARGET), slicing, Locale.GERMAN).name())
        .isEqualTo("Counted: new-jobs");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          municipality     ; total   ; 2404 4.5/12 2460 3/0 2480 2.5
          area             ; total   ; advice 9 meetings 1
          ''               ; year    ; 2009 7.5/30 2010 2.5
          ''               ; quarter ; 2009-Q1 1.5 2009-Q2 6 2010-Q1 2.5
          ''               ; month   ; 2009-02 1.5 2009-05 6 2010-01 2.5
          municipality     ; year    ; 2404 2009 4.5 2460 2009 3 2480 2010 2.5
          municipality,area; total   ; 2404 advice 3.5 2404 meetings 1 2460 advice 3 2480 advice 2.5
          area             ; year    ; advice 2009 6.5 advice 2010 2.5 meetings 2009 1
          """)
  void partsAddUpToTheWholeAndOnlyWhatIsAgreedHasATarget(
      String by, String period, String expected) {
    var rows = Objects.requireNonNull(view(by, period).rows());

    assertThat(written(rows)).isEqualTo(expected);
    assertThat(rows.stream().map(Row::quantity).reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo("10");
  }

  @Test
  void aShareHasFourDecimalsAndATargetOfNothingHasNone() {
    var rows = Objects.requireNonNull(view("municipality", "total").rows());

    assertThat(rows).extracting(Row::share).containsExactly(new BigDecimal("0.3750"), null, null);
    assertThat(rows).extracting(Row::municipalityName).containsExactly("Vindeln", "Vännäs", "Umeå");
  }

  @Test
  void aPartOfTheWholeIsNotHeldAgainstTheTargetOfTheWhole() {
    municipality = Municipality.VINDELN;
    assertThat(view("", "total").target()).isNull();
    assertThat(written(view("municipality", "total"))).isEqualTo("2404 4.5/12");
    assertThat(written(view("", "year"))).isEqualTo("2009 4.5");

    municipality = null;
    area = new AreaCode("advice");
    assertThat(view("", "total").target()).isNull();
    assertThat(written(view("municipality", "total"))).isEqualTo("2404 3.5 2460 3 2480 2.5");
    assertThat(written(view("", "year"))).isEqualTo("2009 6.5 2010 2.5");
  }

  @Test
  void aPartOfAYearIsNotHeldAgainstTheTargetOfTheYear() {
    from = YearMonth.of(2009, 3);
    assertThat(view("", "total").target()).isNull();
    assertThat(written(view("", "year"))).isEqualTo("2009 6 2010 2.5");
    assertThat(written(view("municipality", "total"))).isEqualTo("2404 3 2460 3 2480 2.5");

    from = YearMonth.of(2009, 1);
    to = YearMonth.of(2009, 11);
    assertThat(written(view("", "year"))).isEqualTo("2009 7.5");

    to = YearMonth.of(2009, 12);
    assertThat(written(view("", "year"))).isEqualTo("2009 7.5/30");
  }

  @Test
  void anIndicatorTheProjectDoesNotAnswerForHasNoTarget() {
    var view = indicator(VALUES, targets(), slicing("", "total"), Locale.ENGLISH);

    assertThat(view.quantity()).isEqualByComparingTo("10");
    assertThat(view.target()).isNull();
    assertThat(view.share()).isNull();
  }

  @Test
  void nothingYetIsZeroOfTheTarget() {
    var view = indicator(List.of(), targets(TARGET), slicing("area", "total"), Locale.ENGLISH);

    assertThat(view.quantity()).isZero();
    assertThat(view.share()).isEqualByComparingTo("0");
    assertThat(view.rows()).isEmpty();
  }

  private IndicatorView view(String by, String period) {
    return indicator(VALUES, targets(TARGET), slicing(by, period), Locale.ENGLISH);
  }

  private Slicing slicing(String by, String period) {
    return new Slicing(Slicing.by(by), Slicing.span(period), municipality, area, from, to);
  }

  private static IndicatorView indicator(
      List<IndicatorValue> values, ProjectTargets targets, Slicing slicing, Locale locale) {
    return ValuesView.indicator(TestRules.NEW_JOBS, values.stream(), targets, slicing, locale);
  }

  /** Place, field, period, quantity and, after a slash, the target. */
  private static String written(IndicatorView view) {
    return written(Objects.requireNonNull(view.rows()));
  }

  private static String written(List<Row> rows) {
    return rows.stream()
        .map(
            row ->
                (row.municipality() == null ? "" : row.municipality().scb() + " ")
                    + (row.area() == null ? "" : row.area() + " ")
                    + (row.period() == null ? "" : row.period() + " ")
                    + row.quantity().toPlainString()
                    + (row.target() == null ? "" : "/" + row.target().toPlainString()))
        .collect(Collectors.joining(" "));
  }

  private static ProjectTargets targets(IndicatorTarget... targets) {
    return new ProjectTargets(
        new Text("4K", "4K"),
        new Period(LocalDate.of(2009, 1, 1), LocalDate.of(2010, 12, 31)),
        List.of(),
        List.of(targets));
  }

  private static IndicatorValue value(
      Municipality municipality,
      String area,
      String month,
      String women,
      String men,
      String notStated) {
    return new IndicatorValue(
        new ProjectId("4K"),
        new IndicatorCode("new-jobs"),
        1,
        municipality,
        new AreaCode(area),
        YearMonth.parse(month),
        new Breakdown(new BigDecimal(women), new BigDecimal(men), new BigDecimal(notStated)));
  }
}
