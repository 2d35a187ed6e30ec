package se.lotsen.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.lotsen.model.event.Topics;
import se.lotsen.work.WorkConfiguration;

/** An operator in trouble has no time for a command that does not exist. */
class RunbookTest {
  private static final String RUNBOOK = "docs/runbook.md";
  private static final String PAGE = Repository.read(RUNBOOK);
  private static final Compose COMPOSE = Compose.ofRepository();
  private static final Set<String> WORDS_OF_COMPOSE =
      Set.of("up", "ps", "logs", "exec", "restart", "stop", "rm");

  /** What the images of Kafka and MongoDB bring, as far as it is used. */
  private static final Set<String> TOOLS =
      Set.of(
          "/opt/kafka/bin/kafka-acls.sh",
          "/opt/kafka/bin/kafka-broker-api-versions.sh",
          "/opt/kafka/bin/kafka-configs.sh",
          "/opt/kafka/bin/kafka-features.sh",
          "df");

  /** The store's, which lets nobody in who does not say who they are. */
  private static final List<String> AS_ROOT = List.of("bash", "/setup/root.sh");

  private static final Set<String> OF_THE_STORE = Set.of("mongosh", "mongodump", "mongorestore");

  private static final String SECRETS = "deploy/secrets.sh";

  private static final Set<String> OF_DOCKER = Set.of("docker system df -v");

  @ParameterizedTest
  @ValueSource(strings = {RUNBOOK, "deploy/README.md"})
  void every_command_is_understood(String page) {
    assertThat(Commands.in(page)).isNotEmpty();
    assertThat(Commands.in(page)).filteredOn(command -> !trouble(command).isEmpty()).isEmpty();
  }

  /** The first thing wrong with a command, or nothing. */
  private static String trouble(String command) {
    if (command.startsWith("curl ")) {
      return Commands.request(command).map(RunbookTest::troubleOf).orElse("not understood");
    }
    if (command.startsWith("docker compose ")) {
      return troubleOfCompose(words(command).subList(2, words(command).size()));
    }
    if (command.startsWith("docker volume rm ")) {
      return words(command).stream()
          .skip(3)
          .filter(volume -> !volumes().contains(volume))
          .findFirst()
          .orElse("");
    }
    if (command.equals(SECRETS) || command.startsWith("rm " + SECRETS.replace(".sh", "/"))) {
      return troubleOfSecrets(words(command).subList(1, words(command).size()));
    }
    return OF_DOCKER.contains(command) ? "" : "not understood";
  }

  private static String troubleOfSecrets(List<String> files) {
    return files.stream()
        .map(file -> file.substring(file.lastIndexOf('/') + 1))
        .filter(name -> !COMPOSE.at("secrets").containsKey(name))
        .filter(name -> !name.equals("authority.key"))
        .findFirst()
        .map("there is no secret %s"::formatted)
        .orElse("");
  }

  private static List<String> words(String command) {
    return List.of(command.replaceAll("\\s*[<>].*", "").split(" "));
  }

  private static Set<String> volumes() {
    return COMPOSE.at("volumes").keySet().stream()
        .map(volume -> COMPOSE.document().get("name") + "_" + volume)
        .collect(Collectors.toSet());
  }

  private static String troubleOf(Commands.Request request) {
    var service =
        ServiceCanvas.ALL.stream()
            .filter(canvas -> port(canvas.service()) == request.port())
            .findFirst();
    if (service.isEmpty()) {
      return "nobody listens on " + request.port();
    }
    var path = request.path();
    var isThere =
        Stream.concat(service.get().routes().stream(), service.get().operatorsCommands().stream())
                .anyMatch(route -> route.takes(request.method(), path))
            || (request.method().equals("GET")
                && ServiceCanvas.ofSpring().anyMatch(name -> path.startsWith("/actuator/" + name)));
    return isThere ? "" : "there is no such path";
  }

  private static int port(String service) {
    return Integer.parseInt(COMPOSE.environment(service).get("SERVER_PORT").toString());
  }

  private static String troubleOfCompose(List<String> words) {
    if (words.getFirst().equals("-f")) {
      return Repository.has(words.get(1))
          ? troubleOfCompose(words.subList(2, words.size()))
          : "there is no " + words.get(1);
    }
    if (!WORDS_OF_COMPOSE.contains(words.getFirst())) {
      return "docker compose has no " + words.getFirst();
    }
    var plain =
        words.stream()
            .skip(1)
            .filter(word -> !word.startsWith("-") && !word.matches("\\d+|KAFKA_HEAP_OPTS=\\S+"))
            .toList();
    if (words.getFirst().equals("exec")) {
      var tool = plain.subList(1, plain.size());
      var ofTheStore =
          tool.size() > 2
              && tool.subList(0, 2).equals(AS_ROOT)
              && OF_THE_STORE.contains(tool.get(2))
              && Repository.has("deploy/mongodb/root.sh")
              && COMPOSE.list("mongodb", "volumes").contains("./deploy/mongodb:/setup:ro");
      return COMPOSE.services().contains(plain.getFirst())
              && (ofTheStore || TOOLS.contains(tool.getFirst()))
          ? troubleOfTool(words)
          : "no such service or tool";
    }
    return COMPOSE.services().containsAll(plain) ? "" : "no such service";
  }

