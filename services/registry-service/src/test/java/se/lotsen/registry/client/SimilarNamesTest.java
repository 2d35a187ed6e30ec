package se.lotsen.registry.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimilarNamesTest {
  @ParameterizedTest
  @CsvSource({
    "Vindelns Trä AB, Vindelns Trä Aktiebolag",
    "Vindelns Trä AB, Vindelns Trae",
    "AB Sågverket i Hällnäs, Sågverket Hällnäs",
    "Anna Andersson, Anna Anderson",
    "Nordmalings Bygg HB, Nordmaling Bygg",
    "AB, AB"
  })
  void theyMayBeTheSame(String one, String other) {
    assertThat(SimilarNames.of(one, other)).isBetween(SimilarNames.ALIKE, 1.0);
    assertThat(SimilarNames.of(other, one)).isBetween(SimilarNames.ALIKE, 1.0);
  }

  @ParameterizedTest
  @CsvSource({
    "Vindelns Trä AB, Bjurholms Data AB",
    "Anna Andersson, Berit Lund",
    "Norrsken Bygg AB, Kustland Livs AB",
    "Isälven Design, Ripan Transport"
  })
  void theyAreNot(String one, String other) {
    assertThat(SimilarNames.of(one, other)).isLessThan(SimilarNames.ALIKE);
  }
}
