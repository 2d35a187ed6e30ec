package se.lotsen.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/**
 * Remembers in the data folder on which day the invented history was begun, and whether it is all
 * in: begun again on a later day it must be the same history, not one that ends on another day.
 */
final class DemoMark {
  private final Path file;
  private final LocalDate today;

  DemoMark(Path data, LocalDate today) {
    this.file = data.resolve("demo");
    this.today = today;
  }

  boolean isDone() throws IOException {
    return Files.exists(file) && Files.readString(file).endsWith("done\n");
  }

  LocalDate begunOn() throws IOException {
    if (Files.notExists(file)) {
      Files.writeString(file, today + "\n");
    }
    return LocalDate.parse(Files.readAllLines(file).getFirst());
  }

  void done() throws IOException {
    Files.writeString(file, begunOn() + "\ndone\n");
  }
}
