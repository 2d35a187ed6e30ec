package se.lotsen.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.lotsen.model.code.Channel;
import se.lotsen.model.code.Municipality;

class ParsersTest {
  @ParameterizedTest
  @ValueSource(strings = {"2009-03-02", "20090302", "2009-03-02 00:00", "2009-03-02T00:00:00"})
  void aDayIsReadAsPeopleAndSpreadsheetsWriteIt(String cell) {
    assertThat(Parsers.day(cell)).isEqualTo(LocalDate.of(2009, 3, 2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2009-02-30", "2/3/2009", "2009-03-02 10:00", "soon"})
  void whatIsNoDayIsRefused(String cell) {
    assertThatThrownBy(() -> Parsers.day(cell))
        .isInstanceOf(ImportFormatException.class)
        .hasMessage("\"%s\" is no day; write it as 2009-03-02", cell);
  }

  @Test
  void aNumberMayHaveACommaAndSpaces() {
    assertThat(Parsers.decimal("0", "5000").apply("1 000,50")).isEqualTo(new BigDecimal("1000.50"));
    assertThat(Parsers.whole(-10, 10).apply("-5")).isEqualTo(-5);
    assertThat(Parsers.whole(0, 10).apply("3,0")).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "24.001", "25", "1e999999999", "NaN", "one"})
  void aNumberOutOfItsRangeIsRefused(String cell) {
    assertThatThrownBy(() -> Parsers.decimal("0", "24").apply(cell))
        .isInstanceOf(ImportFormatException.class)
        .hasMessageContaining("no number from 0 to 24");
    assertThatThrownBy(() -> Parsers.whole(0, 24).apply(cell))
        .isInstanceOf(ImportFormatException.class);
  }

  @Test
  void codesAreReadByTheirNamesInEitherLanguage() {
    var channel = Parsers.code(Channel.class);
    for (var cell :
        List.of("VISIT", "visit", Channel.VISIT.label().sv(), Channel.VISIT.label().en())) {
      assertThat(channel.apply(cell)).isEqualTo(Channel.VISIT);
    }
    assertThatThrownBy(() -> channel.apply("PIGEON")).hasMessageContaining("there are VISIT");
    assertThat(Parsers.municipality("vännäs")).isEqualTo(Municipality.VANNAS);
    assertThat(Parsers.municipality("2460")).isEqualTo(Municipality.VANNAS);
    assertThat(Parsers.yes("Ja")).isTrue();
    assertThat(Parsers.yes("N")).isFalse();
    assertThatThrownBy(() -> Parsers.yes("maybe")).isInstanceOf(ImportFormatException.class);
    assertThatThrownBy(() -> Parsers.text(3).apply("four"))
        .hasMessage("At most 3 characters, not 4");
  }
}
