package se.lotsen.activities.people;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import se.lotsen.kit.CannotStart;

/** Keys of pseudonyms where nobody who reads the store or a backup of it has them. */
record PseudonymKeyFile(Path path) {
  /**
   * The keys in it, the one that makes ids first; one is made where there is no such file.
   *
   * @throws CannotStart where something else is in it
   */
  List<PseudonymKey> keys() {
    try {
      if (!Files.exists(path)) {
        write(PseudonymKey.fresh());
      }
      var keys =
          Files.readAllLines(path).stream()
              .map(String::strip)
              .filter(line -> !line.isEmpty())
              .map(PseudonymKey::of)
              .toList();
      if (keys.isEmpty()) {
        throw new CannotStart("there is no key in %s; restore it".formatted(path));
      }
      return keys;
    } catch (IllegalArgumentException e) {
      throw new CannotStart(
          "%s is no file of keys; restore it: a line each of at least 64 hexadecimal digits"
              .formatted(path),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(PseudonymKey key) throws IOException {
    Files.createDirectories(path.toAbsolutePath().getParent());
    Files.createFile(
        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(path, key.hex() + "\n");
  }
}
