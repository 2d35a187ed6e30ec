package se.lotsen.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.client.RestClient;
import se.lotsen.kit.messaging.DeadLetters;
import se.lotsen.standalone.deploy.DeployedKafka;
import se.lotsen.standalone.deploy.DeployedSecrets;
import se.lotsen.testkit.TestIssuer;
import se.lotsen.testkit.Upload;

/**
 * The services as they are meant to be run: the six jars that are shipped, a broker and a store,
 * each a process of its own, and one address in front of them. Each of the eight may be killed and
 * started again. Their settings are those of docker-compose.yml, so that each signs in to the
 * broker, over TLS, and may do there what it has to and no more; that they are asked over TLS, by
 * each other, too; and that each has a database of its own, though the embedded store asks nobody
 * who they are.
 */
final class SixProcesses implements AutoCloseable {
  private static final Pattern SERVICE = Pattern.compile("https://([a-z]+-service):[0-9]+");
  private static final String OWN_CERTIFICATE = "SPRING_SSL_BUNDLE_PEM_OWN_KEYSTORE_";
  private static final Duration PATIENCE = Duration.ofSeconds(600);

  /** What each service answers, by the first part of the path. */
  private static final Map<String, List<String>> ANSWERS =
      Map.of(
          "registry-service", List.of("projects", "clients", "mandates", "funding-decisions"),
          "case-service", List.of("contacts", "cases"),
          "referral-service", List.of("partners", "referrals"),
          "activity-service", List.of("activities"),
          "projection-service", List.of("indicators", "reports"),
          "feed-service", List.of("feeds"));

  private final Path folder;
  private final Map<String, Integer> ports = new LinkedHashMap<>();
  private final Map<String, Child> running = new LinkedHashMap<>();
  private final Map<Backend.Part, Integer> backendPorts = new LinkedHashMap<>();
  private final Map<Backend.Part, Child> backends = new LinkedHashMap<>();
  private final DeployedKafka kafka;
  private final FrontDoor door;

  /** Trusts the certificates of this installation and no others. */
  private final HttpClient http;

