package se.lotsen.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import se.lotsen.model.event.Topics;
import se.lotsen.testkit.Api.Answer;
import se.lotsen.testkit.TestIssuer;
import se.lotsen.testkit.TopicReader;

/** Projects and clients from their first command to their events. */
class RegistryIT extends RegistryOverHttp {
  @Autowired private KafkaConnectionDetails kafka;

  @Test
  void aProjectIsPlannedAndGoesThroughItsLife() {
    var planned = made(api.post("/v1/projects", plan("LIFE")));
    assertThat(planned.header("Location")).isEqualTo("/v1/projects/LIFE");
    assertThat(planned.header("ETag")).isEqualTo("\"1\"");
    assertThat(planned.text("status")).isEqualTo("PLANNED");

    var found = api.get("/v1/projects/LIFE");
    assertThat(found.status()).isEqualTo(200);
    assertThat(found.body().at("/steps/0/trigger").asString()).isEqualTo("ACTIVATE");
    assertThat(found.body().at("/steps/0/allowed").asBoolean()).isTrue();
    assertThat(found.body().at("/municipalities/0/name").asString()).isEqualTo("Vindeln");
    assertThat(found.response().body()).contains("\"amountSek\":1250000.50", "\"total\":40");
    assertThat(found.body().at("/indicators/0/perMunicipality/2404").asInt()).isEqualTo(25);

    for (var step : List.of("ACTIVATE ACTIVE", "START_CLOSING CLOSING", "CLOSE CLOSED")) {
      var trigger = step.split(" ")[0];
      var moved =
          api.post("/v1/projects/LIFE/transitions", "{\"trigger\":\"%s\"}".formatted(trigger));
      assertThat(moved.status()).isEqualTo(200);
      assertThat(moved.text("status")).isEqualTo(step.split(" ")[1]);
    }
    var closed = api.get("/v1/projects/LIFE");
    assertThat(closed.header("ETag")).isEqualTo("\"4\"");
    assertThat(closed.body().get("steps")).isEmpty();
    var again = api.post("/v1/projects/LIFE/transitions", "{\"trigger\":\"ACTIVATE\"}");
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.problem()).isEqualTo("no-such-step");
  }

  @Test
  void aProjectsCodeIsTakenOnce() {
    made(api.post("/v1/projects", plan("TWICE")));

    var again = api.post("/v1/projects", plan("TWICE"));

    assertThat(again.status()).isEqualTo(409);
    assertThat(again.problem()).isEqualTo("project-exists");
  }

  @Test
  void targetsAreReplaced() {
    made(api.post("/v1/projects", plan("TARGETS")));

    var set =
        api.put(
            "/v1/projects/TARGETS/targets", "{\"indicators\":[{\"indicator\":\"participants\"}]}");

    assertThat(set.status()).isEqualTo(200);
    var indicators = api.get("/v1/projects/TARGETS").body().path("indicators");
    assertThat(indicators).hasSize(1);
    assertThat(indicators.at("/0/indicator").asString()).isEqualTo("participants");
  }

  @Test
  void aStepDecidedOnAnOlderVersionIsRefused() {
    made(api.post("/v1/projects", plan("STALE")));
    api.put("/v1/projects/STALE/targets", "{\"indicators\":[]}");

    var stale = step("STALE", "If-Match", "\"1\"");
    var present = step("STALE", "If-Match", "\"2\"");

    assertThat(stale.status()).isEqualTo(412);
    assertThat(stale.problem()).isEqualTo("stale-version");
    assertThat(present.status()).isEqualTo(200);
    assertThat(present.header("ETag")).isEqualTo("\"3\"");
  }

  @Test
  void aRepeatIsAnsweredAsTheFirstAndDoneOnce() {
    made(api.post("/v1/projects", plan("REPEAT")));

    var first = step("REPEAT", "Idempotency-Key", "k1");
    var repeat = step("REPEAT", "Idempotency-Key", "k1");
    var another = step("REPEAT", "Idempotency-Key", "k2");

    assertThat(first.status()).isEqualTo(200);
    assertThat(repeat.status()).isEqualTo(200);
    assertThat(repeat.body()).isEqualTo(first.body());
    assertThat(repeat.header("ETag")).isEqualTo(first.header("ETag"));
    assertThat(another.status()).isEqualTo(409);
  }

  @Test
  void aClientRegisteredTwiceUnderOneKeyIsOneClient() {
    var body = prospective("Anna Nyckel", "2404");

    var first = made(api.post("/v1/clients", body, "Idempotency-Key", "anna-1"));
    var repeat = made(api.post("/v1/clients", body, "Idempotency-Key", "anna-1"));
    var other = api.post("/v1/clients", prospective("Berit", "2404"), "Idempotency-Key", "anna-1");
    var somebodyElse =
        made(
            api.post(
                "/v1/clients",
                body,
                "Idempotency-Key",
                "anna-1",
                "Authorization",
                "Bearer " + TestIssuer.here().token("somebody-else")));

    assertThat(repeat.body()).isEqualTo(first.body());
    assertThat(repeat.header("Location")).isEqualTo(first.header("Location"));
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.problem()).isEqualTo("idempotency-key-reused");
    assertThat(somebodyElse.text("id")).isNotEqualTo(first.text("id"));
    assertThat(search("{\"q\": \"anna nyckel\"}").body().path("items")).hasSize(2);
  }

  @Test
  void whoMayBeMeantIsShownBeforeSomebodyIsRegisteredTwice() {
    var there = registered(prospective("Lövsjöns Fiskevård", "2403"));
    registered(prospective("Lövsjöns Fiskevård", "2404"));
    var merged = registered(prospective("Lövsjöns fiskevard", "2403"));
    api.post("/v1/clients/" + merged + "/merge", "{\"into\": \"%s\"}".formatted(there));

    var candidates =
        api.post(
            "/v1/clients/candidates",
            "{\"name\": \"Lövsjön Fiskevård AB\", \"municipality\": \"2403\"}");

    assertThat(candidates.status()).isEqualTo(200);
    assertThat(candidates.body()).hasSize(1);
    assertThat(candidates.body().path(0).at("/client/id").asString()).isEqualTo(there);
    assertThat(
            api.post(
                    "/v1/clients/candidates",
                    "{\"name\": \"Helt annat\", \"municipality\": \"2403\"}")
                .body())
        .isEmpty();
    assertThat(
            api.post("/v1/clients/candidates", "{\"name\": \"x\", \"municipality\": \"9999\"}")
                .status())
        .isEqualTo(422);
  }

  @Test
  void aKeyThatPlannedOneProjectPlansNoOther() {
    var first = made(api.post("/v1/projects", plan("NAMED-1"), "Idempotency-Key", "named"));
    var repeat = made(api.post("/v1/projects", plan("NAMED-1"), "Idempotency-Key", "named"));
    var other = api.post("/v1/projects", plan("NAMED-2"), "Idempotency-Key", "named");

    assertThat(repeat.body()).isEqualTo(first.body());
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.problem()).isEqualTo("idempotency-key-reused");
    assertThat(api.get("/v1/projects/NAMED-2").status()).isEqualTo(404);
  }

  @Test
  void whatHappenedIsOnKafkaInOrderAndWithoutNameOrNumber() {
    made(api.post("/v1/projects", plan("EVENTS")));
    step("EVENTS");
    var id = registered(company("Sågverket i Hällnäs", "556036-0793", "2404"));
    api.put("/v1/clients/" + id, company("Hällnäs Såg", "556036-0793", "2460"));

    assertThat(typesOf(Topics.PROJECTS_NAME, "EVENTS", 2))
        .containsExactly("se.lotsen.project.planned.v1", "se.lotsen.project.activated.v1");
    assertThat(typesOf(Topics.CLIENTS_NAME, id, 2))
        .containsExactly("se.lotsen.client.registered.v1", "se.lotsen.client.profile-changed.v1");
    try (var reader = reader(Topics.CLIENTS_NAME)) {
      assertThat(
              reader.about(id).stream()
                  .map(record -> new String(record.value(), StandardCharsets.UTF_8)))
          .hasSize(2)
          .noneMatch(value -> value.contains("Hällnäs") || value.contains("5560360793"));
    }
  }

  private Answer step(String project, String... headers) {
    return api.post(
        "/v1/projects/" + project + "/transitions", "{\"trigger\":\"ACTIVATE\"}", headers);
  }

  /** Each event once: what was not known to be published is published again. */
  private List<String> typesOf(String topic, String subject, int number) {
    try (var reader = reader(topic)) {
      await().until(() -> typesByEvent(reader, subject).size() >= number);
      return List.copyOf(typesByEvent(reader, subject).values());
    }
  }

  private static Map<String, String> typesByEvent(TopicReader reader, String subject) {
    var types = new LinkedHashMap<String, String>();
    for (var record : reader.about(subject)) {
      types.putIfAbsent(TopicReader.header(record, "ce_id"), TopicReader.header(record, "ce_type"));
    }
    return types;
  }

  private TopicReader reader(String topic) {
    return new TopicReader(String.join(",", kafka.getBootstrapServers()), topic);
  }
}
