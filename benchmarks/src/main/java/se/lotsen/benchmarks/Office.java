package se.lotsen.benchmarks;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.web.client.RestClient;
import se.lotsen.benchmarks.scale.Folders;
import se.lotsen.client.Lotsen;
import se.lotsen.client.model.CaseTransition;
import se.lotsen.client.model.ClientDetails;
import se.lotsen.client.model.ContactDetails;
import se.lotsen.client.model.Receipt;
import se.lotsen.client.model.SessionDetails;
import se.lotsen.kit.journal.Backlog;
import se.lotsen.kit.relay.Relay;
import se.lotsen.projection.stream.ProjectionStreams;
import se.lotsen.standalone.Standalone;
import se.lotsen.testkit.TestIssuer;

/** A Lotsen in this process, as it ships, and a client that talks to it over HTTP. */
final class Office implements AutoCloseable {
  /** As many as a project of some years has. */
  private static final int CLIENTS = 200;

  private static final String USER = "anna";

  private final HttpClient http = HttpClient.newHttpClient();
  private final Path data;
  private final Standalone lotsen;
  private final String address;
  private final Lotsen api;
  private final RestClient nothing;
  private final List<String> clients;

  /**
   * @param more settings, as on the command line
   */
  Office(String... more) throws IOException {
    this(List.of(), more);
  }

  /**
   * @param beside classes with further beans
   */
  Office(List<Class<?>> beside, String... more) throws IOException {
    data = Files.createTempDirectory("lotsen-bench");
    lotsen =
        Standalone.start(
            Stream.concat(Stream.of(Empty.class), beside.stream()).toList(),
            Stream.concat(
                    Stream.of("--server.port=0", "--lotsen.standalone.data=" + data),
                    Stream.concat(TestIssuer.here().settings().stream(), Stream.of(more)))
                .toArray(String[]::new));
    address = "http://localhost:" + lotsen.port();
    api = Lotsen.at(address, TestIssuer.here()::token);
    nothing =
        RestClient.builder()
            .baseUrl(address)
            .defaultHeader("Authorization", TestIssuer.bearer())
            .build();
    clients = IntStream.range(0, CLIENTS).mapToObj(this::registerClient).toList();
  }

  private String registerClient(int number) {
    var client =
        new ClientDetails()
            .kind(ClientDetails.KindEnum.PROSPECTIVE_ENTREPRENEUR)
            .name("Mätperson " + number)
            .municipality(ClientDetails.MunicipalityEnum._2460);
    return api.clients().registerClient(client, null, null, null, null).getId();
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

  void logContact(int number) {
    log(contact("4K", "2009-03", number));
  }

  private Receipt log(ContactDetails contact) {
    return api.contacts().logContact(contact, null, null, null, null);
  }

  /** Opens a case through a contact and takes it to where sessions are logged; gives its id. */
  String openCase(int number) {
    var id =
        log(contact("4K", "2009-03", number).opens(ContactDetails.OpensEnum.ADVICE)).getCreatedId();
    step(id, "ANALYSE_NEEDS");
    step(id, "START_ADVISING");
    return id;
  }

  void step(String id, String trigger) {
    var step = new CaseTransition().trigger(trigger).on(LocalDate.parse("2009-06-01"));
    api.cases().takeStep(id, step, null, null, null, null);
  }

  void logSession(String id) {
    var session = new SessionDetails().on(LocalDate.parse("2009-06-02")).hours(BigDecimal.ONE);
    api.cases().logSession(id, session, null, null, null, null);
  }

  /** Sends a request as somebody, of which nothing is read but that it was let in. */
  void send(String method, String path, @Nullable String body, String... as) {
    var request =
        HttpRequest.newBuilder(URI.create(address + path))
            .header("Content-Type", "application/json")
            .headers(as)
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      var answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() / 100 != 2) {
        throw new IllegalStateException(
            path + ": " + new String(answer.body(), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  /** A command that is answered without being done: what HTTP alone costs. */
  void nothing() {
    nothing.post().uri("/v1/bench/nothing").body(Map.of()).retrieve().toBodilessEntity();
  }

  /** A contact of the project that answers for the number of contacts. */
  void logCurrentContact(int number) {
    log(contact("ATTRAHERA-FLERA", "2024-03", number));
  }

  private ContactDetails contact(String project, String month, int number) {
    return new ContactDetails()
        .project(project)
        .client(client(number))
        .area("advice")
        .on(LocalDate.parse("%s-%02d".formatted(month, 1 + number % 28)))
        .channel(ContactDetails.ChannelEnum.VISIT)
        .minutes(30)
        .advisor(USER)
        .notes("number " + number);
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

  @Override
  public void close() throws IOException {
    lotsen.close();
    http.close();
    Folders.delete(data);
  }
}
