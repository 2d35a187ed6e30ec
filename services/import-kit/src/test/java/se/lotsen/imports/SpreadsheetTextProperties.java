package se.lotsen.imports;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

class SpreadsheetTextProperties {
  @Property
  void whatIsWrittenIsReadBackAsItWas(
      @ForAll
          @StringLength(max = 6)
          @Chars({'\'', '=', '+', '-', '@', '\t', '\r', '\n', '5'})
          @CharRange(from = 'a', to = 'c')
          String cell) {
    assertThat(SpreadsheetText.read(SpreadsheetText.written(cell))).isEqualTo(cell);
  }

  @Property
  void nothingThatIsWrittenBeginsAsAFormula(@ForAll @StringLength(max = 6) String cell) {
    assertThat(SpreadsheetText.written(cell)).doesNotMatch("(?s)[=+\\-@\\t\\r].*");
  }

  @Example
  void whatNoSpreadsheetTakesForAFormulaStaysAsItIs() {
    assertThat(SpreadsheetText.written("2009-03-02")).isEqualTo("2009-03-02");
    assertThat(SpreadsheetText.written("D'Arc")).isEqualTo("D'Arc");
    assertThat(SpreadsheetText.read("'s-Gravenhage")).isEqualTo("'s-Gravenhage");
    assertThat(SpreadsheetText.written("=cmd|'/C calc'!A0")).isEqualTo("'=cmd|'/C calc'!A0");
    assertThat(SpreadsheetText.written("-5")).isEqualTo("'-5");
  }
}
