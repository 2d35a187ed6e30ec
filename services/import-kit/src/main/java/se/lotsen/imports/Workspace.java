package se.lotsen.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * The folder of this process for files that are being worked off: only its own account may read
 * there, and its lock says that it is alive. What processes left behind that were killed is removed
 * at the next start: it may be about people.
 */
final class Workspace implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Workspace.class);
  private static final String PREFIX = "lotsen-imports-";
  private static final String LOCK = "lock";

  /**
   * The folders of this process, of which there may be several: to open a lock file of our own and
   * close it again would give the lock away.
   */
  private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileChannel lock;

  private Workspace(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * @param parent of the folders of all processes, such as the system's for temporary files
   */
  static Workspace in(Path parent) throws IOException {
    removeForsaken(parent);
    var folder = Files.createTempDirectory(parent, PREFIX).toAbsolutePath();
    OWN.add(folder);
    var lock =
        FileChannel.open(
            folder.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    if (lock.tryLock() == null) {
      throw new IOException("The new folder " + folder + " is locked by somebody else");
    }
    return new Workspace(folder, lock);
  }

  private static void removeForsaken(Path parent) throws IOException {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(parent, PREFIX + "*")) {
      for (var each : all) {
        if (!OWN.contains(each.toAbsolutePath())
            && Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS)
            && isForsaken(each)) {
          FileSystemUtils.deleteRecursively(each);
          log.info("Removed {}, which an import left behind that was killed", each);
        }
      }
    }
  }

  /** Nobody holds the lock; a folder that is not ours to open is somebody else's. */
  private static boolean isForsaken(Path folder) {
    try (var channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE);
        var taken = channel.tryLock()) {
      return taken != null;
    } catch (IOException | OverlappingFileLockException e) {
      return false;
    }
  }

  /** A new empty folder in this one. */
  Path newFolder() throws IOException {
    return Files.createTempDirectory(folder, "run-");
  }

  static void remove(Path folder) {
    try {
      FileSystemUtils.deleteRecursively(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      FileSystemUtils.deleteRecursively(folder);
      lock.close();
      OWN.remove(folder);
    } catch (IOException e) {
      log.warn("{} cannot be removed: {}", folder, e.getMessage());
    }
  }
}
