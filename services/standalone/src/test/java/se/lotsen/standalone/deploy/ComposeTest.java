package se.lotsen.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import se.lotsen.testkit.Images;

/**
 * No container can be started where these tests run, so docker-compose.yml and the image file are
 * read and held against the code they start.
 */
class ComposeTest {
  @Test
  void the_compose_file_fits_the_code() {
    assertThat(ComposeRules.troublesOf(Compose.ofRepository())).isEmpty();
  }

  @Test
  void the_broker_that_is_deployed_is_the_one_that_is_embedded() {
    assertThat(Images.KAFKA).isEqualTo("apache/kafka:" + Repository.property("kafka.version"));
  }

  /** Everything that could be wrong, done wrong on purpose. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("mistakes")
  void a_mistake_is_noticed(String trouble, Consumer<Compose> mistake) {
    var compose = Compose.ofRepository();
    mistake.accept(compose);
    assertThat(ComposeRules.troublesOf(compose)).anyMatch(found -> found.contains(trouble));
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        mistake("case-service is in the parent pom", c -> c.at("services").remove("case-service")),
        mistake("beside our own", c -> c.at("services").put("redis", Map.of("image", "redis:8.2"))),
        mistake("image of kafka has no fixed tag", set("kafka", "image", "apache/kafka:latest")),
        mistake("image of mongodb has no fixed tag", set("mongodb", "image", "mongo")),
        mistake("kafka runs apache/kafka:4.2.1", set("kafka", "image", "apache/kafka:4.2.1")),
        mistake("mongodb runs mongo:7.0", set("mongodb", "image", "mongo:7.0")),
        mistake("feed-service runs", set("feed-service", "image", "lotsen/feed-service:0.0.9")),
        mistake("not the repository", build("case-service", "context", "./services")),
        mistake("is built from deploy/Other", build("case-service", "dockerfile", "deploy/Other")),
        mistake(
            "which is no module",
            build("case-service", "args", Map.of("SERVICE", "casefile-service"))),
        mistake(
            "case-service is built with",
            build("case-service", "args", Map.of("SERVICE", "feed-service"))),
        mistake(
            "built here but in no module",
            c -> c.at("services").put("embedded", c.service("feed-service"))),
        mistake("listens on 9999", variable("feed-service", "SERVER_PORT", "9999")),
        mistake("not on this machine only", set("feed-service", "ports", List.of("8084:8084"))),
        mistake("feed-service publishes []", set("feed-service", "ports", List.of())),
        mistake("waits for zookeeper", dependsOn("zookeeper", "service_healthy")),
        mistake("does not wait until kafka is healthy", dependsOn("kafka", "service_started")),
        mistake(
            "does not wait until kafka-setup is completed",
            dependsOn("kafka-setup", "service_started")),
        mistake("kafka has no health check", c -> c.service("kafka").remove("healthcheck")),
        mistake("kafka-setup runs", set("kafka-setup", "image", "apache/kafka:4.2.1")),
        mistake("mongodb does not come back", c -> c.service("mongodb").remove("restart")),
        mistake("mongodb has no limit", c -> c.service("mongodb").remove("mem_limit")),
        mistake("which is not declared", c -> c.at("volumes").remove("projection-state")),
        mistake(
            "projection keeps its state", c -> c.service("projection-service").remove("volumes")),
        mistake("Kafka keeps its data", variable("kafka", "KAFKA_LOG_DIRS", "/tmp/logs")),
        mistake("MongoDB keeps its data", set("mongodb", "volumes", List.of())));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mistakesInSettings")
  void a_mistake_in_a_setting_is_noticed(String trouble, Consumer<Compose> mistake) {
    a_mistake_is_noticed(trouble, mistake);
  }

  static Stream<Arguments> mistakesInSettings() {
    return Stream.of(
        mistake(
            "sets LOTSEN_KAFKA_PARTITION, which",
            variable("case-service", "LOTSEN_KAFKA_PARTITION", "4")),
        mistake(
            "sets SPRING_DATA_MONGODB_URI, which",
            variable("case-service", "SPRING_DATA_MONGODB_URI", "mongodb://mongodb/lotsen")),
        mistake(
            "sets SPRING_KAFKA_BOOTSTRAPSERVER, which",
            variable("case-service", "SPRING_KAFKA_BOOTSTRAPSERVER", "kafka:9092")),
        mistake(
            "has no LOTSEN_INSTANCE",
            c -> c.environment("projection-service").remove("LOTSEN_INSTANCE")),
        mistake(
            "do not agree on LOTSEN_KAFKA_PARTITIONS",
            variable("case-service", "LOTSEN_KAFKA_PARTITIONS", "8")),
        mistake(
            "looks for Kafka at localhost:9092",
            variable("case-service", "SPRING_KAFKA_BOOTSTRAP_SERVERS", "localhost:9092")),
        mistake(
            "looks for MongoDB at",
            variable("case-service", "SPRING_MONGODB_URI", "mongodb://mongodb:27017/lotsen")),
        mistake(
            "Kafka has no setting broker.name", variable("kafka", "KAFKA_BROKER_NAME", "kafka")),
        mistake(
            "Kafka refuses its settings",
            variable("kafka", "KAFKA_CONTROLLER_LISTENER_NAMES", "WITHIN")),
        mistake(
            "Kafka refuses its settings", variable("kafka", "KAFKA_MIN_INSYNC_REPLICAS", "many")),
        mistake("Kafka refuses its cluster id", variable("kafka", "CLUSTER_ID", "lotsen")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mistakesInConfinement")
  void what_lets_somebody_do_more_than_needed_is_noticed(
      String trouble, Consumer<Compose> mistake) {
    a_mistake_is_noticed(trouble, mistake);
  }

  static Stream<Arguments> mistakesInConfinement() {
    return Stream.of(
        mistake("kafka may write", c -> c.service("kafka").remove("read_only")),
        mistake("may become more", c -> c.service("feed-service").remove("cap_drop")),
        mistake("mongodb runs as root", c -> c.service("mongodb").remove("user")),
        mistake(
            "is handed", set("feed-service", "secrets", List.of("authority.pem", "mongodb-root"))),
        mistake(
            "does not encrypt",
            variable("case-service", "SPRING_KAFKA_SECURITY_PROTOCOL", "SASL_PLAINTEXT")),
        mistake(
            "signs in as another",
            variable("case-service", "SPRING_APPLICATION_NAME", "registry-service")),
        mistake(
            "has the key of pseudonyms in the store",
            c -> c.environment("activity-service").remove("LOTSEN_ACTIVITIES_PSEUDONYMKEYS")),
        mistake("handed out and those declared", c -> c.at("secrets").remove("mongodb-root")),
        mistake("has a way out", c -> c.at("networks", "inside").remove("internal")),
        mistake("kafka is in other", set("kafka", "networks", List.of("inside", "outside"))),
        mistake("reached from outside", set("mongodb", "ports", List.of("27017:27017"))),
        mistake("set up from within", c -> c.service("kafka-setup").remove("network_mode")),
        mistake("reaches broker", set("keycloak", "networks", List.of("inside", "outside"))),
        mistake("for developers", set("keycloak", "command", List.of("start-dev"))),
        mistake("is asked without TLS", variable("keycloak", "KC_HTTP_ENABLED", "true")),
        mistake("is asked without TLS", set("keycloak", "ports", List.of("127.0.0.1:8180:8080"))),
        mistake(
            "passwords everybody knows",
            set(
                "keycloak",
                "volumes",
                List.of("./deploy/keycloak/demo:/opt/keycloak/data/import"))),
        mistake(
            "asks without TLS: LOTSEN_REGISTRY_URL",
            variable("case-service", "LOTSEN_REGISTRY_URL", "http://registry-service:8081")),
        mistake("does not encrypt", c -> c.environment("case-service").remove("SERVER_SSL_BUNDLE")),
        mistake(
            "lets anybody in at",
            variable(
                "kafka",
                "KAFKA_LISTENERS",
                "CLIENTS://:9092,CONTROLLER://localhost:9093,WITHIN://:9094")),
        mistake("asks nobody", variable("kafka", "KAFKA_ALLOW_EVERYONE_IF_NO_ACL_FOUND", "true")),
        mistake("MongoDB lets anybody in", set("mongodb", "command", List.of("--replSet", "rs0"))));
  }

  /** Beside that it is the same: what is tried there is what is deployed. */
  @Test
  void the_demo_brings_people_and_pages_and_nothing_else() {
    var demo =
        new Compose(
            Compose.parse(Repository.read("docker-compose.demo.yml")),
            Compose.ofRepository().imageFile());

    assertThat(demo.services()).containsAll(Repository.services()).contains("keycloak").hasSize(7);
    for (var service : Repository.services()) {
      assertThat(demo.service(service).keySet()).containsExactly("environment");
      assertThat(demo.environment(service))
          .containsExactly(entry("SPRINGDOC_SWAGGERUI_ENABLED", "true"));
      assertThat(KnownProperties.known().setBy("SPRINGDOC_SWAGGERUI_ENABLED"))
          .contains("springdoc.swagger-ui.enabled");
    }
    assertThat(demo.service("keycloak").keySet()).containsExactly("volumes");
    assertThat(demo.list("keycloak", "volumes"))
        .allSatisfy(volume -> assertThat(Repository.has(volume.split(":")[0])).isTrue())
        .hasSize(1);
  }

