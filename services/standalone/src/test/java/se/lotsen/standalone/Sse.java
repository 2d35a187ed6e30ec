package se.lotsen.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import se.lotsen.testkit.TestIssuer;
import tools.jackson.databind.JsonNode;

/** A listener to server-sent events; it notes what it hears until it is closed. */
final class Sse implements AutoCloseable {
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<Event> heard = new CopyOnWriteArrayList<>();
  private volatile boolean over;
  private String id = "";
  private String name = "";

  /** One event as it came. */
  record Event(String id, String name, JsonNode data) {}

  /**
   * @param lastEventId of the event after which to go on; null to begin with now
   */
  static Sse listen(Api api, String path, String lastEventId) {
    return listen(api, path, lastEventId, TestIssuer.bearer());
  }

  /** As somebody who says who they are by this header. */
  static Sse listen(Api api, String path, String lastEventId, String bearer) {
    var sse = new Sse();
    var request =
        HttpRequest.newBuilder(api.uri(path))
            .setHeader("Authorization", bearer)
            .setHeader("Accept", "text/event-stream");
    if (lastEventId != null) {
      request.setHeader("Last-Event-ID", lastEventId);
    }
    try {
      var answer = sse.http.send(request.build(), BodyHandlers.ofLines());
      if (answer.statusCode() != 200) {
        throw new AssertionError(answer + ": " + answer.body().toList());
      }
      Thread.ofVirtual()
          .start(
              () -> {
                try (var lines = answer.body()) {
                  lines.forEach(sse::line);
                } catch (UncheckedIOException closed) {
                  // this is how it ends
                } finally {
                  sse.over = true;
                }
              });
      return sse;
    } catch (IOException e) {
      throw new AssertionError(path + " was not answered", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted", e);
    }
  }

  private void line(String line) {
    if (line.startsWith("id:")) {
      id = line.substring(3).strip();
    } else if (line.startsWith("event:")) {
      name = line.substring(6).strip();
    } else if (line.startsWith("data:")) {
      heard.add(new Event(id, name, Api.JSON.readTree(line.substring(5))));
    }
  }

  List<Event> heard() {
    return List.copyOf(heard);
  }

  /** Whether the other side has ended it. */
  boolean isOver() {
    return over;
  }

  /** What it was told of one indicator. */
  List<Event> heardOf(String indicator) {
    return heard.stream()
        .filter(event -> event.name().equals("value"))
        .filter(event -> event.data().get("indicator").asString().equals(indicator))
        .toList();
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
