package se.lotsen.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.lotsen.standalone.Standalone;
import tools.jackson.databind.json.JsonMapper;

/** The runbook's commands, given to a Lotsen that runs. */
class RunbookIT {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration PATIENCE = Duration.ofMinutes(2);

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
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
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
      assertThat(healthCheck(lotsen.port(), "/actuator/health")).isZero();
      assertThat(healthCheck(lotsen.port(), "/actuator/nothing")).isNotZero();
    }
  }

  private void awaitHealth(Standalone lotsen) {
    await()
        .atMost(PATIENCE)
        .until(() -> ask(lotsen, "GET", "/actuator/health", "").statusCode() == 200);
  }

  /** The script in the images. */
  private static int healthCheck(int port, String path) throws IOException, InterruptedException {
    var script =
        new ProcessBuilder("bash", Repository.path("deploy/healthcheck.sh").toString(), path)
            .redirectErrorStream(true);
    script.environment().put("SERVER_PORT", Integer.toString(port));
    return script.start().waitFor();
  }
}
