package se.lotsen.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.lotsen.model.event.Topics;
import se.lotsen.standalone.Api.Answer;

/** Activities through all services: from a plan to participants in the numbers. */
@ExtendWith(OneProcess.class)
class ActivitiesIT {

  private final Api api;
  private final Desk desk;
  private final Standalone lotsen;

  ActivitiesIT(Standalone lotsen) {
    this.lotsen = lotsen;
    this.api = new Api(lotsen.port());
    this.desk = new Desk(api);
  }

  @Test
  void everyKindOfParticipantCountsByGroupAndSexAndKnownOnesOnceAmongTheUnique() {
    var project = desk.project("ACT-COUNT");
    var company = desk.client("Företaget på träffen");
    var first = opened(project, "2009-03-02");
    var asSuch = registered(first, "\"client\": \"%s\"".formatted(company));
    var eva = registered(first, person("Eva Ek", "eva@example.se", "WOMAN"));
    var nobody = registered(first, person("Olle Ask", "olle@example.se", "MAN"));
    step(first, "HOLD", "2009-03-02").ok();
    api.put(
            first + "/attendance",
            "{\"registrations\": [%s, %s, %s]}"
                .formatted(there(asSuch, true), there(eva, true), there(nobody, false)))
        .ok();
    api.put(first + "/head-counts/STUDENTS", "{\"women\": 12, \"men\": 8}").ok();
    assertThat(step(first, "REPORT", "2009-03-02").ok().text("status")).isEqualTo("REPORTED");

    awaitValue(project, "participants", "22");
    awaitValue(project, "unique-participants", "2");
    awaitValue(project, "activities", "1");
    var value = api.get("/v1/indicators/projects/" + project + "/values?indicator=participants");
    assertThat(value.ok().json().at("/indicators/0/women").decimalValue())
        .isEqualByComparingTo("13");
    assertThat(value.json().at("/indicators/0/men").decimalValue()).isEqualByComparingTo("8");

    var second = opened(project, "2009-04-02");
    var evaAgain = registered(second, person("Eva E.", "EVA@example.se", "WOMAN"));
    step(second, "HOLD", "2009-04-02").ok();
    api.put(second + "/registrations/" + evaAgain + "/attendance", "{\"attended\": true}").ok();
    awaitValue(project, "participants", "23");
    assertThat(desk.value(project, "unique-participants")).isEqualByComparingTo("2");

    api.put(first + "/attendance", "{\"registrations\": [%s]}".formatted(there(nobody, true))).ok();
    awaitValue(project, "unique-participants", "3");
    api.put(first + "/head-counts/STUDENTS", "{\"women\": 12, \"men\": 9}").ok();
    awaitValue(project, "participants", "25");
    assertThat(desk.reconciliation(project).get("agrees").asBoolean()).isTrue();
  }

  @Test
  void aHeldActivityThatWasOnAnotherDayCountsThere() {
    var project = desk.project("ACT-DAY");
    var activity = opened(project, "2009-03-02");
    step(activity, "HOLD", "2009-03-05").ok();
    api.put(activity + "/head-counts/PUBLIC", "{\"notStated\": 40}").ok();
    awaitMonths(project, "2009-03");

    api.put(activity, planOf(project, "2009-02-26", 2)).ok();

    awaitMonths(project, "2009-02");
    assertThat(desk.value(project, "participants")).isEqualByComparingTo("40");
  }

  @Test
  void everyWayThroughTheLifecycleCanBeWalkedAndTheWaitingListMovesUp() {
    var project = desk.project("ACT-WALK");
    var planned =
        "/v1/activities/"
            + api.post("/v1/activities", planOf(project, "2009-03-02", 1)).ok().text("id");
    assertThat(step(planned, "HOLD", "2009-03-02").text("type")).endsWith("no-such-step");
    assertThat(step(planned, "REPORT", "2009-03-02").text("type")).endsWith("no-such-step");
    assertThat(step(planned, "REOPEN", "2009-03-02").text("type")).endsWith("unknown-trigger");
    assertThat(api.post(planned + "/registrations", "{}").text("type"))
        .endsWith("no-registrations-now");
    step(planned, "OPEN_REGISTRATION", "2009-02-02").ok();
    assertThat(api.post(planned + "/registrations", "{}").text("type"))
        .endsWith("participant-needed");
    assertThat(step(planned, "HOLD", "2009-03-01").text("type")).endsWith("guard-refused");

    var first = registered(planned, person("Etta", "etta@example.se", "WOMAN"));
    var second = registered(planned, person("Tvåa", "tvaa@example.se", "MAN"));
    assertThat(statuses(planned)).containsExactly("REGISTERED", "WAITING");
    var twice =
        api.post(
            planned + "/registrations", "{%s}".formatted(person("Tvåa", "tvaa@example.se", "MAN")));
    assertThat(twice.text("type")).endsWith("already-registered");
    api.post(planned + "/registrations/" + first + "/retraction", "{}").ok();
    assertThat(statuses(planned)).containsExactly("CANCELLED", "REGISTERED");

    step(planned, "HOLD", "2009-03-02").ok();
    assertThat(step(planned, "REPORT", "2009-03-03").text("type")).endsWith("guard-refused");
    assertThat(step(planned, "CANCEL", "2009-03-03").text("type")).endsWith("no-such-step");
    api.put(planned + "/registrations/" + second + "/attendance", "{\"attended\": true}").ok();
    step(planned, "REPORT", "2009-03-03").ok();
    assertThat(step(planned, "OPEN_REGISTRATION", "2009-03-04").text("type"))
        .endsWith("no-such-step");

    var off = opened(project, "2009-05-02");
    assertThat(step(off, "CANCEL", "2009-03-03").ok().text("status")).isEqualTo("CANCELLED");
  }

