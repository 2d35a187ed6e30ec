package se.lotsen.feeds;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A subscriber as a browser's EventSource is one. */
final class EventStream implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final ServerSentEvent END = new ServerSentEvent(null, "end", null, List.of());

  private final InputStream bytes;
  private final BlockingQueue<ServerSentEvent> events = new LinkedBlockingQueue<>();

  /** One event; data is null where there was none. */
  record ServerSentEvent(
      @Nullable String id, @Nullable String name, @Nullable String data, List<String> comments) {
    JsonNode json() {
      return JSON.readTree(data);
    }
  }

  private EventStream(InputStream bytes) {
    this.bytes = bytes;
    Thread.ofVirtual().start(this::read);
  }

  static EventStream open(HttpClient http, HttpRequest request)
      throws IOException, InterruptedException {
    HttpResponse<InputStream> response =
        http.send(request, HttpResponse.BodyHandlers.ofInputStream());
    if (response.statusCode() != 200) {
      throw new IOException("Status " + response.statusCode());
    }
    return new EventStream(response.body());
  }

  private void read() {
    try (var lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
      String id = null;
      String name = null;
      String data = null;
      var comments = new ArrayList<String>();
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isEmpty()) {
          events.add(new ServerSentEvent(id, name, data, List.copyOf(comments)));
          id = null;
          name = null;
          data = null;
          comments.clear();
        } else if (line.startsWith(":")) {
          comments.add(line.substring(1));
        } else if (line.startsWith("id:")) {
          id = line.substring(3);
        } else if (line.startsWith("event:")) {
          name = line.substring(6);
        } else if (line.startsWith("data:")) {
          data = line.substring(5);
        }
      }
    } catch (IOException e) {
      // Cut off: the end all the same.
    } finally {
      events.add(END);
    }
  }

  /** The next event with a name, for at most ten seconds; "end" when the server has ended it. */
  ServerSentEvent next() throws InterruptedException {
    while (true) {
      var event = events.poll(10, TimeUnit.SECONDS);
      if (event == null) {
        throw new AssertionError("No event within ten seconds");
      }
      if (event.name() != null) {
        return event;
      }
    }
  }

  /** The next event of any kind, comments too. */
  ServerSentEvent nextOfAnyKind() throws InterruptedException {
    var event = events.poll(10, TimeUnit.SECONDS);
    if (event == null) {
      throw new AssertionError("No event within ten seconds");
    }
    return event;
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
