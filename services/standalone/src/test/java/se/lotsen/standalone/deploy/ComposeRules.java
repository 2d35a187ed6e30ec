package se.lotsen.standalone.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import se.lotsen.testkit.Images;

/** What must be true of docker-compose.yml; each trouble is one sentence. */
final class ComposeRules {
  private static final Pattern TAGGED = Pattern.compile("\\S+:(?<tag>[A-Za-z0-9_][\\w.-]*)");
  private static final Pattern PUBLISHED =
      Pattern.compile("127\\.0\\.0\\.1:(?<outside>\\d+):(?<inside>\\d+)");

  /** The end of the names of those that end when they have set something up. */
  private static final String SETUP = "-setup";

  private static final Set<String> OTHERS =
      Set.of("kafka", "kafka-setup", "keycloak", "mongodb", "mongodb-setup");

  private final Compose compose;
  private final List<String> troubles = new ArrayList<>();

  private ComposeRules(Compose compose) {
    this.compose = compose;
  }

  static List<String> troublesOf(Compose compose) {
    var rules = new ComposeRules(compose);
    rules.everyServiceIsThere();
    rules.images();
    compose.built().forEach(rules::build);
    compose.built().forEach(rules::port);
    rules.imageFile();
    compose.services().forEach(rules::dependencies);
    compose.services().forEach(rules::volumes);
    rules.troubles.addAll(EnvironmentRules.troublesOf(compose));
    rules.troubles.addAll(ConfinementRules.troublesOf(compose));
    return List.copyOf(rules.troubles);
  }

  private void check(boolean good, String trouble, Object... about) {
    if (!good) {
      troubles.add(trouble.formatted(about));
    }
  }

  private void everyServiceIsThere() {
    var wanted = new TreeSet<>(Repository.services());
    var built = new TreeSet<>(compose.built());
    for (var service : wanted) {
      check(built.contains(service), "%s is in the parent pom but not built here", service);
    }
    for (var service : built) {
      check(wanted.contains(service), "%s is built here but in no module with a main", service);
    }
    var others = compose.services();
    others.removeAll(built);
    check(others.equals(OTHERS), "beside our own there are %s", others);
  }

  private void images() {
    for (var service : compose.services()) {
      fixed("image of " + service, String.valueOf(compose.service(service).get("image")));
    }
    compose.imageFile().baseImages().forEach(image -> fixed("base image", image));
    is("kafka", Images.KAFKA);
    is("kafka-setup", Images.KAFKA);
    is("mongodb", Images.MONGO);
    is("mongodb-setup", Images.MONGO);
    is("keycloak", "keycloak/keycloak:" + Repository.property("keycloak.version"));
    for (var service : compose.built()) {
      is(service, "lotsen/%s:%s".formatted(service, Repository.version()));
    }
  }

  private void fixed(String what, String image) {
    var tagged = TAGGED.matcher(image);
    check(
        tagged.matches() && !tagged.group("tag").equals("latest"),
        "%s has no fixed tag: %s",
        what,
        image);
  }

  private void is(String service, String image) {
    var there = compose.service(service).get("image");
    check(image.equals(there), "%s runs %s, the tests run %s", service, there, image);
  }

  private void build(String service) {
    var build = compose.at("services", service, "build");
    check(
        Repository.has(build.get("context") + "/mvnw"),
        "%s is built in %s, which is not the repository",
        service,
        build.get("context"));
    check(
        Compose.IMAGE_FILE.equals(build.get("dockerfile")),
        "%s is built from %s",
        service,
        build.get("dockerfile"));
    var args = compose.at("services", service, "build", "args");
    check(
        args.equals(Map.of("SERVICE", service)),
        "%s is built with the arguments %s",
        service,
        args);
    check(
        Repository.modules().contains("services/" + args.get("SERVICE")),
        "%s is built from %s, which is no module",
        service,
        args.get("SERVICE"));
  }

  private void port(String service) {
    var inside = String.valueOf(compose.environment(service).get("SERVER_PORT"));
    var ports = compose.list(service, "ports");
    check(ports.size() == 1, "%s publishes %s", service, ports);
    for (var port : ports) {
      var published = PUBLISHED.matcher(port);
      check(published.matches(), "%s publishes %s, not on this machine only", service, port);
      check(
          port.endsWith(":" + inside), "%s listens on %s but publishes %s", service, inside, port);
    }
  }

  private void imageFile() {
    var file = compose.imageFile();
    check(file.arguments().equals(List.of("SERVICE")), "the image takes %s", file.arguments());
    check(file.user().filter(user -> !user.equals("root")).isPresent(), "the image runs as root");
    var exposed =
        KnownProperties.shipped("lotsen-defaults.properties")
            .getProperty("management.endpoints.web.exposure.include");
    var health = file.healthPath().orElse("none");
    check(
        health.startsWith("/actuator/")
            && List.of(exposed.split(","))
                .contains(health.substring("/actuator/".length()).split("/", 2)[0]),
        "the image's health path is %s, exposed is %s",
        health,
        exposed);
    for (var flag : Repository.property("jvm.quiet").split(" ")) {
      check(file.command().contains(flag), "the image runs without %s", flag);
    }
    check(
        file.command().stream().anyMatch(word -> word.startsWith("-XX:MaxRAMPercentage=")),
        "the image does not say how much of the memory is heap");
    for (var copied : file.copied()) {
      check(Repository.has(copied), "%s is copied into the image but is not there", copied);
    }
  }

  private void dependencies(String service) {
    var needed = compose.at("services", service, "depends_on");
    needed
        .keySet()
        .forEach(
            other -> {
              check(
                  compose.services().contains(other),
                  "%s waits for %s, which is not there",
                  service,
                  other);
              var condition = compose.at("services", service, "depends_on", other).get("condition");
              check(
                  service.endsWith(SETUP) || conditionFor(other).equals(condition),
                  "%s does not wait until %s is %s",
                  service,
                  other,
                  conditionFor(other).replace("service_", "").replace('_', ' '));
            });
    check(
        !compose.built().contains(service)
            || needed.keySet().equals(Set.of("kafka", "kafka-setup", "mongodb", "mongodb-setup")),
        "%s waits for %s",
        service,
        needed.keySet());
    check(
        service.endsWith(SETUP) || compose.hasHealthCheck(service),
        "%s has no health check",
        service);
    check(
        (service.endsWith(SETUP) ? "no" : "unless-stopped")
            .equals(compose.service(service).get("restart")),
        "%s does not come back after a crash, or it should not",
        service);
    check(compose.service(service).containsKey("mem_limit"), "%s has no limit of memory", service);
  }

  /** What makes users and rights has ended when others begin; the rest is well. */
  private static String conditionFor(String other) {
    return other.endsWith(SETUP) ? "service_completed_successfully" : "service_healthy";
  }

  private void volumes(String service) {
    for (var volume : compose.list(service, "volumes")) {
      if (volume.startsWith("/")) {
        continue; // one without a name, for what nobody misses
      }
      var name = volume.substring(0, volume.indexOf(':'));
      if (name.startsWith("./")) {
        check(Repository.has(name), "%s is given %s, which is not there", service, name);
        continue;
      }
      check(
          compose.at("volumes").containsKey(name),
          "%s uses the volume %s, which is not declared",
          service,
          name);
    }
  }
}