  /** Returns when all of them are UP. */
  SixProcesses(Path folder) {
    this.folder = folder;
    this.kafka = new DeployedKafka(folder.resolve("secrets"));
    backendPorts.put(Backend.Part.BROKER, kafka.port());
    backendPorts.put(Backend.Part.STORE, freePort());
    for (var part : Backend.Part.values()) {
      start(part);
    }
    kafka.setUp();
    ANSWERS.keySet().forEach(service -> ports.put(service, freePort()));
    ANSWERS.keySet().forEach(this::unpack);
    ANSWERS.keySet().forEach(this::start);
    var doors = new LinkedHashMap<String, Integer>();
    ANSWERS.forEach((service, paths) -> paths.forEach(path -> doors.put(path, ports.get(service))));
    this.http = kafka.secrets().believer();
    this.door = new FrontDoor(doors, http);
    awaitUp();
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All of it by one address. */
  Api api() {
    return new Api(door.port());
  }

  String address() {
    return "http://localhost:" + door.port();
  }

  int portOf(String service) {
    return ports.get(service);
  }

  /** One of them directly. */
  Api api(String service) {
    return new Api(URI.create(addressOf(service)), http);
  }

  /** Sends files to one of them. */
  Upload upload(String service) {
    return new Upload(api(service).address(), http);
  }

  void enter4K() throws IOException {
    FirstStart.enter(
        RestClient.builder()
            .baseUrl(address())
            .defaultHeader("Authorization", TestIssuer.bearer())
            .build(),
        "4K",
        new ClassPathResource("projects/4k.json").getContentAsString(StandardCharsets.UTF_8));
  }

  void start(Backend.Part part) {
    var said = folder.resolve(part.name());
    var args = new ArrayList<String>();
    args.add(part.name());
    args.add(folder.resolve("data").toString());
    args.add(backendPorts.get(part).toString());
    if (part == Backend.Part.BROKER) {
      kafka.settings().forEach((name, value) -> args.addAll(List.of(name, value)));
    }
    var child = Child.run(said, "384m", Backend.class, args.toArray(String[]::new));
    backends.put(part, child);
    await().failFast(child::mustBeAlive).until(() -> child.said().contains(Backend.SAYS));
  }

  void kill(Backend.Part part) throws InterruptedException {
    backends.get(part).kill();
  }

  void start(String service) {
    start(service, environment(service));
  }

  private void start(String service, Map<String, String> environment) {
    running.put(
        service,
        Child.run(
            folder.resolve(service),
            "320m",
            environment.entrySet().stream()
                .flatMap(variable -> Stream.of(variable.getKey(), variable.getValue()))
                .toList(),
            List.of("-jar", unpacked(service).toString())));
  }

  /** In a service's place and with its settings, but with the certificate of somebody else. */
  void startStranger(String service, DeployedSecrets strangers) {
    var environment = environment(service);
    environment.replaceAll(
        (name, value) ->
            name.startsWith(OWN_CERTIFICATE)
                ? strangers.file(service + ".pem").toUri().toString()
                : value);
    start(service, environment);
    await()
        .failFast(() -> running.get(service).mustBeAlive())
        .until(() -> isUp(new Api(URI.create(addressOf(service)), strangers.believer())));
  }

  private static boolean isUp(Api api) {
    try {
      return api.sendOrLose("GET", "/actuator/health", null).status() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /** What a service has written to its log. */
  String said(String service) {
    return running.get(service).said();
  }

  void kill(String service) throws InterruptedException {
    running.get(service).kill();
  }

  private Map<String, String> environment(String service) {
    var environment = new TreeMap<>(kafka.environmentOf(service));
    environment.put(
        "SPRING_MONGODB_URI",
        "mongodb://localhost:%d/%s".formatted(backendPorts.get(Backend.Part.STORE), service));
    environment.remove("SPRING_MONGODB_SSL_BUNDLE");
    environment.keySet().removeIf(name -> name.startsWith("LOTSEN_SECURITY_"));
    environment.replaceAll((name, value) -> SERVICE.matcher(value).replaceAll(this::address));
    environment.put("SERVER_PORT", ports.get(service).toString());
    // What is a volume in a container.
    var files = folder.resolve("files-of-" + service);
    try {
      Files.createDirectories(files);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    environment.replaceAll((name, value) -> value.replace("/var/lib/lotsen", files.toString()));
    return environment;
  }

  /** Where a service is here, for where it is among containers. */
  private String address(MatchResult service) {
    return addressOf(service.group(1));
  }

  private String addressOf(String service) {
    return "https://localhost:" + ports.get(service);
  }

  private Path unpacked(String service) {
    return folder.resolve("jars").resolve(jarOf(service).getFileName());
  }

  /** As the image does: a jar within a jar is slow to start from. */
  private void unpack(String service) {
    try (var unpacking =
        Child.run(
            folder.resolve("unpacked"),
            "64m",
            List.of(),
            List.of(
                "-Djarmode=tools",
                "-jar",
                jarOf(service).toString(),
                "extract",
                "--force",
                "--destination",
                folder.resolve("jars").toString()))) {
      assertThat(unpacking.awaitEnd(PATIENCE)).as(unpacking.said()).isZero();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** The jar that is shipped, as the service's own module has packaged it before this one. */
  private static Path jarOf(String service) {
    var target = Path.of("..", service, "target");
    try (var jars = Files.newDirectoryStream(target, service + "-*-exec.jar")) {
      return jars.iterator().next();
    } catch (IOException | NoSuchElementException e) {
      throw new AssertionError(
          "There is no %s-*-exec.jar in %s; run ./mvnw package for it first"
              .formatted(service, target),
          e);
    }
  }

  void awaitUp() {
    ANSWERS.keySet().forEach(this::awaitUp);
  }

  void awaitUp(String service) {
    await()
        .failFast(() -> running.get(service).mustBeAlive())
        .untilAsserted(
            () ->
                assertThat(health(service))
                    .as("%s said:%n%s", service, running.get(service).said())
                    .isEqualTo("200"));
  }

  /** Each of them says that it is not, and names this as the reason. */
  void awaitDown(String part) {
    for (var service : ANSWERS.keySet()) {
      await().untilAsserted(() -> assertThat(health(service)).startsWith("503").contains(part));
    }
  }

  /** The status, and what is wrong if it is not 200; no answer is wrong, too. */
  private String health(String service) {
    try {
      var health = api(service).sendOrLose("GET", "/actuator/health", null);
      return health.status() == 200 ? "200" : health.status() + " " + health.body();
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** Each answers for what it follows; what one adds, another may have been asked about before. */
  void awaitCaughtUp() {
    await()
        .until(
            () ->
                Stream.concat(ports.keySet().stream(), ports.keySet().stream())
                    .allMatch(this::hasCaughtUp));
  }

  private boolean hasCaughtUp(String service) {
    try {
      var answer = api(service).sendOrLose("GET", "/actuator/caughtup", null);
      return answer.status() == 200 && answer.json().get("caughtUp").asBoolean();
    } catch (IOException e) {
      return false;
    }
  }

  /** Writes a record as nobody but the broker's own operators can. */
  void tell(String topic, String value) throws Exception {
    try (var producer =
        new KafkaProducer<>(kafka.within(), new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(topic, value)).get();
    }
  }

  /** How many records there are in topics for what could not be handled. */
  long deadLetters() throws Exception {
    try (var admin = Admin.create(kafka.within())) {
      var topics =
          admin.listTopics().names().get().stream()
              .filter(topic -> topic.endsWith(DeadLetters.topicOf("")))
              .toList();
      assertThat(topics).isNotEmpty();
      var ends = new HashMap<TopicPartition, OffsetSpec>();
      admin
          .describeTopics(topics)
          .allTopicNames()
          .get()
          .forEach(
              (topic, found) ->
                  found
                      .partitions()
                      .forEach(
                          each ->
                              ends.put(
                                  new TopicPartition(topic, each.partition()),
                                  OffsetSpec.latest())));
      return admin.listOffsets(ends).all().get().values().stream()
          .mapToLong(ListOffsetsResult.ListOffsetsResultInfo::offset)
          .sum();
    }
  }

  @Override
  public void close() {
    if (door != null) {
      door.close();
    }
    running.values().forEach(Child::close);
    backends.values().forEach(Child::close);
  }
}
