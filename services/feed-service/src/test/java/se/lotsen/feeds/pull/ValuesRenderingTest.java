package se.lotsen.feeds.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.lotsen.feeds.cache.Records.cell;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.lotsen.feeds.cache.Cell;
import se.lotsen.feeds.cache.Position;
import se.lotsen.feeds.cache.Records;
import se.lotsen.feeds.cache.Snapshot;
import se.lotsen.feeds.cache.Version;
import se.lotsen.kit.web.BadRequest;
import se.lotsen.model.Breakdown;
import se.lotsen.model.Period;
import se.lotsen.model.code.IndicatorCode;
import se.lotsen.model.code.Municipality;

class ValuesRenderingTest {
  private static final Breakdown SPLIT =
      new Breakdown(new BigDecimal("1.5"), new BigDecimal("2"), new BigDecimal("0.25"));

  @Test
  void csvIsAsRfc4180HasIt() {
    assertThat(csv(CsvDialect.RFC4180))
        .isEqualTo(
            "project,indicator,rule_version,municipality,municipality_name,area,month,"
                + "quantity,women,men,not_stated\r\n"
                + "4K,new-jobs,1,2404,Vindeln,advice,2008-05,1,0,0,1\r\n"
                + "4K,new-jobs,1,2460,Vännäs,advice,2008-04,3.75,1.5,2,0.25\r\n");
  }

  @Test
  void aSwedishExcelIsGivenWhatItReadsByItself() {
    assertThat(csv(CsvDialect.EXCEL_SV))
        .isEqualTo(
            "\uFEFFproject;indicator;rule_version;municipality;municipality_name;area;month;"
                + "quantity;women;men;not_stated\r\n"
                + "4K;new-jobs;1;2404;Vindeln;advice;2008-05;1;0;0;1\r\n"
                + "4K;new-jobs;1;2460;Vännäs;advice;2008-04;3,75;1,5;2;0,25\r\n");
  }

  @ParameterizedTest
  @CsvSource({
    "=1+1, '''=1+1'",
    "+46, '''+46'",
    "-1, '''-1'",
    "@SUM, '''@SUM'",
    "a=b, a=b",
    "'', ''"
  })
  void aTextThatBeginsAFormulaIsGuarded(String text, String written) {
    assertThat(ValuesCsv.guarded(text)).isEqualTo(written);
  }

  @Test
  void anUnknownDialectIsRefusedWithThoseThereAre() {
    assertThat(CsvDialect.of("excel-sv")).isEqualTo(CsvDialect.EXCEL_SV);
    assertThatThrownBy(() -> CsvDialect.of("excel"))
        .isInstanceOf(BadRequest.class)
        .hasMessageContaining("rfc4180, excel-sv");
  }

  @Test
  void theShareReachedHasFourDecimalsAndNeedsATarget() {
    assertThat(share("3")).isEqualByComparingTo("1.5833").hasScaleOf(4);
    assertThat(share("19")).isEqualByComparingTo("0.25").hasScaleOf(4);
    assertThat(share("0")).isNull();
    assertThat(share(null)).isNull();
  }

  private static @Nullable BigDecimal share(@Nullable String target) {
    var view = FeedValues.of(snapshot(target == null ? null : new BigDecimal(target)));
    return view.indicators().getFirst().shareReached();
  }

  private static String csv(CsvDialect dialect) {
    return new String(
        new ValuesCsv(dialect).write(snapshot(BigDecimal.TEN)), StandardCharsets.UTF_8);
  }

  private static Snapshot snapshot(@Nullable BigDecimal target) {
    SortedMap<Cell, Breakdown> cells = new TreeMap<>();
    cells.put(cell("new-jobs", 1, Municipality.VANNAS, "2008-04"), SPLIT);
    cells.put(
        cell("new-jobs", 1, Municipality.VINDELN, "2008-05"), Breakdown.unsplit(BigDecimal.ONE));
    return new Snapshot(
        Records.PROJECT,
        new Period(LocalDate.of(2008, 1, 1), LocalDate.of(2010, 12, 31)),
        new Version(new Position(1, 7), 1, 0),
        List.of(
            new Snapshot.Indicator(
                new IndicatorCode("new-jobs"),
                1,
                SPLIT.plus(Breakdown.unsplit(BigDecimal.ONE)),
                target,
                cells)));
  }
}
