package se.lotsen.embedded;

import de.bwaldvogel.mongo.MongoServer;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
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
 * <p>For trying the product and for tests; no sessions, no transactions. Both kinds run the same
 * code and differ in whether there is a file. Set the logger {@code de.bwaldvogel} to {@code OFF}
 * or {@code ERROR}: it writes a line for every connection and collection.
 */
public final class EmbeddedMongo implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(EmbeddedMongo.class);

  /** A connection stays with one of these, and it waits in it for its commit. */
  private static final int CONNECTION_THREADS = 32;

  /** Closing takes no longer, whatever hangs. */
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(10);

  private final MVStore store;
  private final StoreBackend backend;
  private final MongoServer server;
  private final int port;
  private final Trouble trouble;
  private final @Nullable Housekeeping housekeeping;

  private EmbeddedMongo(
      MVStore store, int port, Trouble trouble, @Nullable GroupCommit commits, Duration retention) {
    this.store = store;
    this.port = port;
    this.trouble = trouble;
    this.housekeeping =
        commits == null || !(store.getFileStore() instanceof ErasableFile file)
            ? null
            : new Housekeeping(store, file, commits, trouble, retention);
    this.backend = new StoreBackend(store, commits, trouble, this::sweep);
    this.server = new MongoServer(backend);
  }

  /**
   * Keeps its data in a file, which is created if missing, with its folder. A write is answered
   * when it is committed to the file, many writers sharing one commit, so that killing the process
   * loses nothing that was answered; what a read with read concern majority returned is not lost
   * either. The file is forced to the disk twice a second: a power cut may lose the last second.
   *
   * @param port 1–65535, or 0 for any free one
   * @param cacheMegabytes heap for pages of the file, 0 for a sixth of it beyond 128 MB; with less
   *     it gets slower
   * @throws DataInUseException when another process has the file open
   * @throws DataUnusableException when the file is damaged, of another making or not to be written
   * @throws IllegalStateException when the port is taken
   */
  public static EmbeddedMongo persistent(Path file, int port, int cacheMegabytes) {
    return persistent(file, port, cacheMegabytes, Housekeeping.RETENTION);
  }

  static EmbeddedMongo persistent(Path file, int port, int cacheMegabytes, Duration retention) {
    int freePort = Ports.free(port);
    int cache =
        cacheMegabytes > 0
            ? cacheMegabytes
            : StoreFile.cacheMegabytes(Runtime.getRuntime().maxMemory());
    return serving(StoreFile.open(file, cache), file, freePort, retention);
  }

  /** Takes the store over: it is closed if this fails. */
  static EmbeddedMongo serving(MVStore store, Path file, int port, Duration retention) {
    Trouble trouble = new Trouble(file.toAbsolutePath().toString());
    GroupCommit commits = new GroupCommit(() -> commit(store, trouble));
    boolean listening = false;
    EmbeddedMongo mongo = null;
    try {
      mongo = new EmbeddedMongo(store, port, trouble, commits, retention);
      mongo.listen();
      listening = true;
      return mongo;
    } catch (MVStoreException e) {
      throw StoreFile.damaged(file, e);
    } finally {
      if (!listening) {
        if (mongo == null) {
          store.closeImmediately();
        } else {
          mongo.close();
        }
      }
    }
  }

  /** Keeps its data in memory until it is closed; on any free port. */
  public static EmbeddedMongo inMemory() {
    MVStore store = new MVStore.Builder().open();
    EmbeddedMongo mongo =
        new EmbeddedMongo(
            store, Ports.free(0), new Trouble("memory"), null, Housekeeping.RETENTION);
    mongo.listen();
    return mongo;
  }

  private boolean sweep() {
    return housekeeping == null || housekeeping.sweep();
  }

  private void listen() {
    server.bind(new InetSocketAddress("localhost", port), 1, CONNECTION_THREADS);
  }

  /** A closed store would take a commit and do nothing. */
  private static void commit(MVStore store, Trouble trouble) {
    try {
      trouble.refuse();
      store.commit();
      if (store.isClosed()) {
        throw new MVStoreException(DataUtils.ERROR_CLOSED, "the store is closed");
      }
    } catch (MVStoreException | Error e) {
      trouble.report(e);
      throw e;
    }
  }

  /** For clients of this machine, for example {@code mongodb://localhost:27017/cases}. */
  public String connectionString(String database) {
    return "mongodb://localhost:" + port + "/" + database;
  }

  /**
   * Why every command is refused, in one sentence; nothing as long as all is well. It stays until
   * the store is opened again.
   */
  public Optional<String> trouble() {
    return trouble.sentence();
  }

  /**
   * Told the sentence once, when there is trouble, by the thread that came upon it; at once if it
   * is there already.
   */
  public void onTrouble(Consumer<String> listener) {
    trouble.tell(listener);
  }

  /** What searches have cost, by the full names of the collections ({@code database.name}). */
  public Map<String, SearchCounts> statistics() {
    return backend.statistics();
  }

  /**
   * Ends every connection and commits, within ten seconds: what then still hangs is left to the end
   * of the process.
   */
  @Override
  public void close() {
    Thread closing = new Thread(this::closeInOrder, "embedded-store-close");
    closing.setDaemon(true);
    closing.start();
    try {
      if (!closing.join(CLOSE_WITHIN)) {
        log.error("the embedded store could not be closed in time; its file is let go unclosed");
        closing.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void closeInOrder() {
    try {
      if (housekeeping != null) {
        housekeeping.cancelSweeps();
      }
      server.shutdownNow();
      if (housekeeping != null) {
        housekeeping.close();
      }
    } finally {
      closeStore();
    }
  }

  /** In trouble nothing is committed any more: it could be half of a write. */
  private void closeStore() {
    if (trouble.isThere()) {
      store.closeImmediately();
      return;
    }
    try {
      store.close();
    } catch (RuntimeException | Error e) {
      trouble.report(e);
      store.closeImmediately();
    }
  }
}
