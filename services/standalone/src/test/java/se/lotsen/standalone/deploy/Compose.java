package se.lotsen.standalone.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * docker-compose.yml as a document, with the image file its services are built from.
 *
 * @param document may be changed, to see what is noticed
 */
record Compose(Map<String, Object> document, ImageFile imageFile) {
  static final String FILE = "docker-compose.yml";
  static final String IMAGE_FILE = "deploy/Dockerfile";

  static Compose ofRepository() {
    return new Compose(parse(Repository.read(FILE)), new ImageFile(Repository.read(IMAGE_FILE)));
  }

  static Map<String, Object> parse(String yaml) {
    var options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    // Merged values would otherwise be shared, and a change to one be a change to all.
    Map<String, Object> document = new Yaml(new SafeConstructor(options)).load(yaml);
    return copyOf(document);
  }

  private static Map<String, Object> copyOf(Map<String, Object> map) {
    var copy = new TreeMap<String, Object>();
    map.forEach((key, value) -> copy.put(key, copyOf(value)));
    return copy;
  }

  @SuppressWarnings("unchecked")
  private static Object copyOf(Object value) {
    if (value instanceof Map<?, ?> map) {
      return copyOf((Map<String, Object>) map);
    }
    if (value instanceof List<?> list) {
      return new ArrayList<>(list.stream().map(Compose::copyOf).toList());
    }
    return value == null ? "" : value;
  }

  /** What lies at a path; an empty map when nothing does. */
  @SuppressWarnings("unchecked")
  Map<String, Object> at(String... path) {
    Object found = document;
    for (var step : path) {
      found = ((Map<String, Object>) found).getOrDefault(step, Map.of());
    }
    return found instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }

  Map<String, Object> service(String name) {
    return at("services", name);
  }

  /** All there are, ours and others'. */
  TreeSet<String> services() {
    return new TreeSet<>(at("services").keySet());
  }

  /** Those that are built here. */
  List<String> built() {
    return services().stream().filter(name -> service(name).containsKey("build")).toList();
  }

  Map<String, Object> environment(String service) {
    return at("services", service, "environment");
  }

  List<String> list(String service, String key) {
    return service(service).get(key) instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }

  /** The secrets that a service is handed: the name of the file in it, the name among all. */
  Map<String, String> secrets(String service) {
    var handed = new TreeMap<String, String>();
    if (service(service).get("secrets") instanceof List<?> list) {
      for (var entry : list) {
        if (entry instanceof Map<?, ?> named) {
          handed.put(String.valueOf(named.get("target")), String.valueOf(named.get("source")));
        } else {
          handed.put(String.valueOf(entry), String.valueOf(entry));
        }
      }
    }
    return handed;
  }

  boolean hasHealthCheck(String service) {
    return service(service).containsKey("healthcheck")
        || (built().contains(service) && imageFile.healthPath().isPresent());
  }
}
