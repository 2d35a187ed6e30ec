package se.lotsen.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import se.lotsen.kit.failure.FailureKind;
import se.lotsen.kit.position.ReadBarrier;
import se.lotsen.model.Text;

/**
 * Works off imports, one at a time, in the order in which they were accepted. Whatever goes wrong
 * in one ends that one and no other; only without memory is there nothing left to do but to end.
 */
final class ImportWorker implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(ImportWorker.class);
  private static final int BATCH_SIZE = 8;
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration SWEEP_EVERY = Duration.ofHours(1);

  /** Also how soon an import notices that it is to end. */
  private static final Duration BEAT = Duration.ofSeconds(2);

  /**
   * So often an import is taken up without getting any further. Being killed a few times while it
   * reads its file is bad luck; this often, it is what kills the process.
   */
  static final int MAX_TAKE_UPS = 5;

  private final Jobs jobs;
  private final Uploads uploads;
  private final Rejections rejections;
  private final List<Importer> importers;
  private final List<ReadBarrier> barriers;
  private final Runnable admission;
  private final Clock clock;
  private final Duration lookEvery;
  private final Path temporary;
  private final ExecutorService workers = Executors.newFixedThreadPool(BATCH_SIZE);
  private final ScheduledExecutorService beats = Executors.newSingleThreadScheduledExecutor();
  private final CountDownLatch closing = new CountDownLatch(1);
  private @Nullable Thread thread;
  private volatile @Nullable Lease current;
  private boolean ownToo = true;
  private Instant nextSweep = Instant.MIN;

  /**
   * @param admission throws while what was entered before has to go out first
   * @param temporary the folder for what is staged
   */
  ImportWorker(
      Jobs jobs,
      Uploads uploads,
      Rejections rejections,
      List<Importer> importers,
      List<ReadBarrier> barriers,
      Runnable admission,
      Clock clock,
      Duration lookEvery,
      Path temporary) {
    this.jobs = jobs;
    this.uploads = uploads;
    this.rejections = rejections;
    this.importers = importers;
    this.barriers = barriers;
    this.admission = admission;
    this.clock = clock;
    this.lookEvery = lookEvery;
    this.temporary = temporary;
  }

  @Override
  public void start() {
    var working = new Thread(this::work, "imports");
    thread = working;
    working.start();
  }

  private boolean isClosing() {
    return closing.getCount() == 0;
  }

  private void work() {
    while (!isClosing()) {
      try (var workspace = Workspace.in(temporary)) {
        while (!isClosing()) {
          if (!workOne(workspace)) {
            pause();
          }
        }
      } catch (IOException e) {
        log.error("There is no folder for imports in {}; they wait", temporary, e);
        pause();
      }
    }
  }

  /** False where there is nothing to do now. */
  private boolean workOne(Workspace workspace) {
    try {
      sweep();
      var held = jobs.claim(clock.instant(), ownToo);
      ownToo = false;
      held.ifPresent(each -> run(each, workspace));
      return held.isPresent();
    } catch (RuntimeException e) {
      if (!isClosing()) {
        log.warn("Imports cannot be looked for now: {}", e.toString());
      }
      return false;
    }
  }

  /** What a crash left behind is removed; whatever is needed by then is there. */
  private void sweep() {
    var now = clock.instant();
    if (now.isAfter(nextSweep)) {
      jobs.createIndexes();
      uploads.deleteForgotten(now, jobs::needs);
      nextSweep = now.plus(SWEEP_EVERY);
    }
  }

  private void pause() {
    try {
      closing.await(lookEvery.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      closing.countDown();
    }
  }

  private void run(Jobs.Held held, Workspace workspace) {
    try (var lease = new Lease(jobs, held, clock)) {
      current = lease;
      if (isClosing()) {
        lease.end(RunEnded.Why.CLOSING);
      }
      lease.renew();
      lease.keep(beats, BEAT);
      run(lease, workspace);
    } finally {
      current = null;
    }
  }

  private void run(Lease lease, Workspace workspace) {
    var run = new ImportRun(lease, uploads, rejections, barriers, admission, workers, clock);
    try {
      if (lease.held().takeUps() >= MAX_TAKE_UPS) {
        throw new ImportFormatException(
            "Importen avbröts %d gånger utan att komma vidare; dela filen i mindre delar och skicka dem"
                .formatted(MAX_TAKE_UPS - 1),
            "The import broke off %d times without getting any further; divide the file and send the parts"
                .formatted(MAX_TAKE_UPS - 1));
      }
      work(run, workspace);
      ended(run.job());
    } catch (RunEnded e) {
      end(lease, run.job(), e.why());
    } catch (ImportFormatException e) {
      fail(lease, run.job(), e.why());
    } catch (IOException | UncheckedIOException e) {
      log.error("The file of import {} cannot be read", run.job().id(), e);
      fail(lease, run.job(), new Text("Filen kan inte läsas här", "The file cannot be read here"));
    } catch (OutOfMemoryError e) {
      throw e;
    } catch (RuntimeException | Error e) {
      broken(lease, run.job(), e);
    }
  }

  private void work(ImportRun run, Workspace workspace) throws IOException {
    var folder = workspace.newFolder();
    try {
      run.run(importer(run.job().sent().kind()), folder);
    } finally {
      Workspace.remove(folder);
    }
  }

  private Importer importer(String kind) {
    return importers.stream()
        .filter(each -> each.kind().equals(kind))
        .findFirst()
        .orElseThrow(
            () -> new ImportFormatException("Okänt slag: " + kind, "Unknown kind: " + kind));
  }

  private void end(Lease lease, ImportJob job, RunEnded.Why why) {
    switch (why) {
      case CLOSING -> jobs.release(lease.held());
      case LOST -> log.info("Import {} goes on elsewhere", job.id());
      case CANCELLED -> {
        rejections.forget(job.id());
        save(lease, job.cancelled(clock.instant()));
      }
    }
  }

  private void broken(Lease lease, ImportJob job, Throwable e) {
    if (isClosing() || FailureKind.isTransient(e)) {
      log.warn("Import {} was interrupted and will go on: {}", job.id(), e.toString());
      jobs.release(lease.held());
      pause();
      return;
    }
    log.error("Import {} met a fault of ours", job.id(), e);
    fail(
        lease,
        job,
        new Text(
            "Ett fel hos oss stoppade importen; det står i loggen under dess id",
            "A fault of ours stopped the import; it is in the log under its id"));
  }

  private void fail(Lease lease, ImportJob job, Text why) {
    save(lease, job.failed(why, clock.instant()));
  }

  private void save(Lease lease, ImportJob job) {
    if (jobs.save(lease.held(), job, clock.instant())) {
      ended(job);
    }
  }

  private void ended(ImportJob job) {
    var progress = job.progress();
    log.info(
        "Import {} of {}: {}, {} imported, {} unchanged, {} rejected{}",
        job.id(),
        job.sent().kind(),
        job.state(),
        progress.imported(),
        progress.unchanged(),
        progress.rejected(),
        job.failure() == null ? "" : "; " + job.failure().en());
    uploads.delete(job.sent().file());
  }

  @Override
  public void stop() {
    closing.countDown();
    var lease = current;
    if (lease != null) {
      lease.end(RunEnded.Why.CLOSING);
    }
    workers.shutdown(); // what is queued ends at its first check of the lease
    var working = thread;
    if (working != null) {
      try {
        working.join(PATIENCE.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    workers.shutdownNow();
    beats.shutdownNow();
  }

  @Override
  public boolean isRunning() {
    var working = thread;
    return working != null && working.isAlive();
  }
}
