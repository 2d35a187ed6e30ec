package se.lotsen.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.client.RestClient;

/**
 * The services as they are meant to be run: the six jars that are shipped, each a process of its
 * own, on one broker and one store in a further one. The README's first day goes through their
 * ports, and then two of them are killed in the middle of work and started again.
 */
class SixProcessesIT {
  private static final Duration PATIENCE = Duration.ofSeconds(600);
  private static final String PROJECT = "SIX";

  /** What each service answers, by the first part of the path. */
  private static final Map<String, List<String>> ANSWERS =
      Map.of(
          "registry-service", List.of("projects", "clients"),
          "case-service", List.of("contacts", "cases"),
          "referral-service", List.of("partners", "referrals"),
          "activity-service", List.of("activities"),
          "projection-service", List.of("indicators"),
          "feed-service", List.of("feeds"));

  private static final Pattern BACKEND =
      Pattern.compile(Backend.SAYS.formatted("(\\S+)", "(\\S+)"));

  @TempDir private Path folder;

  private final Map<String, Integer> ports = new LinkedHashMap<>();
  private final Map<String, Child> running = new LinkedHashMap<>();
  private Child backend;
  private List<String> environment;

  @AfterEach
  void stop() {
    running.values().forEach(Child::close);
    if (backend != null) {
      backend.close();
    }
  }

  @Test
  void whatWasAnsweredIsCountedOnceWhenTwoOfThemAreKilled() throws Exception {
    startBackend();
    ANSWERS.keySet().forEach(service -> ports.put(service, Ports.free()));
    ANSWERS.keySet().forEach(this::unpack);
    ANSWERS.keySet().forEach(this::start);
    ANSWERS.keySet().forEach(this::awaitUp);
    try (var door = new FrontDoor(doors())) {
      var here = "http://localhost:" + door.port();
      enter4K(here);
      FirstDay.worksAsPrinted(here, folder.resolve("first-day"));

      var api = new Api(door.port());
      new Desk(api).project(PROJECT);
      var burst = new Burst(4, PROJECT);
      killInTheMiddle("case-service", burst, api);
      killInTheMiddle("projection-service", burst, api);
      burst.sendLostAgain(api);

      await().atMost(PATIENCE).until(this::allHaveCaughtUp);
      burst.assertThereOnce(api);
    }
  }

  private void startBackend() {
    var said = folder.resolve("backend");
    backend = Child.run(said, "384m", Backend.class, folder.resolve("data").toString());
    var found =
        await()
            .atMost(PATIENCE)
            .failFast(backend::mustBeAlive)
            .until(() -> BACKEND.matcher(backend.said()), matcher -> matcher.find());
    environment =
        List.of(
            "SPRING_KAFKA_BOOTSTRAP_SERVERS",
            found.group(1),
            "SPRING_MONGODB_URI",
            found.group(2),
            "LOTSEN_KAFKA_PARTITIONS",
            "4",
            "LOTSEN_KAFKA_REPLICAS",
            "1",
            "LOTSEN_INSTANCE",
            "1",
            "LOTSEN_PROJECTION_STATEDIR",
            folder.resolve("streams").toString());
  }

  private void start(String service) {
    var variables = new ArrayList<>(environment);
    variables.addAll(
        List.of(
            "SPRING_APPLICATION_NAME", service, "SERVER_PORT", String.valueOf(ports.get(service))));
    running.put(
        service,
        Child.run(
            folder.resolve(service),
            "320m",
            variables,
            List.of("-jar", unpacked(service).toString())));
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

  private void awaitUp(String service) {
    await()
        .atMost(PATIENCE)
        .failFast(() -> running.get(service).mustBeAlive())
        .untilAsserted(
            () ->
                assertThat(health(ports.get(service)))
                    .as("%s said:%n%s", service, running.get(service).said())
                    .isEqualTo("200"));
  }

  /** The status, and what is wrong if it is not 200; no answer is wrong, too. */
  private static String health(int port) {
    try {
      var health = new Api(port).sendOrLose("GET", "/actuator/health", null);
      return health.status() == 200 ? "200" : health.status() + " " + health.body();
    } catch (IOException e) {
      return e.toString();
    }
  }

  private Map<String, Integer> doors() {
    var doors = new LinkedHashMap<String, Integer>();
    ANSWERS.forEach((service, paths) -> paths.forEach(path -> doors.put(path, ports.get(service))));
    return doors;
  }

  private static void enter4K(String here) throws IOException {
    FirstStart.enter(
        RestClient.builder().baseUrl(here).defaultHeader("Lotsen-User", "anna").build(),
        "4K",
        new ClassPathResource("projects/4k.json").getContentAsString(StandardCharsets.UTF_8));
  }

  /**
   * Kills it once work is on its way everywhere, starts it again and has what was lost sent again.
   */
  private void killInTheMiddle(String service, Burst burst, Api api) throws Exception {
    var enough = burst.answered() + 150;
    var killing =
        CompletableFuture.runAsync(
            () -> {
              await().atMost(PATIENCE).until(() -> burst.answered() >= enough);
              try {
                running.get(service).kill();
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
              start(service);
            });
    burst.untilLost(api, 100);
    killing.join();
    awaitUp(service);
    burst.sendLostAgain(api);
  }

  /** Each answers for what it follows; what one adds, another may have been asked about before. */
  private boolean allHaveCaughtUp() {
    return Stream.concat(ports.values().stream(), ports.values().stream())
        .allMatch(SixProcessesIT::hasCaughtUp);
  }

  private static boolean hasCaughtUp(int port) {
    return new Api(port).get("/actuator/caughtup").ok().json().get("caughtUp").asBoolean();
  }
}
