package se.lotsen.benchmarks.scale;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Collectors;

/** Folders on this machine: how large, and away again. */
public final class Folders {
  private Folders() {}

  /** In bytes; what vanishes meanwhile counts as nothing. */
  static long size(Path path) throws IOException {
    try (var all = Files.walk(path)) {
      return all.mapToLong(Folders::sizeOfFile).sum();
    } catch (UncheckedIOException vanished) {
      return size(path);
    } catch (NoSuchFileException none) {
      return 0;
    }
  }

  private static long sizeOfFile(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.size(file) : 0;
    } catch (IOException vanished) {
      return 0;
    }
  }

  /** What lies in a folder, in megabytes each. */
  static String sizes(Path folder) throws IOException {
    try (var parts = Files.list(folder)) {
      return parts
          .sorted()
          .map(
              part -> {
                try {
                  return "%s %,.1f MB".formatted(part.getFileName(), size(part) / 1e6);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              })
          .collect(Collectors.joining(", "));
    }
  }

  /** Deletes it with all that is in it. */
  public static void delete(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      for (var each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }
}
