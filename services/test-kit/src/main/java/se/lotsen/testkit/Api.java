package se.lotsen.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A service's HTTP surface as anybody else meets it: bytes out, bytes in. */
public final class Api {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final String root;

  public Api(int port) {
    this.root = "http://localhost:" + port;
  }

  /** What came back; {@code body} is the missing node where there was none. */
  public record Answer(int status, JsonNode body, HttpResponse<String> response) {
    public @Nullable String header(String name) {
      return response.headers().firstValue(name).orElse(null);
    }

    /** The last part of a problem's type, which says what it is. */
    public String problem() {
      var type = body.path("type").asString("");
      return type.substring(type.lastIndexOf(':') + 1);
    }

    /** A field of the body as text; empty where it is not there. */
    public String text(String field) {
      return body.path(field).asString("");
    }
  }

  /**
   * @param headers names and values in turn
   */
  public Answer get(String path, String... headers) {
    return send("GET", path, BodyPublishers.noBody(), headers);
  }

  /** Sends JSON, unless a Content-Type among the headers says otherwise. */
  public Answer post(String path, String body, String... headers) {
    return send("POST", path, BodyPublishers.ofString(body), headers);
  }

  /** As {@link #post}. */
  public Answer put(String path, String body, String... headers) {
    return send("PUT", path, BodyPublishers.ofString(body), headers);
  }

  public Answer send(String method, String path, BodyPublisher body, String... headers) {
    var request =
        HttpRequest.newBuilder(URI.create(root + path))
            .timeout(Duration.ofSeconds(60))
            .header("Content-Type", "application/json")
            .header("Authorization", TestIssuer.bearer())
            .method(method, body);
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    try {
      var response = CLIENT.send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), JSON.readTree(response.body()), response);
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
