package se.lotsen.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.FactKind;
import se.lotsen.model.code.IndicatorCode;
import se.lotsen.model.code.StateCode;
import se.lotsen.model.code.TriggerCode;
import se.lotsen.model.event.EventJson;

/** Ids and codes that are one string: what they refuse, and how they stand in JSON. */
class IdsTest {
  private static final String UUID = "01970000-0000-7000-8000-00000000abcd";
  private static final Map<String, Function<String, Record>> UUIDS =
      Map.of(
          "case", CaseId::new,
          "client", ClientId::new,
          "contact", ContactId::new,
          "outcome", OutcomeId::new,
          "session", SessionId::new);

  static Stream<Arguments> badUuids() {
    var bad =
        List.of(
            "",
            " ",
            "4K",
            "1-2-3-4-5",
            UUID.substring(1),
            UUID + "0",
            "{" + UUID + "}",
            "urn:uuid:" + UUID,
            UUID.replace("-", ""),
            " " + UUID,
            UUID + "\n",
            UUID.replace('a', 'g'),
            "0197000-00000-7000-8000-00000000abcd",
            "01970000-0000-7000-8000-0000000-abcd",
            "01970000-0000-7000-8000-00000000abc\u0664");
    return UUIDS.keySet().stream()
        .flatMap(name -> bad.stream().map(value -> arguments(name, value)));
  }

  @ParameterizedTest
  @MethodSource("badUuids")
  void what_is_no_uuid_is_refused_with_an_example(String name, String bad) {
    assertThatThrownBy(() -> Objects.requireNonNull(UUIDS.get(name)).apply(bad))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("An? " + name + " id is a UUID such as [-0-9]*");
  }

  @Test
  void a_uuid_is_kept_in_small_letters_so_that_equal_ids_are_equal() {
    UUIDS.forEach(
        (name, id) -> {
          assertThat(id.apply(UUID.toUpperCase(Locale.ROOT))).isEqualTo(id.apply(UUID));
          assertThat(id.apply(UUID)).as(name).hasToString(UUID);
        });
  }

  static Stream<Arguments> goodForms() {
    return Stream.of(
        arguments(new ProjectId("4K"), "4K"),
        arguments(new ProjectId("A"), "A"),
        arguments(new ProjectId("X".repeat(32)), "X".repeat(32)),
        arguments(new AdvisorId("anna"), "anna"),
        arguments(new AdvisorId("1.a-b"), "1.a-b"),
        arguments(new AdvisorId("x".repeat(40)), "x".repeat(40)),
        arguments(new AreaCode("advice"), "advice"),
        arguments(new AreaCode("4-x"), "4-x"),
        arguments(new FactKind("session"), "session"),
        arguments(new IndicatorCode("companies-advised"), "companies-advised"),
        arguments(new StateCode("NEEDS_ANALYSIS"), "NEEDS_ANALYSIS"),
        arguments(new TriggerCode("START_ADVISING"), "START_ADVISING"),
        arguments(new CaseId(UUID), UUID),
        arguments(new ClientId(UUID), UUID),
        arguments(new ContactId(UUID), UUID),
        arguments(new OutcomeId(UUID), UUID),
        arguments(new SessionId(UUID), UUID));
  }

  @ParameterizedTest
  @MethodSource("goodForms")
  void it_is_a_plain_string_in_json_and_to_people(Record id, String value) {
    // when
    var json = EventJson.MAPPER.writeValueAsString(id);

    // then
    assertThat(json).isEqualTo('"' + value + '"');
    assertThat(EventJson.MAPPER.readValue(json, id.getClass())).isEqualTo(id);
    assertThat(id).hasToString(value);
  }

  @ParameterizedTest
  @MethodSource("goodForms")
  void it_is_the_same_plain_string_as_a_key(Record id, String value) {
    // when
    var json = EventJson.MAPPER.writeValueAsString(Map.of(id, 1));

    // then
    assertThat(json).isEqualTo("{\"" + value + "\":1}");
    var type =
        EventJson.MAPPER.getTypeFactory().constructMapType(Map.class, id.getClass(), Integer.class);
    assertThat(EventJson.MAPPER.<Map<Record, Integer>>readValue(json, type))
        .isEqualTo(Map.of(id, 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "4k", "4 K", "-4K", "4K\n", "4K/1", "4K|A", "Å"})
  void a_project_code_is_capital_letters_digits_and_hyphens(String bad) {
    refuses(ProjectId::new, bad, "A project code must match ");
    refuses(ProjectId::new, "X".repeat(33), "A project code must match ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Anna", "anna@vannas.se", "anna b", ".anna", "åsa", "anna\n"})
  void an_advisor_is_an_account_and_never_an_e_mail_address(String bad) {
    refuses(AdvisorId::new, bad, "An advisor must match ");
    refuses(AdvisorId::new, "x".repeat(41), "An advisor must match ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Advice", "råd", "-advice", "spin_off", "a|b", "advice "})
  void an_area_an_indicator_and_a_kind_of_fact_are_small_letters(String bad) {
    refuses(AreaCode::new, bad, "An area code must match ");
    refuses(IndicatorCode::new, bad, "An indicator code must match ");
    refuses(FactKind::new, bad, "A kind of fact must match ");
  }

  @Test
  void codes_are_at_most_forty_characters() {
    refuses(AreaCode::new, "x".repeat(41), "An area code must match ");
    refuses(IndicatorCode::new, "x".repeat(41), "An indicator code must match ");
    refuses(FactKind::new, "x".repeat(41), "A kind of fact must match ");
    refuses(StateCode::new, "X".repeat(41), "A state must match ");
    refuses(TriggerCode::new, "X".repeat(41), "A trigger must match ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "advising", "_ADVISING", "NEEDS ANALYSIS", "STATE1", "RÅD"})
  void a_state_and_a_trigger_are_capital_letters(String bad) {
    refuses(StateCode::new, bad, "A state must match ");
    refuses(TriggerCode::new, bad, "A trigger must match ");
  }

  @Test
  void what_sorts_does_so_by_its_letters() {
    assertThat(new ProjectId("4K")).isLessThan(new ProjectId("DUR"));
    assertThat(new AreaCode("advice")).isLessThan(new AreaCode("spin-off"));
    assertThat(new FactKind("jobs")).isLessThan(new FactKind("session"));
    assertThat(new IndicatorCode("contacts")).isLessThan(new IndicatorCode("new-jobs"));
    assertThat(new StateCode("ADVISING")).isLessThan(new StateCode("FOLLOW_UP"));
    assertThat(new TriggerCode("COMPLETE")).isLessThan(new TriggerCode("REFER"));
  }

  private static void refuses(Function<String, Record> form, String bad, String sentence) {
    assertThatThrownBy(() -> form.apply(bad))
        .as("'%s'", bad)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(sentence)
        .hasMessageNotContaining("'");
  }
}
