package se.lotsen.standalone.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What confines the containers of docker-compose.yml: what they may write, what they are handed,
 * where they can connect to, and who is let in to broker and store.
 */
final class ConfinementRules {
  /** Builds itself anew in its own folder at each start. */
  private static final String WRITES_ITSELF = "keycloak";

  private final Compose compose;
  private final List<String> troubles = new ArrayList<>();

  private ConfinementRules(Compose compose) {
    this.compose = compose;
  }

  static List<String> troublesOf(Compose compose) {
    var rules = new ConfinementRules(compose);
    compose.services().forEach(rules::container);
    compose.built().forEach(rules::service);
    rules.secrets();
    rules.networks();
    rules.keycloak();
    rules.kafka();
    rules.mongodb();
    return rules.troubles;
  }

  private void check(boolean good, String trouble, Object... about) {
    if (!good) {
      troubles.add(trouble.formatted(about));
    }
  }

  private void container(String name) {
    check(
        name.equals(WRITES_ITSELF) || Boolean.TRUE.equals(compose.service(name).get("read_only")),
        "%s may write to its own files",
        name);
    check(
        compose.list(name, "cap_drop").equals(List.of("ALL"))
            && compose.list(name, "security_opt").equals(List.of("no-new-privileges:true")),
        "%s may become more than it is",
        name);
    check(!compose.service(name).containsKey("privileged"), "%s is privileged", name);
    check(
        !name.startsWith("mongodb") || "999:999".equals(compose.service(name).get("user")),
        "%s runs as root",
        name);
  }

  private void service(String name) {
    var needed =
        new TreeMap<>(
            Map.of(
                "authority.pem", "authority.pem",
                "certificate.pem", name + ".pem",
                "kafka-password", "kafka-" + name,
                "mongodb-password", "mongodb-" + name));
    if (compose.environment(name).containsKey("LOTSEN_ACTIVITIES_PSEUDONYMKEYS")) {
      needed.put("pseudonym-keys", "pseudonym-keys");
    }
    check(compose.secrets(name).equals(needed), "%s is handed %s", name, compose.secrets(name));
    var environment = compose.environment(name);
    check(
        "SASL_SSL".equals(environment.get("SPRING_KAFKA_SECURITY_PROTOCOL"))
            && "inside".equals(environment.get("SPRING_KAFKA_SSL_BUNDLE"))
            && "inside".equals(environment.get("SPRING_MONGODB_SSL_BUNDLE"))
            && "inside".equals(environment.get("LOTSEN_REGISTRY_SSLBUNDLE"))
            && "inside".equals(environment.get("LOTSEN_SECURITY_SSLBUNDLE"))
            && "own".equals(environment.get("SERVER_SSL_BUNDLE")),
        "%s does not encrypt",
        name);
    environment.forEach(
        (variable, value) ->
            check(
                !String.valueOf(value).contains("http:"),
                "%s asks without TLS: %s",
                name,
                variable));
    check(
        name.equals("activity-service")
            == environment.containsKey("LOTSEN_ACTIVITIES_PSEUDONYMKEYS"),
        "%s has the key of pseudonyms in the store, or is handed it for nothing",
        name);
    check(name.equals(environment.get("SPRING_APPLICATION_NAME")), "%s signs in as another", name);
  }

  private void secrets() {
    var declared = compose.at("secrets");
    for (var name : declared.keySet()) {
      check(
          ("./deploy/secrets/" + name).equals(compose.at("secrets", name).get("file")),
          "the secret %s is not what deploy/secrets.sh makes",
          name);
    }
    var handed = new TreeSet<String>();
    compose.services().forEach(service -> handed.addAll(compose.secrets(service).values()));
    check(
        handed.equals(declared.keySet()),
        "secrets that are handed out and those declared differ: %s, %s",
        handed,
        declared.keySet());
  }

  private void keycloak() {
    check(
        compose.list("keycloak", "command").getFirst().equals("start"),
        "Keycloak runs in a mode for developers");
    var environment = compose.environment("keycloak");
    check(
        environment.containsKey("KC_HTTPS_CERTIFICATE_FILE")
            && !environment.containsKey("KC_HTTP_ENABLED")
            && compose.list("keycloak", "ports").stream().allMatch(port -> port.endsWith(":8443")),
        "Keycloak is asked without TLS");
    check(
        compose.list("keycloak", "volumes").stream().noneMatch(volume -> volume.contains("demo")),
        "Keycloak has people whose passwords everybody knows");
  }

  private void networks() {
    check(
        Boolean.TRUE.equals(compose.at("networks", "inside").get("internal")),
        "the network inside has a way out");
    for (var name : List.of("kafka", "mongodb")) {
      check(
          compose.list(name, "networks").equals(List.of("inside")),
          "%s is in other networks than inside",
          name);
      check(!compose.service(name).containsKey("ports"), "%s is reached from outside", name);
      check(
          ("service:" + name).equals(compose.service(name + "-setup").get("network_mode")),
          "%s is not set up from within",
          name);
    }
    check(
        !compose.list("keycloak", "networks").contains("inside"),
        "keycloak reaches broker and store");
  }

  private void kafka() {
    Map<String, String> settings;
    try {
      settings = DeployedKafka.settingsOf(compose.environment("kafka"));
    } catch (RuntimeException e) {
      return; // told already
    }
    for (var listener : settings.getOrDefault("listeners", "").split(",")) {
      var name = listener.substring(0, Math.max(0, listener.indexOf(':')));
      check(
          listener.contains("://localhost:")
              || Set.of(settings.getOrDefault("listener.security.protocol.map", "").split(","))
                  .contains(name + ":SASL_SSL"),
          "Kafka lets anybody in at %s",
          listener);
    }
    check(
        settings
                .getOrDefault("authorizer.class.name", "")
                .equals("org.apache.kafka.metadata.authorizer.StandardAuthorizer")
            && settings.getOrDefault("allow.everyone.if.no.acl.found", "").equals("false"),
        "Kafka asks nobody what they may do");
  }

  private void mongodb() {
    var command = compose.list("mongodb", "command");
    check(
        command.contains("--keyFile")
            && command.indexOf("requireTLS") == command.indexOf("--tlsMode") + 1,
        "MongoDB lets anybody in");
  }
}