  private static String troubleOfTool(List<String> words) {
    var isKafkas = words.stream().anyMatch(word -> word.startsWith("/opt/kafka"));
    return isKafkas && !words.contains("KAFKA_HEAP_OPTS=-Xmx64m")
        ? "the tool would take the broker's heap"
        : "";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "curl -s https://localhost:8099/actuator/health",
        "curl -s http://localhost:8082/actuator/health",
        "curl -s https://localhost:8082/actuator/env",
        "curl -s -X POST https://localhost:8082/actuator/projection",
        "curl -s -X POST https://localhost:8082/actuator/deadletters",
        "curl -s https://localhost:8081/cases",
        "curl https://localhost:8081/projects",
        "docker compose restart kafkas",
        "docker compose reboot kafka",
        "docker compose -f docker-compose.other.yml up -d",
        "docker compose exec mongodb mongo",
        "docker compose exec mongodb mongosh --quiet",
        "docker compose exec mongodb bash /setup/root.sh rm",
        "rm deploy/secrets/kafka-office-service",
        "docker compose exec kafka /opt/kafka/bin/kafka-configs.sh --describe",
        "docker volume rm lotsen_kafka",
        "docker system prune"
      })
  void a_command_that_does_not_exist_is_noticed(String command) {
    assertThat(trouble(command)).isNotEmpty();
  }

  @Test
  void every_name_in_it_exists() {
    var names = Repository.all("`(lotsen\\.[a-z.-]+)`", PAGE);
    var known = new TreeSet<String>(KnownProperties.known().ours().keySet());
    for (var canvas : ServiceCanvas.ALL) {
      known.addAll(canvas.meters());
      canvas.groups().forEach(known::add);
    }
    known.add("lotsen" + WorkConfiguration.GROUP);
    Topics.ALL.forEach(topic -> known.add(topic.name()));
    assertThat(known).containsAll(names);
    assertThat(Repository.all("`((?:registry|cases|projection)\\.[a-z_]+)`", PAGE))
        .isNotEmpty()
        .isSubsetOf(
            ServiceCanvas.ALL.stream().flatMap(canvas -> canvas.collections().stream()).toList());
  }

  @Test
  void every_metric_and_every_part_of_health_is_in_it() {
    for (var canvas : ServiceCanvas.ALL) {
      assertThat(canvas.meters())
          .filteredOn(name -> !name.equals("lotsen.feeds.subscribers"))
          .allMatch(name -> PAGE.contains("| `" + name + "` |"));
    }
    assertThat(ServiceCanvas.health(ClassFiles.in("se.lotsen")).toList())
        .contains("store", "relay", "listeners", "projection", "feeds")
        .allMatch(name -> PAGE.contains("- **" + name + "**"));
  }

  @Test
  void its_links_lead_somewhere() {
    var headings =
        PAGE.lines()
            .filter(line -> line.startsWith("#"))
            .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
            .map(line -> line.replaceAll("[^a-z0-9 -]", "").replace(' ', '-'))
            .toList();
    assertThat(Stream.of(RUNBOOK, "docs/configuration.md", "deploy/README.md"))
        .allSatisfy(
            page ->
                assertThat(
                        Repository.all(
                            page.equals(RUNBOOK) ? "\\]\\(#([^)]+)\\)" : "runbook\\.md#([^)]+)\\)",
                            Repository.read(page)))
                    .isNotEmpty()
                    .isSubsetOf(headings));
  }

  @Test
  void its_table_of_services_is_right() {
    for (var canvas : ServiceCanvas.ALL) {
      assertThat(PAGE)
          .containsPattern(
              "\\| %s \\| %d \\| .* \\| %s \\|"
                  .formatted(
                      canvas.service(),
                      port(canvas.service()),
                      canvas.groups().findAny().isEmpty()
                          ? "none"
                          : canvas
                              .groups()
                              .map(group -> "`" + group + "`")
                              .collect(Collectors.joining(", "))));
    }
    assertThat(Arrays.asList("project", "client", "contact", "case"))
        .allMatch(aggregate -> PAGE.contains("`" + aggregate + "`"));
  }
}
