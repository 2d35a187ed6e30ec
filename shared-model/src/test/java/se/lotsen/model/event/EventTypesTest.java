package se.lotsen.model.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.lotsen.model.event.Samples.Sample;
import tools.jackson.databind.json.JsonMapper;

class EventTypesTest {
  private static final Map<Class<? extends Event>, String> FAMILIES =
      Map.of(
          ProjectEvent.class, "project",
          ClientEvent.class, "client",
          ContactEvent.class, "contact",
          CaseEvent.class, "case",
          ReferralEvent.class, "referral",
          PartnerEvent.class, "partner",
          MandateEvent.class, "mandate",
          FundingDecisionEvent.class, "decision",
          ReportEvent.class, "report",
          ActivityEvent.class, "activity");

  static List<Class<? extends Event>> records() {
    return EventTypes.records(Event.class);
  }

  static List<Sample> events() {
    return Samples.all().stream().filter(sample -> sample.record() instanceof Event).toList();
  }

  @ParameterizedTest
  @MethodSource("records")
  void every_event_is_a_record_found_by_its_own_name(Class<? extends Event> type) {
    // when
    var name = EventTypes.nameOf(type);

    // then
    assertThat(type).isRecord().isFinal().isPublic();
    assertThat(name).matches("se\\.lotsen\\.[a-z]+\\.[a-z-]+\\.v\\d+");
    assertThat(EventTypes.find(name)).isEqualTo(type);
  }

  @Test
  void no_two_events_have_one_name() {
    assertThat(records().stream().map(EventTypes::nameOf))
        .hasSizeGreaterThanOrEqualTo(19)
        .doesNotHaveDuplicates();
  }

  @Test
  void a_name_says_the_family_it_belongs_to() {
    assertThat(Event.class.getPermittedSubclasses())
        .containsExactlyInAnyOrderElementsOf(FAMILIES.keySet());
    FAMILIES.forEach(
        (family, word) ->
            assertThat(EventTypes.records(family))
                .isNotEmpty()
                .allSatisfy(
                    type ->
                        assertThat(EventTypes.nameOf(type)).startsWith("se.lotsen." + word + ".")));
  }

  @Test
  void the_families_together_are_all_events() {
    assertThat(FAMILIES.keySet().stream().flatMap(family -> EventTypes.records(family).stream()))
        .containsExactlyInAnyOrderElementsOf(records());
  }

  @Test
  void a_type_this_version_does_not_know_is_not_found() {
    assertThat(EventTypes.find("se.lotsen.case.opened.v99")).isNull();
    assertThat(EventTypes.find("")).isNull();
  }

  @Test
  void a_type_without_a_name_is_a_fault_of_ours() {
    assertThatThrownBy(() -> EventTypes.nameOf(CaseEvent.class))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("CaseEvent has no @EventType");
  }

  @ParameterizedTest
  @MethodSource("events")
  void the_key_is_the_project_or_else_the_client_and_the_subject_the_aggregate(Sample sample) {
    // given
    var event = (Event) sample.record();
    var json = new JsonMapper().readTree(sample.json());

    // then
    if (json.has("decision")) {
      assertThat(event.subject()).isEqualTo(json.get("decision").asString());
      assertThat(event.key()).isEqualTo(json.get("project").asString());
    } else if (!json.has("about")) {
      var id = json.get(FAMILIES.get(familyOf(event))).asString();
      assertThat(event.subject()).isEqualTo(id);
      assertThat(event.key()).isEqualTo(id);
    } else {
      assertThat(event.subject()).isEqualTo(json.get("about").get("id").asString());
      assertThat(event.key()).isEqualTo(json.get("about").get("project").asString());
    }
    assertThat(event.on()).isEqualTo(json.get("on").asString());
  }

  private static Class<? extends Event> familyOf(Event event) {
    return FAMILIES.keySet().stream()
        .filter(family -> family.isInstance(event))
        .findFirst()
        .orElseThrow();
  }
}
