package se.lotsen.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoTimeoutException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.lotsen.imports.Importer.Entry;
import se.lotsen.kit.failure.RefusedException;
import se.lotsen.kit.journal.Backlog;
import se.lotsen.kit.journal.Refusal;

/** What goes wrong in one import ends that one and no other, and nothing is waited for in vain. */
class ImportWorkerIT {
  private static final Entry DONE = new Entry.Done(false);

  @TempDir private Path folder;
  private Office office;

  @BeforeEach
  void open() {
    office = new Office(folder);
  }

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void importsAreWorkedOffInTheOrderInWhichTheyWereAccepted() {
    var order = new ConcurrentLinkedQueue<String>();
    for (var id : List.of("c", "a", "b")) {
      office.sent(id, rows(id));
      office.putOn(Duration.ofMillis(1));
    }

    office.open("1", Things.that((reference, batch) -> entered(order, reference)));

    ended("b");
    assertThat(order).containsExactly("c0", "a0", "b0");
    assertThat(office.jobs("1").newest(2)).extracting(ImportJob::id).containsExactly("b", "a");
  }

  private static Entry entered(ConcurrentLinkedQueue<String> order, String reference) {
    order.add(reference);
    return DONE;
  }

  @Test
  void whatWasEnteredBeforeGoesOutFirst() {
    var order = new ConcurrentLinkedQueue<String>();
    var backlog = new Backlog(2, new SimpleMeterRegistry());
    var asked = new AtomicInteger();
    backlog.add(1);
    office.sent("1", rows("later"));

    office.open(
        "1",
        Things.that((reference, batch) -> entered(order, reference)),
        () -> {
          asked.incrementAndGet();
          backlog.admitFile();
        });

    await().until(() -> asked.get() >= 3);
    assertThat(order).isEmpty();
    backlog.remove(1);
    assertThat(ended("1").state()).isEqualTo(ImportJob.State.DONE);
    assertThat(order).containsExactly("later0");
  }

  @Test
  void anErrorEndsItsOwnImportAndTheNextGoesOn() {
    office.sent("1", rows("bad"));
    office.putOn(Duration.ofMillis(1));
    office.sent("2", rows("good"));

    office.open(
        "1",
        Things.that(
            (reference, batch) -> {
              if (reference.startsWith("bad")) {
                throw new StackOverflowError("of a test");
              }
              return DONE;
            }));

    assertThat(ended("2").state()).isEqualTo(ImportJob.State.DONE);
    var bad = office.job("1");
    assertThat(bad.state()).isEqualTo(ImportJob.State.FAILED);
    assertThat(bad.failure().en()).startsWith("A fault of ours stopped the import");
  }

  @Test
  void aWorkbookThatIsTooMuchIsRefusedAndItsFileRemoved() throws IOException {
    var bomb =
        new Xlsx()
            .part(
                "xl/worksheets/sheet1.xml",
                out -> {
                  out.write(
                      "<worksheet><sheetData><row><c t='inlineStr'><is><t>"
                          .getBytes(StandardCharsets.UTF_8));
                  Xlsx.repeat(out, "a", 40_000_000);
                })
            .write(folder.resolve("bomb.xlsx"));
    office.sent("1", Files.readAllBytes(bomb));
    office.putOn(Duration.ofMillis(1));
    office.sent("2", rows("good"));

    office.open("1", Things.that((reference, batch) -> DONE));

    assertThat(ended("2").state()).isEqualTo(ImportJob.State.DONE);
    assertThat(office.job("1").failure().en())
        .isEqualTo("Row 1, column A: the cell has more than 32767 characters");
    await()
        .until(() -> office.mongo().getCollection("test" + Uploads.PIECES).countDocuments() == 0);
    assertThat(office.mongo().getCollection("test" + Uploads.FILES).countDocuments()).isZero();
  }

