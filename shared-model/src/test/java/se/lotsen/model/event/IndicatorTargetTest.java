package se.lotsen.model.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.lotsen.model.code.IndicatorCode;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.event.ProjectEvent.IndicatorTarget;

class IndicatorTargetTest {
  private static final IndicatorCode CONTACTS = new IndicatorCode("contacts");

  @Test
  void targets_are_keyed_by_scb_code_and_year_whatever_order_they_were_given_in() {
    // given
    var perMunicipality = new LinkedHashMap<Municipality, BigDecimal>();
    perMunicipality.put(Municipality.UMEA, BigDecimal.ONE);
    perMunicipality.put(Municipality.NORDMALING, new BigDecimal("2.5"));
    var perYear = new LinkedHashMap<Integer, BigDecimal>();
    perYear.put(2010, BigDecimal.TEN);
    perYear.put(2008, new BigDecimal("1E+2"));
    var target = new IndicatorTarget(CONTACTS, null, perMunicipality, perYear);

    // when
    var json = EventJson.write(target);

    // then
    assertThat(json)
        .asString(UTF_8)
        .isEqualTo(
            """
            {"indicator":"contacts","perMunicipality":{"2401":2.5,"2480":1},\
            "perYear":{"2008":100,"2010":10}}""");
    assertThat(EventJson.read(json, IndicatorTarget.class).perMunicipality())
        .isEqualTo(perMunicipality);
  }

  @Test
  void targets_do_not_change_once_made() {
    // given
    var perYear = new LinkedHashMap<>(Map.of(2008, BigDecimal.ONE));
    var target = new IndicatorTarget(CONTACTS, null, Map.of(), perYear);

    // when
    perYear.put(2009, BigDecimal.TEN);

    // then
    assertThat(target.perYear()).containsOnlyKeys(2008);
    assertThatThrownBy(() -> target.perYear().put(2010, BigDecimal.TEN))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void a_key_that_is_no_municipality_is_refused_with_those_there_are() {
    for (var key : new String[] {"9999", "VANNAS", "Vännäs", ""}) {
      assertThatThrownBy(() -> read("{'indicator':'contacts','perMunicipality':{'%s':1}}", key))
          .isInstanceOf(UnreadableRecord.class)
          .hasMessageContaining("perMunicipality")
          .hasMessageContaining("No municipality has this SCB code")
          .hasMessageContaining("2460 Vännäs");
    }
  }

  @Test
  void a_key_that_is_no_year_is_refused() {
    for (var key : new String[] {"2009-05", "later", "2009.5"}) {
      assertThatThrownBy(() -> read("{'indicator':'contacts','perYear':{'%s':1}}", key))
          .isInstanceOf(UnreadableRecord.class)
          .hasMessageContaining("perYear")
          .hasMessageContaining(key);
    }
  }

  @Test
  void a_target_that_is_null_is_refused_because_no_target_is_no_key() {
    assertThatThrownBy(() -> read("{'indicator':'contacts','perMunicipality':{'%s':null}}", "2460"))
        .isInstanceOf(UnreadableRecord.class)
        .hasMessageContaining("perMunicipality");
  }

  private static IndicatorTarget read(String json, String key) {
    return EventJson.read(
        json.formatted(key).replace('\'', '"').getBytes(UTF_8), IndicatorTarget.class);
  }
}
