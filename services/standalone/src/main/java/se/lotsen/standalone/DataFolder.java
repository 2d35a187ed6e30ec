package se.lotsen.standalone;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.lotsen.kit.CannotStart;

/**
 * The folder that everything is kept in: belongs to one process at a time, and says in a file of
 * its own in which format it was written, so that data of another one is refused before anything
 * has read or changed it.
 */
final class DataFolder implements AutoCloseable {
  /** Raised when what is kept can no longer be read by an earlier version, or the other way. */
  private static final String FORMAT = "4";

  private static final String FORMAT_FILE = "format";

  /** What a folder had before it said its format. */
  private static final List<String> KEPT_BEFORE = List.of("kafka", "store.mv", "streams");

  private final Path path;
  private final FileChannel lock;

  private DataFolder(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Makes the folder if it is missing and takes it for this process.
   *
   * @throws CannotStart when it cannot be used; nothing in it was changed
   */
  static DataFolder take(Path path) {
    try {
      makeOwn(path);
      var folder = new DataFolder(path, locked(path));
      try {
        folder.checkFormat();
        return folder;
      } catch (IOException | RuntimeException e) {
        folder.close();
        throw e;
      }
    } catch (IOException e) {
      throw new CannotStart(
          "the data folder %s cannot be written to (%s); choose another with --data FOLDER"
              .formatted(path, e.getClass().getSimpleName()),
          e);
    }
  }

  /** Nobody else on the machine may read what is kept; a folder that is there stays as it is. */
  private static void makeOwn(Path path) throws IOException {
    if (Files.exists(path)) {
      return;
    }
    Files.createDirectories(path);
    if (Files.getFileStore(path).supportsFileAttributeView(PosixFileAttributeView.class)) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
    }
  }

  private static FileChannel locked(Path path) throws IOException {
    var channel =
        FileChannel.open(
            path.resolve("lotsen.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (tryLock(channel) == null) {
      channel.close();
      throw new CannotStart(
          "the data in %s is in use by another Lotsen; stop that one or choose other data with"
                  .formatted(path)
              + " --data FOLDER");
    }
    return channel;
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException inThisProcess) {
      return null;
    }
  }

  private void checkFormat() throws IOException {
    var file = path.resolve(FORMAT_FILE);
    if (Files.notExists(file)) {
      if (KEPT_BEFORE.stream().map(path::resolve).anyMatch(Files::exists)) {
        throw new CannotStart(
            "the data in %s was written by an earlier Lotsen and cannot be read by this one;"
                    .formatted(path)
                + " choose another folder with --data FOLDER");
      }
      // Never half there: a kill in the middle of it would make the folder look damaged.
      var begun = Files.writeString(path.resolve(FORMAT_FILE + ".new"), FORMAT + "\n");
      Files.move(begun, file, StandardCopyOption.ATOMIC_MOVE);
      return;
    }
    var found = Files.readString(file).strip();
    if (!found.equals(FORMAT)) {
      throw new CannotStart(
          "the data in %s is in format '%s' and this Lotsen reads format %s; start the Lotsen that"
                  .formatted(path, found, FORMAT)
              + " wrote it or choose another folder with --data FOLDER");
    }
  }

  Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
