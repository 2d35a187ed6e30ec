package se.lotsen.standalone.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import kafka.server.KafkaConfig;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;

/**
 * Every environment variable in docker-compose.yml is read by somebody, and says something sane.
 */
final class EnvironmentRules {
  /** What the broker hands to its authorizer. */
  private static final Set<String> OF_THE_AUTHORIZER =
      Set.of(
          StandardAuthorizer.SUPER_USERS_CONFIG,
          StandardAuthorizer.ALLOW_EVERYONE_IF_NO_ACL_IS_FOUND_CONFIG);

  /** Before a setting that is meant for one listener, or one mechanism of one listener. */
  private static final String OF_ONE_LISTENER = "^listener\\.name\\.clients\\.(scram-sha-512\\.)?";

  /** What must be the same for every service. */
  private static final List<String> SHARED =
      List.of(
          "SPRING_KAFKA_BOOTSTRAP_SERVERS",
          "SPRING_MONGODB_URI",
          "LOTSEN_KAFKA_PARTITIONS",
          "LOTSEN_KAFKA_REPLICAS");

  private final Compose compose;
  private final List<String> troubles = new ArrayList<>();

  private EnvironmentRules(Compose compose) {
    this.compose = compose;
  }

  static List<String> troublesOf(Compose compose) {
    var rules = new EnvironmentRules(compose);
    compose.built().forEach(rules::isBound);
    SHARED.forEach(rules::isShared);
    rules.addresses();
    rules.stateIsKept();
    rules.broker();
    return rules.troubles;
  }

  private void check(boolean good, String trouble, Object... about) {
    if (!good) {
      troubles.add(trouble.formatted(about));
    }
  }

  private void isBound(String service) {
    for (var variable : compose.environment(service).keySet()) {
      check(
          KnownProperties.known().setBy(variable).isPresent(),
          "%s sets %s, which nothing reads",
          service,
          variable);
    }
    for (var needed : List.of("SPRING_APPLICATION_NAME", "SERVER_PORT", "LOTSEN_INSTANCE")) {
      check(compose.environment(service).containsKey(needed), "%s has no %s", service, needed);
    }
  }

  private void isShared(String variable) {
    var values = new TreeSet<String>();
    compose
        .built()
        .forEach(service -> values.add(text(compose.environment(service).get(variable))));
    check(
        values.size() == 1 && !values.contains("null"),
        "the services do not agree on %s: %s",
        variable,
        values);
  }

  private static String text(Object value) {
    return String.valueOf(value);
  }

  /** The services look for broker and store where they are. */
  private void addresses() {
    for (var service : compose.built()) {
      var environment = compose.environment(service);
      check(
          text(compose.environment("kafka").get("KAFKA_ADVERTISED_LISTENERS"))
              .contains("CLIENTS://" + environment.get("SPRING_KAFKA_BOOTSTRAP_SERVERS") + ","),
          "%s looks for Kafka at %s",
          service,
          environment.get("SPRING_KAFKA_BOOTSTRAP_SERVERS"));
      var set = compose.list("mongodb", "command").indexOf("--replSet") + 1;
      check(
          text(environment.get("SPRING_MONGODB_URI"))
              .equals(
                  "mongodb://$${spring.application.name}:$${mongodb-password}@mongodb:27017"
                      + "/$${spring.application.name}?replicaSet="
                      + compose.list("mongodb", "command").get(set)),
          "%s looks for MongoDB at %s",
          service,
          environment.get("SPRING_MONGODB_URI"));
    }
  }

  private void stateIsKept() {
    var folder = text(compose.environment("projection-service").get("LOTSEN_PROJECTION_STATEDIR"));
    check(
        isOnVolume("projection-service", folder),
        "the projection keeps its state in %s, which is on no volume",
        folder);
    var logs = text(compose.environment("kafka").get("KAFKA_LOG_DIRS"));
    check(isOnVolume("kafka", logs), "Kafka keeps its data in %s, which is on no volume", logs);
    check(isOnVolume("mongodb", "/data/db"), "MongoDB keeps its data on no volume");
  }

  private boolean isOnVolume(String service, String folder) {
    return compose.list(service, "volumes").stream()
        .map(volume -> volume.substring(volume.indexOf(':') + 1))
        .anyMatch(target -> folder.equals(target) || folder.startsWith(target + "/"));
  }

  /** Has the broker itself, of the version that is deployed, judge its settings. */
  private void broker() {
    Map<String, String> settings;
    try {
      settings = DeployedKafka.settingsOf(compose.environment("kafka"));
    } catch (RuntimeException e) {
      troubles.add("The image refuses the environment of Kafka: " + e.getMessage());
      return;
    }
    for (var setting : settings.keySet()) {
      check(
          OF_THE_AUTHORIZER.contains(setting)
              || KafkaConfig.configNames().contains(setting.replaceFirst(OF_ONE_LISTENER, "")),
          "Kafka has no setting %s",
          setting);
    }
    try {
      KafkaConfig.fromProps(properties(settings), false);
    } catch (ConfigException | IllegalArgumentException e) {
      troubles.add("Kafka refuses its settings: " + e.getMessage());
    }
    try {
      Uuid.fromString(text(compose.environment("kafka").get("CLUSTER_ID")));
    } catch (IllegalArgumentException e) {
      troubles.add("Kafka refuses its cluster id: " + e.getMessage());
    }
  }

  private static java.util.Properties properties(Map<String, String> settings) {
    var properties = new java.util.Properties();
    properties.putAll(settings);
    return properties;
  }
}
