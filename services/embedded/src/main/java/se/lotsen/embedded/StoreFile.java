package se.lotsen.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the file of a store, or says in one sentence why it cannot be and leaves it alone. */
final class StoreFile {
  private static final Logger log = LoggerFactory.getLogger(StoreFile.class);

  /** Documents of about 1 kB are compressed together, four times as well as alone. */
  private static final int PAGE_SPLIT_BYTES = 16 * 1024;

  /** How the data is laid out; a higher one is of a newer version. */
  private static final int LAYOUT = 1;

  /** What all the rest takes of a heap, however small it is, in megabytes. */
  private static final int TAKEN_MEGABYTES = 128;

  /** The part of what is left of the heap that pages may take unless told otherwise. */
  private static final int SHARE_OF_HEAP = 6;

  private static final int LEAST_MEGABYTES = 8;
  private static final int MAX_MEGABYTES = 1024;

  private StoreFile() {}

  /**
   * What the cache of pages takes of a heap: a sixth of what is beyond 128 MB, which the rest
   * needs. MVStore's own books about the pages come on top of it, up to a third of it.
   */
  static int cacheMegabytes(long heapBytes) {
    long megabytes = (heapBytes / (1024 * 1024) - TAKEN_MEGABYTES) / SHARE_OF_HEAP;
    return (int) Math.max(LEAST_MEGABYTES, Math.min(MAX_MEGABYTES, megabytes));
  }

  /**
   * @throws DataInUseException when another process has it
   * @throws DataUnusableException when it cannot be read or written, or is of another making
   */
  static MVStore open(Path file, int cacheMegabytes) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw unwritable(file, e);
    }
    if (Files.exists(file) && !Files.isWritable(file)) {
      throw unwritable(file, new IOException("no right to write"));
    }
    return open(file, file.toString(), cacheMegabytes);
  }

  /**
   * @param name as H2's file systems call it
   */
  static MVStore open(Path file, String name, int cacheMegabytes) {
    ErasableFile opened =
        new ErasableFile(Map.of("cacheSize", cacheMegabytes, "pageSplitSize", PAGE_SPLIT_BYTES));
    boolean letGo = true;
    try {
      opened.open(name, false, null);
      MVStore store =
          new MVStore.Builder()
              .adoptFileStore(opened)
              .compress()
              // Commits are ours alone: one in the middle of a write would tear it apart.
              .autoCommitDisabled()
              .autoCommitBufferSize(0)
              .open();
      requireOurs(file, store);
      // Whoever reads an old version says so, see Snapshot.
      store.setVersionsToKeep(0);
      letGo = false;
      return store;
    } catch (MVStoreException e) {
      // To close a file takes away this process's own lock on it, if it has one.
      letGo = e.getErrorCode() != DataUtils.ERROR_FILE_LOCKED;
      throw refusal(file, e);
    } catch (DataUnusableException e) {
      throw e;
    } catch (RuntimeException e) {
      // What is not a store at all can look like one that asks for anything.
      throw damaged(file, e);
    } finally {
      if (letGo) {
        letGo(opened);
      }
    }
  }

  private static void letGo(ErasableFile file) {
    try {
      file.close();
    } catch (RuntimeException e) {
      log.debug("a file that could not be opened as a store has been closed", e);
    }
  }

  private static void requireOurs(Path file, MVStore store) {
    if (store.getStoreVersion() > LAYOUT) {
      throw new DataUnusableException(
          file,
          "was written by a newer version of this program; start that one, or choose other data",
          new IllegalStateException("layout " + store.getStoreVersion()));
    }
    if (!StoreMaps.unknownIn(store).isEmpty()) {
      throw new DataUnusableException(
          file,
          "is of another program or of an old version of this one; move it away to start empty,"
              + " or choose other data",
          new IllegalStateException(StoreMaps.unknownIn(store).toString()));
    }
    if (store.getStoreVersion() < LAYOUT) {
      store.setStoreVersion(LAYOUT);
    }
  }

  private static RuntimeException refusal(Path file, MVStoreException e) {
    return switch (e.getErrorCode()) {
      case DataUtils.ERROR_FILE_LOCKED -> new DataInUseException(file, e);
      case DataUtils.ERROR_READING_FAILED, DataUtils.ERROR_WRITING_FAILED -> unwritable(file, e);
      default -> damaged(file, e);
    };
  }

  private static DataUnusableException unwritable(Path file, Exception e) {
    return new DataUnusableException(
        file,
        "cannot be read and written ("
            + e.getMessage()
            + "); see to its rights and to the disk, or choose other data",
        e);
  }

  static DataUnusableException damaged(Path file, Exception e) {
    return new DataUnusableException(
        file,
        "is damaged or is no store of this program; restore it from a backup, or move it away to"
            + " start empty",
        e);
  }
}
