package se.lotsen.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kafka.admin.ConfigCommand;
import kafka.docker.KafkaDockerWrapper$;
import org.apache.kafka.tools.AclCommand;
import scala.jdk.javaapi.CollectionConverters;

/**
 * What docker-compose.yml makes of a broker and of who signs in to it, here on this machine: its
 * settings, the secrets that deploy/secrets.sh makes, users and rights.
 */
public final class DeployedKafka {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]+)}");
  private static final String SECRETS = "/run/secrets";

  private final DeployedSecrets secrets;
  private final int port = freePort();
  private final int within = freePort();
  private final int controller = freePort();

  /**
   * @param folder to put the secrets into
   */
  public DeployedKafka(Path folder) {
    this.secrets = new DeployedSecrets(folder);
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where services sign in. */
  public int port() {
    return port;
  }

  public DeployedSecrets secrets() {
    return secrets;
  }

  /** The broker's settings, but for where it is and where its data is. */
  public Map<String, String> settings() {
    var settings = new HashMap<>(settingsOf(Compose.ofRepository().environment("kafka")));
    settings.keySet().removeAll(List.of("log.dirs", "node.id", "process.roles"));
    settings.put(
        "listeners",
        "CLIENTS://localhost:%d,CONTROLLER://localhost:%d,WITHIN://localhost:%d"
            .formatted(port, controller, within));
    settings.put(
        "advertised.listeners",
        "CLIENTS://localhost:%d,WITHIN://localhost:%d".formatted(port, within));
    settings.put("controller.quorum.voters", "1@localhost:" + controller);
    settings.computeIfPresent(
        "ssl.keystore.location", (key, file) -> file.replace(SECRETS, secrets.folder().toString()));
    return settings;
  }

  /** What the image makes of its environment, by its own code. */
  static Map<String, String> settingsOf(Map<String, Object> environment) {
    var texts = new HashMap<String, String>();
    environment.forEach((name, value) -> texts.put(name, String.valueOf(value)));
    var settings = new TreeMap<String, String>();
    for (var line :
        CollectionConverters.asJava(
            KafkaDockerWrapper$.MODULE$.getServerConfigsFromEnv(
                scala.collection.immutable.Map.from(CollectionConverters.asScala(texts))))) {
      if (!line.isBlank()) {
        settings.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
      }
    }
    return settings;
  }

  /** Makes the users and says what each may do, by the script and the tools that are deployed. */
  public void setUp() {
    for (var command : commandsOfSetup()) {
      var args = command.subList(1, command.size());
      args.replaceAll(arg -> arg.equals("localhost:9094") ? "localhost:" + within : arg);
      switch (command.getFirst()) {
        case "kafka-configs.sh" -> ConfigCommand.main(args.toArray(String[]::new));
        case "kafka-acls.sh" -> AclCommand.main(args.toArray(String[]::new));
        default -> throw new AssertionError("setup.sh calls " + command);
      }
    }
  }

  /** What deploy/kafka/setup.sh has the broker's tools do, each as it is called. */
  private List<List<String>> commandsOfSetup() {
    var tools = secrets.folder().resolveSibling("tools");
    var called = secrets.folder().resolveSibling("called");
    try {
      Files.createDirectories(tools);
      for (var tool : List.of("kafka-configs.sh", "kafka-acls.sh")) {
        var file = tools.resolve(tool);
        Files.writeString(
            file, "#!/bin/bash\nprintf '%s\\n' " + tool + " \"$@\" '' >> \"$CALLED\"\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
      }
      Files.deleteIfExists(called);
      DeployedSecrets.run(
          Map.of(
              "KAFKA_TOOLS", tools.toString(),
              "SECRETS", secrets.folder().toString(),
              "CALLED", called.toString()),
          "deploy/kafka/setup.sh");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Stream.of(Repository.textOf(called).split("\n\n"))
        .map(String::strip)
        .<List<String>>map(block -> new ArrayList<>(block.lines().toList()))
        .toList();
  }

  /** For a client at the listener that asks nobody who they are. */
  public Map<String, Object> within() {
    return Map.of("bootstrap.servers", "localhost:" + within);
  }

  /** For a client that is this service, as it is told to be in docker-compose.yml. */
  Map<String, Object> as(String service) {
    var environment = environmentOf(service);
    return Map.of(
        "bootstrap.servers",
        "localhost:" + port,
        "security.protocol",
        environment.get("SPRING_KAFKA_SECURITY_PROTOCOL"),
        "sasl.mechanism",
        environment.get("SPRING_KAFKA_PROPERTIES_SASL_MECHANISM"),
        "sasl.jaas.config",
        PLACEHOLDER
            .matcher(environment.get("SPRING_KAFKA_PROPERTIES_SASL_JAAS_CONFIG"))
            .replaceAll(
                placeholder ->
                    placeholder.group(1).equals("kafka-password")
                        ? secrets.text("kafka-" + service)
                        : service),
        "ssl.truststore.type",
        "PEM",
        "ssl.truststore.location",
        secrets.file("authority.pem").toString());
  }

  /**
   * The environment of a service with the secrets that are handed to it, and where the broker is;
   * the rest is where it is in containers.
   */
  public Map<String, String> environmentOf(String service) {
    var compose = Compose.ofRepository();
    var handed = secrets.folder().resolveSibling("handed").resolve(service);
    compose
        .secrets(service)
        .forEach((target, source) -> secrets.hand(source, handed.resolve(target)));
    var environment = new TreeMap<String, String>();
    compose
        .environment(service)
        .forEach(
            (name, value) ->
                environment.put(
                    name,
                    String.valueOf(value).replace("$$", "$").replace(SECRETS, handed.toString())));
    environment.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", "localhost:" + port);
    return environment;
  }
}
