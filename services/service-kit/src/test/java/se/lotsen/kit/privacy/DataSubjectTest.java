package se.lotsen.kit.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataSubjectTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Åsa Öberg          | Ring ÅSA  ÖBERG i morgon
          åsa öberg          | Möte med Åsa Öberg, Vännäs
          asa@exempel.test   | Skriv till Asa@Exempel.TEST.
          070-174 06 51      | nås på 0701740651
          070-174 06 51      | nås på +46 70-174 06 51
          070-174 06 51      | nås på 0046701740651
          +46701740651       | nås på 070 174 06 51
          +46 (0)70-123 45 67 | nås på +46701234567
          070.123.45.67      | nås på 070–123 45 67
          Anna-Karin Ek      | Anna Karin Ek
          Anna Karin Ek      | hälsa anna–karin ek
          460512-1234        | 19460512-1234
          811218-9876        | personnummer 198112189876
          19811218-9876      | 8112189876
          198112189876       | nummer 811218-9876
          """)
  void somebodyIsFoundHoweverTheyAreWritten(String word, String text) {
    assertThat(of(word).isIn(text)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Åsa Öberg          | Åsa Berg och Per Öberg
          asa@exempel.test   | bosse@exempel.test
          070-174 06 51      | 070-174 06 52
          811218-9876        | 811219-9876
          """)
  void othersAreNot(String word, String text) {
    assertThat(of(word).isIn(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"å", "ab", "070", "12-34"})
  void aWordThatWouldBeFoundEverywhereIsTooShort(String word) {
    assertThat(DataSubject.isTooShort(word)).isTrue();
  }

  @Test
  void anAccountIsMeantByItsWholeIdOnly() {
    assertThat(of("anna").isAccount("anna")).isTrue();
    assertThat(of("Anna").isAccount("anna")).isTrue();
    assertThat(of("ann").isAccount("anna")).isFalse();
  }

  private static DataSubject of(String word) {
    return new DataSubject(List.of(word), List.of(), List.of());
  }
}