  @Test
  void whatIsTransientIsWaitedOutWhatARuleRefusesIsRejectedAndWhatIsBrokenEndsTheImport() {
    var tries = new AtomicInteger();
    office.sent("1", "what;day\nlater;2009-03-01\nnever;2009-03-01\n");
    office.putOn(Duration.ofMillis(1));
    office.sent("2", rows("broken"));

    office.open(
        "1",
        Things.that(
            (reference, batch) -> {
              if (reference.equals("later") && tries.incrementAndGet() < 4) {
                throw new MongoTimeoutException("away");
              }
              if (reference.equals("never")) {
                throw new RefusedException(Refusal.invalid("no", "what", "Nej", "No"));
              }
              if (reference.startsWith("broken")) {
                throw new IllegalStateException("of a test");
              }
              return DONE;
            }));

    assertThat(ended("2").state()).isEqualTo(ImportJob.State.FAILED);
    assertThat(tries).hasValue(4);
    assertThat(office.job("1").progress()).isEqualTo(new ImportJob.Progress(2, 2, 1, 0, 1, 2));
    assertThat(office.rejections().after("1", 0, 10))
        .extracting(Rejection::row, each -> each.problems().getFirst().message().en())
        .containsExactly(tuple(3, "No"));
  }

  @Test
  void theFirstRowIsDecidedWhenWhatWasAcknowledgedBeforeIsThereAndNothingIsWaitedForAfterwards() {
    var open = new CountDownLatch(1);
    var asked = new ConcurrentLinkedQueue<Instant>();
    var entered = new AtomicInteger();
    var waits = new AtomicInteger();
    office.sent("1", rows("a"));
    var accepted = office.clock().instant();
    office.putOn(Duration.ofSeconds(1));
    office.open(
        "1",
        Things.that(
            (reference, batch) -> {
              entered.incrementAndGet();
              batch.find(
                  Optional::empty,
                  () -> {
                    waits.incrementAndGet();
                    return Optional.empty();
                  });
              return DONE;
            }),
        at -> {
          asked.add(at);
          if (asked.size() == 1) {
            throw new MongoTimeoutException("away");
          }
          open.await();
        });

    await().until(() -> asked.size() == 2);
    assertThat(entered).hasValue(0);
    assertThat(asked).containsOnly(accepted);
    open.countDown();
    assertThat(ended("1").progress().imported()).isEqualTo(1);
    assertThat(waits).hasValue(0);
  }

  @Test
  void anImportThatWaitsKeepsItsLeaseAndOneWhoseProcessDiedIsTakenOver() {
    var open = new CountDownLatch(1);
    var reached = new CountDownLatch(1);
    office.sent("1", rows("a"));
    office.open(
        "1",
        Things.that((reference, batch) -> DONE),
        at -> {
          reached.countDown();
          open.await();
        });
    await().until(() -> reached.getCount() == 0);
    var other = office.jobs("2");

    for (int minutes = 0; minutes < 3; minutes++) {
      office.putOn(Jobs.LEASE.minusSeconds(1));
      long renewed = office.clock().instant().plus(Jobs.LEASE).toEpochMilli();
      await().until(() -> heldUntil() == renewed);
      assertThat(other.claim(office.clock().instant(), true)).isEmpty();
    }
    open.countDown();
    assertThat(ended("1").state()).isEqualTo(ImportJob.State.DONE);

    // The one that works looks for files, too, and may be the first to see one.
    int number = 1;
    Optional<Jobs.Held> dead;
    do {
      number++;
      office.sent("" + number, rows("b" + number));
      dead = office.jobs("dead").claim(office.clock().instant(), false);
    } while (dead.isEmpty());
    office.putOn(Jobs.LEASE.plusMillis(1));
    assertThat(ended("" + number).state()).isEqualTo(ImportJob.State.DONE);
    assertThat(office.jobs("dead").save(dead.get(), dead.get().job(), Office.NOON)).isFalse();
  }

  private long heldUntil() {
    return office
        .mongo()
        .getCollection("test" + Jobs.COLLECTION)
        .find()
        .first()
        .getLong("heldUntil");
  }

