package se.lotsen.benchmarks.scale;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import se.lotsen.testkit.TestIssuer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Talks to a Lotsen over HTTP, on this machine only. */
final class Wire implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration INSISTENCE = Duration.ofMinutes(15);
  private static final int UNAVAILABLE = 503;
  private static final String BOUNDARY = "----------lotsen";

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final String root;

  Wire(int port) {
    root = "http://127.0.0.1:" + port;
  }

  /**
   * What was answered.
   *
   * @param status 0 where nothing was
   */
  record Answer(int status, String text, Duration took) {
    private static final JsonMapper JSON = JsonMapper.shared();

    boolean isGood() {
      return status / 100 == 2;
    }

    JsonNode json() {
      return text.isEmpty() ? MissingNode.getInstance() : JSON.readTree(text);
    }

    /** The answer, when it is a good one. */
    JsonNode good() {
      if (!isGood()) {
        throw new IllegalStateException("Answered %d: %s".formatted(status, text));
      }
      return json();
    }

    double millis() {
      return took.toNanos() / 1e6;
    }
  }

  String address() {
    return root;
  }

  Answer get(String path) {
    return get(path, PATIENCE);
  }

  Answer get(String path, Duration patience) {
    return send("GET", path, BodyPublishers.noBody(), "application/json", patience);
  }

  Answer post(String path, String body) {
    return send("POST", path, BodyPublishers.ofString(body), "application/json", PATIENCE);
  }

  Answer put(String path, String body) {
    return send("PUT", path, BodyPublishers.ofString(body), "application/json", PATIENCE);
  }

  /** As {@link #put}, again and again while it is asked to come back later. */
  Answer insistOnPut(String path, String body) {
    long begin = System.nanoTime();
    var answer = put(path, body);
    while (answer.status() == UNAVAILABLE && System.nanoTime() - begin < INSISTENCE.toNanos()) {
      LockSupport.parkNanos(1_000_000_000);
      answer = put(path, body);
    }
    return answer;
  }

  /** Sends a file to be imported. */
  Answer upload(String kind, String source, Path file) throws FileNotFoundException {
    return send(
        "POST",
        "/v1/imports/" + kind,
        BodyPublishers.concat(
            part("source", "", source),
            BodyPublishers.ofString(
                "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s.csv\"\r\n\r\n"
                    .formatted(BOUNDARY, kind)),
            BodyPublishers.ofFile(file),
            BodyPublishers.ofString("\r\n--%s--\r\n".formatted(BOUNDARY))),
        "multipart/form-data; boundary=" + BOUNDARY,
        PATIENCE);
  }

  private static BodyPublisher part(String name, String more, String content) {
    return BodyPublishers.ofString(
        "--%s\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n%s\r\n"
            .formatted(BOUNDARY, name, more, content),
        StandardCharsets.UTF_8);
  }

  private Answer send(
      String method, String path, BodyPublisher body, String type, Duration patience) {
    var request =
        HttpRequest.newBuilder(URI.create(root + path))
            .timeout(patience)
            .header("Content-Type", type)
            .header("Authorization", TestIssuer.bearer())
            .method(method, body)
            .build();
    long begin = System.nanoTime();
    try {
      var answer = http.send(request, BodyHandlers.ofString());
      return new Answer(
          answer.statusCode(), answer.body(), Duration.ofNanos(System.nanoTime() - begin));
    } catch (IOException e) {
      return new Answer(0, "", Duration.ofNanos(System.nanoTime() - begin));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("Interrupted", e));
    }
  }

  boolean isUp() {
    return get("/actuator/health", Duration.ofSeconds(10)).isGood();
  }

  @Override
  public void close() {
    http.close();
  }
}