  @Test
  void the_secrets_that_are_handed_out_are_those_that_the_script_makes(@TempDir Path folder)
      throws IOException {
    var unused = new DeployedSecrets(folder);
    try (var made = Files.list(folder)) {
      var names = made.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
      // The key of the authority signs, and nobody is handed it.
      assertThat(names.remove("authority.key")).isTrue();
      assertThat(names)
          .containsExactlyInAnyOrderElementsOf(Compose.ofRepository().at("secrets").keySet());
    }
    assertThat(Repository.read(".gitignore")).contains("/deploy/secrets/");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mistakesInTheImageFile")
  void a_mistake_in_the_image_file_is_noticed(String trouble, String there, String instead) {
    var text = Repository.read(Compose.IMAGE_FILE);
    assertThat(text).contains(there);
    var compose =
        new Compose(Compose.ofRepository().document(), new ImageFile(text.replace(there, instead)));
    assertThat(ComposeRules.troublesOf(compose)).anyMatch(found -> found.contains(trouble));
  }

  static Stream<Arguments> mistakesInTheImageFile() {
    return Stream.of(
        Arguments.of("base image has no fixed tag", ":25.0.3_9-jre-noble", ":latest"),
        Arguments.of("base image has no fixed tag", ":25.0.3_9-jdk-noble", ""),
        Arguments.of("the image takes [MODULE]", "ARG SERVICE", "ARG MODULE"),
        Arguments.of("the image runs as root", "USER lotsen", ""),
        Arguments.of("the image runs as root", "USER lotsen", "USER root"),
        Arguments.of("health path is /health", "\"/actuator/health/readiness\"", "\"/health\""),
        Arguments.of(
            "health path is /actuator/env", "\"/actuator/health/readiness\"", "\"/actuator/env\""),
        Arguments.of("has no health check", "HEALTHCHECK", "LABEL"),
        Arguments.of("runs without --enable-native", "\"--enable-native-access=ALL-UNNAMED\",", ""),
        Arguments.of("how much of the memory", "-XX:MaxRAMPercentage=50", "-Xmx300m"),
        Arguments.of("into the image but is not there", "healthcheck.sh ./", "check.sh ./"));
  }

  @Test
  void what_the_build_needs_is_sent_to_it() {
    var sent = Repository.all("(?m)^!(\\S+)$", Repository.read(".dockerignore"));
    assertThat(sent).contains("mvnw", ".mvn", "pom.xml");
    assertThat(Repository.modules())
        .allMatch(
            module ->
                sent.contains(module)
                    || sent.contains(module + "/pom.xml")
                    || sent.contains(module.substring(0, Math.max(0, module.indexOf('/')))));
    assertThat(sent)
        .containsAll(new ImageFile(Repository.read(Compose.IMAGE_FILE)).copied())
        .allMatch(Repository::has);
  }

  private static Arguments mistake(String trouble, Consumer<Compose> mistake) {
    return Arguments.of(trouble, mistake);
  }

  private static Consumer<Compose> set(String service, String key, Object value) {
    return compose -> compose.service(service).put(key, value);
  }

  private static Consumer<Compose> build(String service, String key, Object value) {
    return compose -> compose.at("services", service, "build").put(key, value);
  }

  private static Consumer<Compose> variable(String service, String name, String value) {
    return compose -> compose.environment(service).put(name, value);
  }

  private static Consumer<Compose> dependsOn(String other, String condition) {
    return compose ->
        compose
            .at("services", "case-service", "depends_on")
            .put(other, Map.of("condition", condition));
  }
}
