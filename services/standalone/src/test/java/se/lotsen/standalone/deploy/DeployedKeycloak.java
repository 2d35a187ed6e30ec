package se.lotsen.standalone.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/**
 * The identity provider of docker-compose.yml, here on this machine: with its settings, its secrets
 * and the realm that it imports, and beside that the same realm once more, under a name of its own,
 * with what docker-compose.demo.yml adds.
 */
public final class DeployedKeycloak {
  private static final Path UNPACKED = Path.of("target", "keycloak");
  private static final String SECRETS = "/run/secrets";
  private static final String NAME = "\"realm\": \"lotsen\"";

  private final DeployedSecrets secrets;
  private final int port = freePort();
  private final int management = freePort();

  public DeployedKeycloak(DeployedSecrets secrets) {
    this.secrets = secrets;
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String address() {
    return "https://localhost:" + port;
  }

  /** The issuer that is deployed, and {@code master}, where its administrator is. */
  public String realm(String name) {
    return address() + "/realms/" + name;
  }

  /** Where its administrator looks after a realm. */
  public String administration(String realm) {
    return address() + "/admin/realms/" + realm;
  }

  /** Where the container asks whether it is well. */
  public String health() {
    return "http://localhost:" + management + "/health/ready";
  }

  /**
   * Begins to start it, with nothing kept from before.
   *
   * @param output file to which it writes all it says
   */
  public Process start(Path output) throws IOException {
    Path home;
    try (var unpacked = Files.newDirectoryStream(UNPACKED, "keycloak-*")) {
      home = unpacked.iterator().next().toAbsolutePath();
    }
    FileSystemUtils.deleteRecursively(home.resolve("data"));
    var imports = Files.createDirectories(home.resolve("data").resolve("import"));
    var realm = Repository.read("deploy/keycloak/lotsen-realm.json");
    Files.writeString(imports.resolve("lotsen-realm.json"), realm);
    Files.writeString(imports.resolve("demo-realm.json"), asDemo(realm));
    Files.writeString(
        imports.resolve("demo-users-0.json"),
        asDemo(Repository.read("deploy/keycloak/demo/lotsen-users-0.json")));

    var compose = Compose.ofRepository();
    var command =
        new ArrayList<>(List.of("bash", Repository.path("deploy/keycloak/start.sh").toString()));
    command.addAll(compose.list("keycloak", "command"));
    command.addAll(
        List.of(
            "--hostname=" + address(),
            "--http-host=127.0.0.1",
            "--https-port=" + port,
            "--http-management-port=" + management));
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    var environment = builder.environment();
    compose
        .environment("keycloak")
        .forEach(
            (name, value) ->
                environment.put(
                    name, String.valueOf(value).replace(SECRETS, secrets.folder().toString())));
    environment.put("SECRETS", secrets.folder().toString());
    environment.put("KEYCLOAK", home.toString());
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("JAVA_OPTS_KC_HEAP", "-Xmx512m");
    return builder.start();
  }

  private static String asDemo(String json) {
    return json.replace(NAME, NAME.replace("lotsen", "demo"));
  }
}
