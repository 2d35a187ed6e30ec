package se.lotsen.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.netty.channel.Channel;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/**
 * Answers the commands of MongoDB clients from an MVStore; a write is answered when it is
 * committed.
 */
final class StoreBackend extends AbstractMongoBackend {
  /** Everything else is taken for a write. */
  private static final Set<String> READS =
      Set.of(
          "find",
          "getmore",
          "killcursors",
          "count",
          "distinct",
          "listcollections",
          "listindexes",
          "listdatabases",
          "dbstats",
          "collstats",
          "validate",
          "ismaster",
          "buildinfo",
          "serverstatus",
          "connectionstatus",
          "getlasterror",
          "endsessions",
          "ping");

  /** Answered as long as there is a process, so that clients do not wait for a server to come. */
  private static final Set<String> GREETINGS = Set.of("hello", "ismaster");

  private static final int IN_PROGRESS = 117;

  /** Gives back what a collection no longer needs; here that is done for the whole file. */
  private static final String COMPACT = "compact";

  private static final int QUERY_PLAN_KILLED = 175;

  private final MVStore store;
  private final @Nullable GroupCommit commits;
  private final Trouble trouble;
  private final BooleanSupplier sweep;

  private final OpenCursors cursors = new OpenCursors(getCursorRegistry());
  private final Statistics statistics = new Statistics();

  /**
   * Without commits where there is no file.
   *
   * @param sweep has what is out of date be gone from the file; whether it is
   */
  StoreBackend(
      MVStore store, @Nullable GroupCommit commits, Trouble trouble, BooleanSupplier sweep) {
    this.store = store;
    this.commits = commits;
    this.trouble = trouble;
    this.sweep = sweep;
    StoreMaps.databasesIn(store).forEach(this::resolveDatabase);
  }

  int openCursors() {
    return cursors.size();
  }

  /** By the full names of the collections. */
  Map<String, SearchCounts> statistics() {
    return statistics.snapshot();
  }

  @Override
  protected MongoDatabase openOrCreateDatabase(String name) {
    return new StoreDatabase(name, store, getCursorRegistry(), cursors, statistics);
  }

  /**
   * In trouble every command is refused, also one that was under way when it came: what it has read
   * may be a part of the truth only.
   */
  @Override
  public Document handleCommand(Channel channel, String database, String command, Document query) {
    if (command.equals("hello")) {
      return hello(channel, database);
    }
    if (GREETINGS.contains(command.toLowerCase(Locale.ROOT))) {
      return super.handleCommand(channel, database, command, query);
    }
    trouble.refuse();
    try {
      Document answer = answer(channel, database, command, query);
      trouble.refuse();
      return answer;
    } catch (MVStoreException | OutOfMemoryError e) {
      if (isOfDroppedCollection(e)) {
        throw new MongoServerError(
            QUERY_PLAN_KILLED, "QueryPlanKilled", "the collection was dropped meanwhile");
      }
      trouble.report(e);
      trouble.refuse();
      throw e;
    }
  }

  /** As MongoDB ends what reads or writes a collection that somebody else drops. */
  private boolean isOfDroppedCollection(Throwable failure) {
    return failure instanceof MVStoreException e
        && e.getErrorCode() == DataUtils.ERROR_CLOSED
        && !store.isClosed();
  }

  private Document answer(Channel channel, String database, String command, Document query) {
    if (command.equalsIgnoreCase(COMPACT)) {
      if (!sweep.getAsBoolean()) {
        throw new MongoServerError(
            IN_PROGRESS, "ConflictingOperationInProgress", "it goes on; ask again in a moment");
      }
      return new Document("ok", 1.0);
    }
    if (commits == null) {
      return super.handleCommand(channel, database, command, query);
    }
    if (!isRead(command, query)) {
      return commits.durably(() -> super.handleCommand(channel, database, command, query));
    }
    Document answer = super.handleCommand(channel, database, command, query);
    if (mustBeDurable(query)) {
      commits.awaitCommitted();
    }
    return answer;
  }

  @Override
  protected Document handleKillCursors(Document query) {
    Document answer = super.handleKillCursors(query);
    if (query.get("cursors") instanceof Collection<?> ids) {
      ids.forEach(id -> cursors.forget(((Number) id).longValue()));
    }
    return answer;
  }

  /** mongo-java-server only knows its older name; health checks ask for this one. */
  private Document hello(Channel channel, String database) {
    Document answer =
        super.handleCommand(channel, database, "ismaster", new Document("ismaster", 1));
    answer.put("isWritablePrimary", answer.remove("ismaster"));
    return answer;
  }

  private static boolean isRead(String command, Document query) {
    if (command.equalsIgnoreCase("aggregate")) {
      return !(query.get("pipeline") instanceof Collection<?> stages)
          || stages.stream()
              .noneMatch(
                  stage ->
                      stage instanceof Document document
                          && (document.containsKey("$out") || document.containsKey("$merge")));
    }
    return READS.contains(command.toLowerCase(Locale.ROOT));
  }

  /**
   * Read concern majority means here what it means on a replica set: what was read will not be
   * lost.
   */
  private static boolean mustBeDurable(Document query) {
    return query.get("readConcern") instanceof Document concern
        && ("majority".equals(concern.get("level")) || "linearizable".equals(concern.get("level")));
  }
}
