package se.lotsen.embedded;

import de.bwaldvogel.mongo.MongoServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A MongoDB-compatible server in this process (mongo-java-server over an MVStore), listening on
 * localhost only.
 *
 * <p>For trying the product and for tests; no sessions, no transactions, and only unique indexes
 * are used. Both kinds run the same code and differ in whether there is a file. Set the logger
 * {@code de.bwaldvogel} to {@code OFF} or {@code ERROR}: it writes a line for every connection and
 * collection.
 */
public final class EmbeddedMongo implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(EmbeddedMongo.class);

  /** A connection stays with one of these, and it waits in it for its commit. */
  private static final int CONNECTION_THREADS = 32;

  private static final int PAGE_SPLIT_BYTES = 4 * 1024;

  private final MVStore store;
  private final MongoServer server;
  private final int port;
  private final @Nullable Housekeeping housekeeping;

  private EmbeddedMongo(
      MVStore store, int port, @Nullable GroupCommit commits, @Nullable Housekeeping housekeeping) {
    this.store = store;
    this.port = port;
    this.server = new MongoServer(new StoreBackend(store, commits));
    this.housekeeping = housekeeping;
  }

  private static EmbeddedMongo listening(EmbeddedMongo mongo) {
    boolean listening = false;
    try {
      mongo.server.bind(new InetSocketAddress("localhost", mongo.port), 1, CONNECTION_THREADS);
      listening = true;
      return mongo;
    } finally {
      if (!listening) {
        mongo.close();
      }
    }
  }

  /**
   * Keeps its data in a file, which is created if missing, with its folder. A write is answered
   * when it is committed to the file, many writers sharing one commit, so that killing the process
   * loses nothing that was answered; what a read with read concern majority returned is not lost
   * either. The file is forced to the disk twice a second: a power cut may lose the last second.
   *
   * @param port 1–65535, or 0 for any free one
   * @param cacheMegabytes heap for pages of the file; a scan of a collection that does not fit is
   *     30 times slower
   * @throws DataInUseException when another process has the file open
   * @throws IllegalStateException when the port is taken
   */
  public static EmbeddedMongo persistent(Path file, int port, int cacheMegabytes) {
    return persistent(file, port, cacheMegabytes, Housekeeping.RETENTION);
  }

  static EmbeddedMongo persistent(Path file, int port, int cacheMegabytes, Duration retention) {
    int freePort = Ports.free(port);
    MVStore store = open(file, cacheMegabytes);
    GroupCommit commits = new GroupCommit(() -> commit(store));
    Housekeeping housekeeping = new Housekeeping(store, commits, retention);
    return listening(new EmbeddedMongo(store, freePort, commits, housekeeping));
  }

  /** Keeps its data in memory until it is closed; on any free port. */
  public static EmbeddedMongo inMemory() {
    return listening(new EmbeddedMongo(new MVStore.Builder().open(), Ports.free(0), null, null));
  }

  private static MVStore open(Path file, int cacheMegabytes) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      return new MVStore.Builder()
          .fileName(file.toString())
          .cacheSize(cacheMegabytes)
          .pageSplitSize(PAGE_SPLIT_BYTES)
          // Commits are ours alone: one in the middle of a write would tear it apart.
          .autoCommitDisabled()
          .autoCommitBufferSize(0)
          .open();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot create the folder of " + file, e);
    } catch (MVStoreException e) {
      if (e.getErrorCode() == DataUtils.ERROR_FILE_LOCKED) {
        throw new DataInUseException(file, e);
      }
      throw e;
    }
  }

  private static void commit(MVStore store) {
    try {
      store.commit();
    } catch (MVStoreException e) {
      // The client is only told that its own write failed.
      log.error("the embedded store cannot write to its file and takes no more writes", e);
      throw e;
    }
  }

  /** For clients of this machine, for example {@code mongodb://localhost:27017/cases}. */
  public String connectionString(String database) {
    return "mongodb://localhost:" + port + "/" + database;
  }

  /** Ends every connection and commits. */
  @Override
  public void close() {
    server.shutdownNow();
    if (housekeeping != null) {
      housekeeping.close();
    }
    store.close();
  }
}
