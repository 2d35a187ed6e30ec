package se.lotsen.standalone;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;

/** Sends the invented commands, each under a key of its own place in the history. */
final class DemoApi {
  static final String PROJECT = "DEMO";

  private final RestClient http;
  private int sent;

  DemoApi(RestClient http) {
    this.http = http;
  }

  /** What is needed of a command's receipt. */
  record Receipt(String id, @Nullable String createdId) {}

  void enterProject(Map<String, Object> definition) {
    post("/projects", definition);
    post("/projects/" + PROJECT + "/transitions", Map.of("trigger", "ACTIVATE"));
  }

  Receipt post(String path, Map<String, Object> body) {
    return send(HttpMethod.POST, path, body);
  }

  Receipt put(String path, Map<String, Object> body) {
    return send(HttpMethod.PUT, path, body);
  }

  private Receipt send(HttpMethod method, String path, Map<String, Object> body) {
    sent++;
    var receipt =
        http.method(method)
            .uri(path)
            .header("Idempotency-Key", "demo-" + sent)
            .contentType(MediaType.APPLICATION_JSON)
            .body(body)
            .retrieve()
            .body(Receipt.class);
    if (receipt == null) {
      throw new IllegalStateException("No receipt for " + path);
    }
    return receipt;
  }

  int sent() {
    return sent;
  }
}
