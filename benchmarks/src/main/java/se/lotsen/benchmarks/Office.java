package se.lotsen.benchmarks;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import se.lotsen.benchmarks.scale.Folders;
import se.lotsen.kit.journal.Backlog;
import se.lotsen.kit.relay.Relay;
import se.lotsen.projection.stream.ProjectionStreams;
import se.lotsen.standalone.Standalone;

/** A Lotsen in this process, as it ships, and a client that talks to it over HTTP. */
final class Office implements AutoCloseable {
  /** As many as a project of some years has. */
  private static final int CLIENTS = 200;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Path data;
  private final Standalone lotsen;
  private final String address;
  private final List<String> clients;

  /**
   * @param more settings, as on the command line
   */
  Office(String... more) throws IOException {
    data = Files.createTempDirectory("lotsen-bench");
    lotsen =
        Standalone.start(
            List.of(Empty.class),
            Stream.concat(
                    Stream.of("--server.port=0", "--lotsen.standalone.data=" + data),
                    Stream.of(more))
                .toArray(String[]::new));
    address = "http://localhost:" + lotsen.port();
    clients = IntStream.range(0, CLIENTS).mapToObj(this::registerClient).toList();
  }

  private String registerClient(int number) {
    var client =
        """
        {"kind":"PROSPECTIVE_ENTREPRENEUR","name":"Mätperson %d","municipality":"2460"}"""
            .formatted(number);
    return between(post("/clients", client), "\"id\":\"", "\"");
  }

  Standalone lotsen() {
    return lotsen;
  }

  String address() {
    return address;
  }

  HttpClient http() {
    return http;
  }

  String client(int number) {
    return clients.get(number % CLIENTS);
  }

  String logContact(int number) {
    return post("/contacts", contact(number, ""));
  }

  /** Opens a case through a contact and takes it to where sessions are logged; gives its id. */
  String openCase(int number) {
    var receipt = post("/contacts", contact(number, ",\"opens\":\"ADVICE\""));
    var id = between(receipt, "\"made\":\"", "\"");
    step(id, "ANALYSE_NEEDS");
    step(id, "START_ADVISING");
    return id;
  }

  void step(String id, String trigger) {
    post(
        "/cases/" + id + "/transitions",
        "{\"trigger\":\"%s\",\"on\":\"2009-06-01\"}".formatted(trigger));
  }

  void logSession(String id) {
    post("/cases/" + id + "/sessions", "{\"on\":\"2009-06-02\",\"hours\":1}");
  }

  void nothing() {
    post("/bench/nothing", "{}");
  }

  /** A contact of the project that answers for the number of contacts. */
  void logCurrentContact(int number) {
    post("/contacts", contact("ATTRAHERA-FLERA", "2024-03", number, ""));
  }

  private String contact(int number, String more) {
    return contact("4K", "2009-03", number, more);
  }

  private String contact(String project, String month, int number, String more) {
    return """
        {"project":"%s","client":"%s","area":"advice","on":"%s-%02d","channel":"VISIT",
         "minutes":30,"advisor":"anna","notes":"number %d"%s}"""
        .formatted(project, client(number), month, 1 + number % 28, number, more);
  }

  private String post(String path, String body) {
    var request =
        HttpRequest.newBuilder(URI.create(address + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new IllegalStateException(path + " was answered " + answer.body());
      }
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  /** From a write to its event on Kafka, the 99th percentile of the last minutes, in ms. */
  double relayLag() {
    var lag = bean(MeterRegistry.class).get("lotsen.relay.lag").timer();
    return Arrays.stream(lag.takeSnapshot().percentileValues())
        .filter(value -> value.percentile() == 0.99)
        .mapToDouble(value -> value.value(TimeUnit.MILLISECONDS))
        .findFirst()
        .orElseThrow();
  }

  void stopRelay() {
    bean(Relay.class).stop();
  }

  void startRelay() {
    bean(Relay.class).start();
  }

  /** Waits until all that is stored is on Kafka. */
  void waitForRelay() {
    while (bean(Backlog.class).waiting() > 0) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  /** All that reads events. */
  void stopConsumers() {
    bean(KafkaListenerEndpointRegistry.class).stop();
    bean(ProjectionStreams.class).stop();
  }

  void startConsumers() {
    bean(KafkaListenerEndpointRegistry.class).start();
    bean(ProjectionStreams.class).start();
  }

  /** Waits until nothing has been under way for three seconds. */
  void settle() {
    for (int quiet = 0; quiet < 30; quiet++) {
      LockSupport.parkNanos(100_000_000);
      if (bean(Backlog.class).waiting() > 0 || bean(ProjectionStreams.class).lag() > 0) {
        quiet = 0;
      }
    }
  }

  private <T> T bean(Class<T> type) {
    return lotsen.context().getBean(type);
  }

  private static String between(String text, String before, String after) {
    int begin = text.indexOf(before) + before.length();
    return text.substring(begin, text.indexOf(after, begin));
  }

  @Override
  public void close() throws IOException {
    lotsen.close();
    http.close();
    Folders.delete(data);
  }
}
