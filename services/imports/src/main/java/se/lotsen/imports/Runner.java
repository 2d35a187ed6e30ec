package se.lotsen.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import se.lotsen.imports.Staging.Unit;
import se.lotsen.kit.journal.BacklogFull;
import se.lotsen.model.Text;

/**
 * Works off imports, one at a time. How far one is, is written down after every {@value #CHUNK}
 * things, so that whoever goes on after a crash does so from there; what went in beyond that is
 * recognised.
 */
final class Runner implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Runner.class);
  private static final int CHUNK = 250;
  private static final int AT_ONCE = 8;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Jobs jobs;
  private final Uploads uploads;
  private final List<Importer<?>> importers;
  private final Clock clock;
  private final Duration lookEvery;
  private final ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE);

  /** Of its own: an import takes minutes, and what else is scheduled must not wait for it. */
  private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor();

  private final AtomicBoolean first = new AtomicBoolean(true);
  private volatile boolean running;
  private volatile boolean closing;

  Runner(Jobs jobs, Uploads uploads, List<Importer<?>> importers, Clock clock, Duration lookEvery) {
    this.jobs = jobs;
    this.uploads = uploads;
    this.importers = importers;
    this.clock = clock;
    this.lookEvery = lookEvery;
  }

  /** Another instance has gone on with the import. */
  private static final class TakenOver extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public void start() {
    running = true;
    // Its end is that of the executor; what fails is told by work itself.
    Future<?> unused =
        looking.scheduleWithFixedDelay(this::work, 0, lookEvery.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void work() {
    try {
      for (var job = jobs.claim(clock.instant(), first.getAndSet(false));
          job.isPresent() && !closing;
          job = jobs.claim(clock.instant(), false)) {
        run(job.get());
      }
    } catch (RuntimeException e) {
      if (!closing) {
        log.warn("Imports cannot be looked for now: {}", e.getMessage());
      }
    }
  }

  private void run(ImportJob claimed) {
    var run = new Run(claimed);
    try {
      var done = run.run();
      log.info(
          "Import {} of {}: {} rows, {} imported, {} unchanged, {} rejected",
          done.id(),
          done.kind(),
          done.rows(),
          done.imported(),
          done.unchanged(),
          done.rejected());
      uploads.delete(done.file());
    } catch (Unreadable e) {
      fail(run.job, e.why());
    } catch (IOException e) {
      var why = "The file cannot be read: " + e.getMessage();
      fail(run.job, new Text("Filen kan inte läsas: " + e.getMessage(), why));
    } catch (TakenOver e) {
      log.info("Import {} goes on elsewhere", claimed.id());
    } catch (DataAccessException | BacklogFull e) {
      // It is claimed again when nobody holds it any more, and goes on where it was.
      log.warn("Import {} was interrupted and will go on: {}", claimed.id(), e.getMessage());
    } catch (RuntimeException e) {
      if (!closing) {
        log.error("Import {} met a fault of ours", claimed.id(), e);
        fail(
            run.job,
            new Text("Ett fel hos oss: %s".formatted(e), "A fault of ours: %s".formatted(e)));
      }
    }
  }

  private void fail(ImportJob job, Text why) {
    jobs.save(job.failed(why, clock.instant()), clock.instant());
    log.info("Import {} of {} failed: {}", job.id(), job.kind(), why.en());
  }

  Importer<?> importer(String kind) {
    return importers.stream()
        .filter(each -> each.kind().equals(kind))
        .findFirst()
        .orElseThrow(() -> new Unreadable("Okänt slag: " + kind, "Unknown kind: " + kind));
  }

  @Override
  public void stop() {
    closing = true;
    running = false;
    looking.shutdownNow();
    workers.shutdownNow();
    try {
      looking.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** One import being worked off. */
  private final class Run {
    private final List<Unit> chunk = new ArrayList<>();
    private ImportJob job;
    private int seen;

    Run(ImportJob job) {
      this.job = job;
    }

    ImportJob run() throws IOException {
      var importer = importer(job.kind());
      var file = Files.createTempFile("lotsen-import-", ".file");
      try (var in = uploads.open(job.file())) {
        Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        return run(importer, file);
      } finally {
        Files.deleteIfExists(file);
      }
    }

    private <R> ImportJob run(Importer<R> importer, Path file) throws IOException {
      try (var staging = Staging.of(Table.of(file), importer)) {
        save(job.begun(staging.count(), staging.header().names(), clock.instant()));
        var batch = new Batch(job.id(), job.source(), job.by(), job.dryRun());
        var entry = new UnitEntry<>(importer, staging, batch);
        int already = job.units();
        staging.eachUnit(
            unit -> {
              if (seen++ >= already) {
                chunk.add(unit);
                if (chunk.size() == CHUNK) {
                  enter(entry);
                }
              }
            });
        enter(entry);
        save(job.finished(clock.instant()));
        return job;
      }
    }

    private void enter(UnitEntry<?> entry) {
      if (closing) {
        throw new IllegalStateException("Closing");
      }
      var tally = Tally.NONE;
      for (var each :
          all(chunk.stream().<Callable<Tally>>map(u -> () -> entry.enter(u)).toList())) {
        tally = tally.plus(each);
      }
      jobs.reject(job.id(), tally.rejected());
      save(job.after(tally, chunk.size()));
      chunk.clear();
    }

    private void save(ImportJob next) {
      job = next;
      if (!jobs.save(job, clock.instant())) {
        throw new TakenOver();
      }
    }
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
      throw new IllegalStateException("Interrupted", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException("A row could not be entered", e.getCause());
    }
  }
}
