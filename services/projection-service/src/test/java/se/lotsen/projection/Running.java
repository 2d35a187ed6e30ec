package se.lotsen.projection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.ConfigurableApplicationContext;
import se.lotsen.model.Breakdown;
import se.lotsen.model.event.EventJson;
import se.lotsen.model.indicator.IndicatorValue;
import se.lotsen.testkit.TestIssuer;
import tools.jackson.databind.JsonNode;

/** A projection that runs in this process, asked over HTTP as anybody else asks it. */
record Running(ConfigurableApplicationContext context) implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  HttpResponse<String> get(String path) {
    return send(request(path).GET().build());
  }

  HttpResponse<String> post(String path) {
    return send(request(path).POST(HttpRequest.BodyPublishers.noBody()).build());
  }

  private HttpRequest.Builder request(String path) {
    var port = context.getEnvironment().getRequiredProperty("local.server.port");
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
        .header("Authorization", TestIssuer.bearer());
  }

  private static HttpResponse<String> send(HttpRequest request) {
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException("Interrupted while asking " + request.uri(), e);
    }
  }

  /** What is answered, which must be an answer. */
  JsonNode json(String path) {
    var answer = get(path);
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(path + " was answered " + answer.body());
    }
    return EventJson.MAPPER.readTree(answer.body());
  }

  String ledgerLines(String project) {
    return lines("/v1/indicators/projects/" + project + "/ledger");
  }

  String cellLines(String project) {
    return lines("/v1/indicators/projects/" + project + "/cells");
  }

  /** None of a project that has not been heard of yet. */
  private String lines(String path) {
    var answer = get(path);
    return answer.statusCode() == 404 ? "" : answer.body();
  }

  Map<String, Breakdown> cells(String project) {
    var cells = new TreeMap<String, Breakdown>();
    cellLines(project)
        .lines()
        .map(line -> line.getBytes(StandardCharsets.UTF_8))
        .map(line -> EventJson.read(line, IndicatorValue.class))
        .forEach(value -> cells.put(value.cell(), value.quantity()));
    return cells;
  }

  @Override
  public void close() {
    context.close();
  }
}