  @Test
  void anImportThatGoesOnEndsWhenItIsDeletedAndWhatWasRejectedIsForgotten() {
    var entered = new AtomicInteger();
    var told = new CountDownLatch(1);
    var file = new StringBuilder("what;day\n;2009-03-01\n");
    for (int row = 0; row < 2_000; row++) {
      file.append("r%d;2009-03-01\n".formatted(row));
    }
    office.sent("1", file.toString());
    office.open(
        "1",
        Things.that(
            (reference, batch) -> {
              if (entered.incrementAndGet() == 300) {
                assertThat(office.jobs("1").remove("1", office.clock().instant()))
                    .isEqualTo(Jobs.Gone.ENDING);
                told.countDown();
              }
              if (entered.get() > 300) {
                throw new MongoTimeoutException("so that it waits until it is told");
              }
              return DONE;
            }));

    var ended = ended("1");
    assertThat(told.getCount()).isZero();
    assertThat(ended.state()).isEqualTo(ImportJob.State.CANCELLED);
    assertThat(ended.progress().done()).isEqualTo(250);
    assertThat(office.rejections().after("1", 0, 10)).isEmpty();
    assertThat(office.jobs("1").remove("1", office.clock().instant()))
        .isEqualTo(Jobs.Gone.FORGOTTEN);
    assertThat(office.jobs("1").find("1")).isEmpty();
  }

  @Test
  void anImportThatKilledItsProcessTooOftenIsNotTakenUpForEver() {
    office.sent("1", rows("a"));
    for (int time = 1; time < ImportWorker.MAX_TAKE_UPS; time++) {
      assertThat(office.jobs("1").claim(office.clock().instant(), true)).isPresent();
    }

    office.open("1", Things.that((reference, batch) -> DONE));

    assertThat(ended("1").failure().en()).startsWith("The import broke off 4 times");
  }

  @Test
  void anImportThatIsKilledButGetsFurtherGoesOn() {
    office.sent("1", rows("a"));
    var jobs = office.jobs("1");
    for (int time = 1; time < 3 * ImportWorker.MAX_TAKE_UPS; time++) {
      var held = jobs.claim(office.clock().instant(), true).orElseThrow();
      assertThat(jobs.save(held, held.job(), office.clock().instant())).isTrue();
    }

    office.open("1", Things.that((reference, batch) -> DONE));

    assertThat(ended("1").state()).isEqualTo(ImportJob.State.DONE);
  }

  @Test
  void anImportThatWasStoppedGoesOnWhereItWasAtTheNextStart() {
    var entered = new AtomicInteger();
    var stop = new CountDownLatch(1);
    office.sent("1", rows(2_000));
    var first =
        office.open(
            "1",
            Things.that(
                (reference, batch) -> {
                  if (entered.incrementAndGet() > 600) {
                    stop.countDown();
                    throw new MongoTimeoutException("so that it waits until it is stopped");
                  }
                  return DONE;
                }));
    await().until(() -> stop.getCount() == 0);
    first.stop();
    assertThat(first.isRunning()).isFalse();

    office.open("1", Things.that((reference, batch) -> DONE));

    assertThat(ended("1").progress())
        .isEqualTo(new ImportJob.Progress(2_000, 2_000, 2_000, 0, 0, 2_000));
  }

  @Test
  void aFileOfAnyLengthIsReadBackPieceByPiece() throws IOException {
    var bytes = new byte[3_000_000];
    new Random(1).nextBytes(bytes);
    var job = office.sent("1", bytes);

    var read = new ByteArrayOutputStream();
    office.uploads().copy(job.sent().file(), read);

    assertThat(read.toByteArray()).isEqualTo(bytes);
  }

  @Test
  void filesThatNobodyNeedsAreRemovedWhenTheyAreOld() throws IOException {
    var needed = office.sent("1", rows("a"));
    var forsaken =
        office
            .uploads()
            .keep(
                Files.newInputStream(Files.createFile(folder.resolve("x"))),
                office.clock().instant());
    office.putOn(Duration.ofMinutes(61));

    office.uploads().deleteForgotten(office.clock().instant(), office.jobs("1")::needs);

    var files = office.mongo().getCollection("test" + Uploads.FILES);
    assertThat(files.distinct("_id", String.class))
        .containsExactly(needed.sent().file())
        .doesNotContain(forsaken);
  }

  private static String rows(String reference) {
    return "what;day\n%s0;2009-03-01\n".formatted(reference);
  }

  private static String rows(int count) {
    var file = new StringBuilder("what;day\n");
    for (int row = 0; row < count; row++) {
      file.append("r%d;2009-03-01\n".formatted(row));
    }
    return file.toString();
  }

  private ImportJob ended(String id) {
    await().until(() -> !office.job(id).state().isOpen());
    return office.job(id);
  }
}
