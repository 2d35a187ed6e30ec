package se.lotsen.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.util.FileSystemUtils;
import se.lotsen.standalone.Standalone;
import se.lotsen.testkit.TestIssuer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The runbook's commands, given to a Lotsen that runs, and its way out of losing Kafka. */
@Execution(ExecutionMode.CONCURRENT)
class RunbookIT {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String ALL = "{}";

  private final HttpClient http = HttpClient.newHttpClient();

  @TempDir Path data;

  private Standalone start() {
    return Standalone.start(
        List.of(),
        "--server.port=0",
        "--lotsen.standalone.data=" + data,
        "--management.health.diskspace.enabled=false");
  }

  private HttpResponse<String> ask(Standalone lotsen, String method, String path, String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + lotsen.port() + path))
            .header("Authorization", TestIssuer.bearer())
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private JsonNode json(Standalone lotsen, String method, String path, String body)
      throws IOException, InterruptedException {
    var answer = ask(lotsen, method, path, body);
    assertThat(answer.statusCode())
        .as("%s %s: %s", method, path, answer.body())
        .isBetween(200, 299);
    return JSON.readTree(answer.body());
  }

  @Test
  void every_request_in_it_is_answered() throws IOException, InterruptedException {
    try (var lotsen = start()) {
      var requests =
          Stream.of("docs/runbook.md", "deploy/README.md")
              .flatMap(page -> Commands.requestsIn(page).stream())
              .toList();
      assertThat(requests).hasSizeGreaterThan(15);
      for (var request : requests) {
        // Some of them have it count anew, and while it begins health says so.
        awaitHealth(lotsen);
        var answer = ask(lotsen, request.method(), request.path(), request.body());
        assertThat(answer.statusCode()).as("%s: %s", request, answer.body()).isEqualTo(200);
        if (request.path().endsWith("/republish") && request.body().contains("aggregate")) {
          assertThat(JSON.readTree(answer.body()).size()).as(request.body()).isEqualTo(1);
        }
      }
      assertThat(healthCheck(lotsen.port(), "/actuator/health/readiness")).isZero();
      assertThat(healthCheck(lotsen.port(), "/actuator/nothing")).isNotZero();
    }
  }

  private void awaitHealth(Standalone lotsen) {
    await().until(() -> ask(lotsen, "GET", "/actuator/health", "").statusCode() == 200);
  }

  /** The script in the images. */
  private static int healthCheck(int port, String path) throws IOException, InterruptedException {
    var script =
        new ProcessBuilder("bash", Repository.path("deploy/healthcheck.sh").toString(), path)
            .redirectErrorStream(true);
    script.environment().put("SERVER_PORT", Integer.toString(port));
    return script.start().waitFor();
  }

  @Test
  void after_kafka_is_lost_everything_counts_as_before_and_goes_on()
      throws IOException, InterruptedException {
    try (var lotsen = start()) {
      var client = registerClient(lotsen);
      for (int i = 0; i < 5; i++) {
        logContact(lotsen, client);
      }
      await().until(() -> contacts(lotsen) == 5);
      // What is told again makes the old topic's offsets larger than the new one's will be.
      for (int i = 0; i < 5; i++) {
        json(lotsen, "POST", "/actuator/projection", "");
        await().until(() -> contacts(lotsen) == 5);
      }
    }
    for (var lost : List.of("kafka", "streams")) {
      assertThat(Files.exists(data.resolve(lost))).isTrue();
      FileSystemUtils.deleteRecursively(data.resolve(lost));
    }
    try (var lotsen = start()) {
      awaitHealth(lotsen);
      json(lotsen, "POST", "/actuator/projection", "");
      json(lotsen, "POST", "/actuator/republish", ALL);
      await().until(() -> contacts(lotsen) == 5);

      var items = json(lotsen, "GET", "/v1/contacts?project=4K&limit=1", "").path("items");
      logContact(lotsen, items.path(0).path("client").asString());

      await().until(() -> contacts(lotsen) == 6);
      // Values and ledger are written by listeners of their own: one may be a moment behind.
      await().untilAsserted(() -> assertAgrees(lotsen));
    }
  }

  private void assertAgrees(Standalone lotsen) throws IOException, InterruptedException {
    var agreement = json(lotsen, "GET", "/v1/indicators/projects/4K/reconciliation", "");
    assertThat(agreement.path("agrees").asBoolean()).as(agreement.toString()).isTrue();
  }

  private String registerClient(Standalone lotsen) throws IOException, InterruptedException {
    var client =
        """
        {"kind":"COMPANY","name":"Exempelbolaget AB","orgNumber":"556016-0680",\
        "municipality":"2460"}""";
    return json(lotsen, "POST", "/v1/clients", client).path("id").asString();
  }

  private void logContact(Standalone lotsen, String client)
      throws IOException, InterruptedException {
    var contact =
        """
        {"project":"4K","client":"%s","area":"advice","on":"2009-03-02","channel":"VISIT",\
        "minutes":60,"advisor":"anna"}"""
            .formatted(client);
    json(lotsen, "POST", "/v1/contacts", contact);
  }

  private int contacts(Standalone lotsen) throws IOException, InterruptedException {
    var values = json(lotsen, "GET", "/v1/indicators/projects/4K/values?indicator=contacts", "");
    return values.path("indicators").path(0).path("quantity").asInt();
  }
}
