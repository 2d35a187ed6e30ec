package se.lotsen.standalone.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of this repository, found from wherever the tests run. */
final class Repository {
  private static final Path ROOT = root();

  private Repository() {}

  private static Path root() {
    var folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("mvnw"))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new IllegalStateException("The tests do not run within the repository");
      }
    }
    return folder;
  }

  static Path path(String path) {
    return ROOT.resolve(path);
  }

  static boolean has(String path) {
    return Files.exists(path(path));
  }

  static String read(String path) {
    try {
      return Files.readString(path(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The modules of the parent pom, as folders. */
  static List<String> modules() {
    return all("<module>([^<]+)</module>", read("pom.xml"));
  }

  /** The modules that run as a process of their own; standalone is all of them in one. */
  static List<String> services() {
    return modules().stream()
        .filter(module -> module.startsWith("services/") && !module.endsWith("/standalone"))
        .filter(Repository::hasMain)
        .map(module -> module.substring("services/".length()))
        .toList();
  }

  private static boolean hasMain(String module) {
    if (!has(module + "/src/main/java")) {
      return false;
    }
    try (Stream<Path> files = Files.walk(path(module).resolve("src/main/java"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .anyMatch(file -> textOf(file).contains("public static void main("));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String textOf(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A property of the parent pom. */
  static String property(String name) {
    return all("<" + Pattern.quote(name) + ">([^<]+)</", read("pom.xml")).getFirst();
  }

  /** The version of the parent pom itself: the first after its own artifact id. */
  static String version() {
    return all("<artifactId>lotsen</artifactId>\\s*<version>([^<]+)<", read("pom.xml")).getFirst();
  }

  /** What the one group of the pattern matched, each time. */
  static List<String> all(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(found -> found.group(1)).toList();
  }
}
