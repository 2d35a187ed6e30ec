package se.lotsen.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import se.lotsen.imports.Staging.Unit;
import se.lotsen.kit.position.ReadBarrier;

/**
 * One import being worked off, once: what is there of it already is passed over. How far it is, is
 * written down after every {@value #UNITS} things or {@value #ROWS} rows.
 */
final class ImportRun {
  private static final int UNITS = 250;

  /** What is in memory at once, unless one thing alone has more. */
  private static final int ROWS = 4_000;

  private final Lease lease;
  private final Uploads uploads;
  private final Rejections rejections;
  private final List<ReadBarrier> barriers;
  private final Runnable admission;
  private final ExecutorService workers;
  private final Clock clock;
  private final List<Unit> group = new ArrayList<>();
  private ImportJob job;
  private int rowsInGroup;
  private int passed;

  ImportRun(
      Lease lease,
      Uploads uploads,
      Rejections rejections,
      List<ReadBarrier> barriers,
      Runnable admission,
      ExecutorService workers,
      Clock clock) {
    this.lease = lease;
    this.uploads = uploads;
    this.rejections = rejections;
    this.barriers = barriers;
    this.admission = admission;
    this.workers = workers;
    this.clock = clock;
    this.job = lease.held().job();
  }

  /** As far as it is. */
  ImportJob job() {
    return job;
  }

  /**
   * @param folder of its own, for what it stages
   */
  void run(Importer importer, Path folder) throws IOException {
    var file = folder.resolve("file");
    lease.patiently(() -> fetched(file));
    try (var staging = Staging.of(Table.of(file), importer, folder, lease::check)) {
      Files.delete(file);
      save(job.begun(staging.count(), staging.header().names(), clock.instant()));
      passBarriers();
      var sent = job.sent();
      var batch = new Batch(job.id(), sent.source(), sent.by(), sent.dryRun(), !barriers.isEmpty());
      var entry = new RowGroupImport(importer, staging.header(), batch, lease, admission);
      int before = job.progress().units();
      staging.eachUnit(
          unit -> {
            if (passed++ >= before) {
              add(unit, entry);
            }
          });
      enter(entry);
      save(job.finished(clock.instant()));
    }
  }

  private Path fetched(Path file) {
    try (var out = Files.newOutputStream(file)) {
      uploads.copy(job.sent().file(), out);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What was acknowledged before the file was sent is there before its first row is decided. */
  private void passBarriers() {
    for (var barrier : barriers) {
      lease.patiently(
          () ->
              done(
                  () -> {
                    barrier.await(job.acceptedAt());
                    return barrier;
                  }));
    }
  }

  /** Has something done that does not know of the lease, and ends it when that ends. */
  private <T> T done(Callable<T> work) {
    var future = workers.submit(work);
    try {
      while (true) {
        lease.check();
        try {
          return future.get(1, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
          // still waiting, and still allowed to
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RunEnded(RunEnded.Why.CLOSING);
    } catch (ExecutionException e) {
      throw unwrapped(e);
    } finally {
      future.cancel(true);
    }
  }

  private void add(Unit unit, RowGroupImport entry) {
    if (!group.isEmpty() && rowsInGroup + unit.lines().size() > ROWS) {
      enter(entry);
    }
    group.add(unit);
    rowsInGroup += unit.lines().size();
    if (group.size() == UNITS) {
      enter(entry);
    }
  }

  private void enter(RowGroupImport entry) {
    lease.check();
    var tally = Tally.NONE;
    for (var each :
        all(group.stream().<Callable<Tally>>map(unit -> () -> entry.enter(unit)).toList())) {
      tally = tally.plus(each);
    }
    var rejected = tally.rejected();
    lease.patiently(
        () -> {
          rejections.keep(job.id(), rejected);
          return rejected;
        });
    save(job.after(tally, group.size()));
    group.clear();
    rowsInGroup = 0;
  }

  private void save(ImportJob next) {
    lease.save(next);
    job = next;
  }

  private List<Tally> all(List<Callable<Tally>> tasks) {
    try {
      var done = new ArrayList<Tally>();
      for (var task : workers.invokeAll(tasks)) {
        done.add(task.get());
      }
      return done;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RunEnded(RunEnded.Why.CLOSING);
    } catch (ExecutionException e) {
      throw unwrapped(e);
    }
  }

  private static RuntimeException unwrapped(ExecutionException e) {
    if (e.getCause() instanceof Error error) {
      throw error;
    }
    return e.getCause() instanceof RuntimeException cause
        ? cause
        : new IllegalStateException("Work of an import failed", e.getCause());
  }
}