  @Test
  void mergedClientsAreOneParticipantAndPartedOnesTwo() {
    var project = desk.project("ACT-MERGE");
    var client = desk.client("Samma firma en gång till");
    var goesOn = desk.client("Samma firma");
    for (var each : List.of(client, goesOn)) {
      var activity = opened(project, "2009-03-02");
      var registration = registered(activity, "\"client\": \"%s\"".formatted(each));
      step(activity, "HOLD", "2009-03-02").ok();
      api.put(activity + "/registrations/" + registration + "/attendance", "{\"attended\": true}")
          .ok();
    }
    awaitValue(project, "unique-participants", "2");

    api.post("/v1/clients/" + client + "/merge", "{\"into\": \"%s\"}".formatted(goesOn)).ok();
    awaitValue(project, "unique-participants", "1");
    assertThat(desk.value(project, "participants")).isEqualByComparingTo("2");

    api.post("/v1/clients/" + client + "/merge/retraction", "{}").ok();
    awaitValue(project, "unique-participants", "2");
  }

  @Test
  void nobodysNameIsOnTheTopic() {
    var project = desk.project("ACT-NAMES");
    var activity = opened(project, "2009-03-02");
    registered(activity, person("Signe Hemlig", "signe.hemlig@example.se", "WOMAN"));
    step(activity, "HOLD", "2009-03-02").ok();
    awaitValue(project, "activities", "1");

    var broker =
        new BrokerReader(
            lotsen
                .context()
                .getEnvironment()
                .getRequiredProperty("spring.kafka.bootstrap-servers"));
    var told =
        broker.records(Set.of(Topics.ACTIVITIES_NAME)).stream()
            .map(record -> new String(record.value(), StandardCharsets.UTF_8))
            .collect(Collectors.joining());
    assertThat(told).contains("registration").doesNotContainIgnoringCase("hemlig");
  }

  private List<String> statuses(String activity) {
    return api.get(activity + "/registrations")
        .ok()
        .json()
        .get("items")
        .valueStream()
        .map(each -> each.get("status").asString())
        .toList();
  }

  private String opened(String project, String heldOn) {
    var activity =
        "/v1/activities/"
            + api.post("/v1/activities", planOf(project, heldOn, 100)).ok().text("id");
    step(activity, "OPEN_REGISTRATION", "2009-02-02").ok();
    return activity;
  }

  private static String planOf(String project, String heldOn, int capacity) {
    return """
    {"kind": "WORKSHOP", "project": "%s", "municipality": "2460", "area": "advice",
     "title": "Starta eget", "place": "Folkets hus", "heldOn": "%s", "capacity": %d,
     "on": "2009-02-01"}"""
        .formatted(project, heldOn, capacity);
  }

  private String registered(String activity, String who) {
    return api.post(activity + "/registrations", "{%s, \"on\": \"2009-02-10\"}".formatted(who))
        .ok()
        .text("createdId");
  }

  private static String person(String name, String email, String gender) {
    return "\"person\": {\"name\": \"%s\", \"email\": \"%s\"}, \"gender\": \"%s\""
        .formatted(name, email, gender);
  }

  private static String there(String registration, boolean was) {
    return "{\"registration\": \"%s\", \"attended\": %s}".formatted(registration, was);
  }

  private Answer step(String activity, String trigger, String on) {
    return api.post(
        activity + "/transitions", "{\"trigger\": \"%s\", \"on\": \"%s\"}".formatted(trigger, on));
  }

  private void awaitMonths(String project, String... months) {
    await()
        .untilAsserted(
            () -> assertThat(desk.monthsOf(project, "participants")).containsExactly(months));
  }

  private void awaitValue(String project, String indicator, String value) {
    await()
        .untilAsserted(
            () ->
                assertThat(desk.value(project, indicator))
                    .isEqualByComparingTo(new BigDecimal(value)));
  }
}
