package se.lotsen.model.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.lotsen.model.event.EventJson;

class MunicipalityTest {
  @Test
  void the_circle_is_six_municipalities_with_their_scb_codes() {
    assertThat(
            Arrays.stream(Municipality.values())
                .map(municipality -> municipality.scb() + " " + municipality.label().sv()))
        .containsExactly(
            "2401 Nordmaling",
            "2403 Bjurholm",
            "2404 Vindeln",
            "2409 Robertsfors",
            "2460 Vännäs",
            "2480 Umeå");
  }

  @Test
  void each_is_found_by_its_code_and_is_that_code_in_json() {
    for (var municipality : Municipality.values()) {
      assertThat(Municipality.of(municipality.scb())).isEqualTo(municipality);
      var json = EventJson.MAPPER.writeValueAsString(municipality);
      assertThat(json).isEqualTo('"' + municipality.scb() + '"');
      assertThat(EventJson.MAPPER.readValue(json, Municipality.class)).isEqualTo(municipality);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0180", "24", "02460", "Vännäs", "VANNAS", "", " 2460"})
  void any_other_code_is_refused_with_the_list_of_those_there_are(String code) {
    assertThatThrownBy(() -> Municipality.of(code))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "No municipality has this SCB code; there are 2401 Nordmaling, 2403 Bjurholm,"
                + " 2404 Vindeln, 2409 Robertsfors, 2460 Vännäs, 2480 Umeå");
  }
}
