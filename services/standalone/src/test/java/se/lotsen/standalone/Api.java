package se.lotsen.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import se.lotsen.testkit.TestIssuer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Lotsen as whoever calls it sees it: a path in, a status, headers and a body out. */
final class Api {
  static final JsonMapper JSON = JsonMapper.shared();

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final URI here;
  private final HttpClient http;

  Api(int port) {
    this(URI.create("http://localhost:" + port), HttpClient.newHttpClient());
  }

  Api(URI here, HttpClient http) {
    this.here = here;
    this.http = http;
  }

  String address() {
    return here.toString();
  }

  URI uri(String path) {
    return here.resolve(path);
  }

  Answer get(String path, String... headers) {
    return send("GET", path, null, headers);
  }

  Answer post(String path, String body, String... headers) {
    return send("POST", path, body, headers);
  }

  Answer put(String path, String body, String... headers) {
    return send("PUT", path, body, headers);
  }

  /** With a body it says that it is JSON, unless told another Content-Type. */
  Answer send(String method, String path, String body, String... headers) {
    try {
      return sendOrLose(method, path, body, headers);
    } catch (IOException e) {
      throw new AssertionError(method + " " + path + " was not answered", e);
    }
  }

  /**
   * @throws IOException when no answer came: whether it was done is not known
   */
  Answer sendOrLose(String method, String path, String body, String... headers) throws IOException {
    var request =
        HttpRequest.newBuilder(uri(path))
            .timeout(PATIENCE)
            .setHeader("Authorization", TestIssuer.bearer())
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (body != null) {
      request.setHeader("Content-Type", "application/json");
    }
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    try {
      return new Answer(http.send(request.build(), BodyHandlers.ofString()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted", e);
    }
  }

  /** All items of a list, page by page. */
  List<JsonNode> all(String path, String... headers) {
    var items = new ArrayList<JsonNode>();
    var from = path + (path.contains("?") ? "&" : "?") + "limit=200";
    var page = get(from, headers).ok().json();
    page.get("items").forEach(items::add);
    while (page.has("next")) {
      page = get(from + "&cursor=" + page.get("next").asString(), headers).ok().json();
      page.get("items").forEach(items::add);
    }
    return items;
  }

  /**
   * What a search by POST finds, on one page.
   *
   * @param list such as {@code /v1/clients}
   */
  List<JsonNode> found(String list, String wanted, String... headers) {
    var page = post(list + "/search", wanted, headers).ok().json();
    return page.get("items").valueStream().toList();
  }

  /** An answer. */
  record Answer(HttpResponse<String> http) {
    int status() {
      return http.statusCode();
    }

    String body() {
      return http.body();
    }

    String header(String name) {
      return http.headers().firstValue(name).orElse("");
    }

    JsonNode json() {
      return JSON.readTree(body());
    }

    String text(String field) {
      return json().get(field).asString();
    }

    Answer ok() {
      if (status() / 100 != 2) {
        throw new AssertionError(http + ": " + body());
      }
      return this;
    }
  }
}
