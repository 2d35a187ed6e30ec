package se.lotsen.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What was told, what is known today, and each line that makes up the difference. */
@ExtendWith(OneProcess.class)
class DifferenceIT {
  private final Api api;
  private final Desk desk;

  DifferenceIT(Standalone lotsen) {
    this.api = new Api(lotsen.port());
    this.desk = new Desk(api);
  }

  @Test
  void whatBecameKnownSinceIsListedWithItsCauseAndEvent() {
    var project = desk.project("DIFF");
    var client = desk.client("Kund");
    desk.openCase(project, client);
    await().until(() -> desk.value(project, "contacts").intValueExact() == 1);
    var first = api.get("/v1/contacts?project=" + project).ok().json().at("/items/0/id").asString();
    var told = Instant.now();

    var late =
        api.post(
                "/v1/contacts",
                """
                {"project": "%s", "client": "%s", "area": "advice", "on": "2009-02-02",
                 "channel": "PHONE", "minutes": 30, "advisor": "anna"}"""
                    .formatted(project, client))
            .ok()
            .text("id");
    api.post("/v1/contacts/" + first + "/retraction", "{}").ok();

    var path =
        "/v1/indicators/projects/%s/values/contacts/difference?told=%s".formatted(project, told);
    var difference =
        await().until(() -> api.get(path).ok().json(), answer -> answer.get("lines").size() == 2);
    assertThat(difference.at("/before/notStated").asInt()).isEqualTo(1);
    assertThat(difference.at("/after/notStated").asInt()).isEqualTo(1);
    var causes = new TreeMap<String, String>();
    for (JsonNode line : difference.get("lines")) {
      var because = line.get("because");
      causes.put(because.get("cause").asString(), because.get("event").asString());
      var event = api.get("/v1/indicators/events/" + because.get("event").asString()).ok();
      assertThat(event.json().get("type").asString()).isEqualTo(because.get("type").asString());
    }
    assertThat(causes).containsOnlyKeys("LATE", "RETRACTION");
    assertThat(causes.get("LATE")).startsWith(late + "/");
    assertThat(causes.get("RETRACTION")).startsWith(first + "/");

    assertThat(api.get(path + "&knownAt=" + told).ok().json().get("lines")).isEmpty();
    assertThat(api.get(path + "&knownAt=" + told.minusSeconds(1)).status()).isEqualTo(400);
  }
}
