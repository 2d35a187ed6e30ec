package se.lotsen.registry.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.lotsen.model.code.Municipality;

class SearchWordsTest {
  @ParameterizedTest
  @CsvSource({
    "Älvdalens Trä AB, alvdalens",
    "Älvdalens Trä AB, ÄLVD",
    "Älvdalens Trä AB, trä älv",
    "Lindqvist & Söner, soner",
    "Café Ångström, cafe angstrom",
    "Smørrebrød, smorrebrod",
    "'Åsa (Ängsmark)', (ängs",
    "Kompetenscentrumet, kompetenscentrumet",
    "Kompetenscentrumet, centrum",
    "Älvdalens Trä AB, dalens",
    "Älvdalens Trä AB, alv dalen",
    "Älvdalens Trä AB, tr a",
    "3D-tryck i Norr, 3d norr"
  })
  void aNameIsFoundByPartsOfItsWords(String name, String wanted) {
    assertThat(SearchWords.of(name, Municipality.VINDELN)).containsAll(SearchWords.wanted(wanted));
  }

  @ParameterizedTest
  @CsvSource({"Älvdalens Trä AB, alvdalens bygg", "Älvdalens Trä AB, en", "Anna, annan"})
  void itIsNotFoundByAnythingElse(String name, String wanted) {
    assertThat(SearchWords.of(name, Municipality.VINDELN).containsAll(SearchWords.wanted(wanted)))
        .isFalse();
  }

  @Test
  void whatHoldsNoWordIsNoSearch() {
    assertThat(SearchWords.wanted(" &-. ")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Vindelns Trä AB, Vindelns Trä Aktiebolag",
    "Vindelns Trä AB, Vindelns Trae",
    "AB Sågverket i Hällnäs, Sågverket Hällnäs",
    "Anna Andersson, Anna Anderson",
    "Nordmalings Bygg HB, Nordmaling Bygg",
    "Karlsson, Carlsson",
    "AB, AB"
  })
  void namesThatAreAlikeHaveTheBeginningOfAWordInCommon(String one, String other) {
    assertThat(SearchWords.of(one, Municipality.VINDELN))
        .containsAnyElementsOf(SearchWords.alike(other, Municipality.VINDELN));
    assertThat(SearchWords.of(one, Municipality.VANNAS))
        .doesNotContainAnyElementsOf(SearchWords.alike(other, Municipality.VINDELN));
  }

  @Test
  void theLongestNameHasABoundedNumberOfWords() {
    assertThat(SearchWords.of("x".repeat(200), Municipality.VINDELN)).hasSize(6);
    assertThat(SearchWords.of("a b ".repeat(50), Municipality.VINDELN)).hasSizeLessThan(10);
  }
}
