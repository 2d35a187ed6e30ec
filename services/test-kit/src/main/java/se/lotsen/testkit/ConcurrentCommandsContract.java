package se.lotsen.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.CollectionCallback;
import org.springframework.data.mongodb.core.MongoTemplate;
import se.lotsen.kit.FailPoint;
import se.lotsen.kit.FailPoints;
import se.lotsen.kit.journal.JournalEntry;
import se.lotsen.kit.journal.Outcome;

/** What a journaled store does when many write at once, and when an answer gets lost. */
public abstract class ConcurrentCommandsContract {
  private static final int WRITERS = 8;
  private static final int EACH = 25;

  private SampleStore store;
  private String id;

  protected abstract Platform platform();

  @BeforeEach
  void open() {
    store = SampleStore.open(platform().freshDatabase());
    id = Samples.newId();
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void noUpdateIsLostAndTheSequenceHasNeitherHoleNorDuplicate() {
    begin(store);

    atOnce(
        writer ->
            () -> {
              for (int i = 0; i < EACH; i++) {
                raiseUntilDone();
              }
              return writer;
            });

    int all = 1 + WRITERS * EACH;
    var found = store.all().find(id).orElseThrow();
    assertThat(found.state().count()).isEqualTo(all);
    assertThat(found.version()).isEqualTo(all);
    assertThat(store.journal(id))
        .extracting(JournalEntry::sequence)
        .isEqualTo(LongStream.rangeClosed(1, all).boxed().toList());
    assertThat(store.journal(id)).extracting(JournalEntry::commandId).doesNotHaveDuplicates();
    assertThat(store.backlog.waiting()).isEqualTo(all);
  }

  /** The store gives up after many lost races and says so; the caller then asks again. */
  private void raiseUntilDone() {
    @Nullable OptimisticLockingFailureException lost = null;
    for (int attempt = 0; attempt < 100; attempt++) {
      try {
        Outcomes.done(store.samples.change(id, Samples.context(), Samples.raise()));
        return;
      } catch (OptimisticLockingFailureException e) {
        lost = e;
      }
    }
    throw new AssertionError("Others were faster a hundred times", lost);
  }

  @Test
  void ofManyWhoCreateTheSameOneWins() {
    var outcomes =
        atOnce(
            writer -> () -> store.samples.create(id, Samples.context(), now -> Samples.begun(id)));

    assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSize(1);
    assertThat(outcomes)
        .filteredOn(Outcome.Refused.class::isInstance)
        .hasSize(WRITERS - 1)
        .containsOnly(new Outcome.Refused(Samples.TYPE.duplicate()));
    assertThat(store.journal(id)).hasSize(1);
  }

  @Test
  void ofManyWhoTakeTheSameLabelOneWins() {
    var ids = Samples.newIds(WRITERS);

    var outcomes =
        atOnce(
            writer ->
                () ->
                    store.samples.create(
                        ids.get(writer),
                        Samples.context(),
                        now -> Samples.begun(ids.get(writer), "wanted")));

    assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSize(1);
    assertThat(ids).filteredOn(each -> store.all().find(each).isPresent()).hasSize(1);
    assertThat(store.backlog.waiting()).isEqualTo(1);
  }

  @Test
  void ofManyRepeatsAtOnceOneIsDoneAndAllAreAnsweredAlike() {
    begin(store);

    var outcomes =
        atOnce(
            writer -> () -> store.samples.change(id, Samples.context("k", "p"), Samples.raise()));

    var receipts = outcomes.stream().map(Outcomes::done).toList();
    assertThat(receipts).filteredOn(receipt -> !receipt.repeated()).hasSize(1);
    assertThat(receipts.stream().map(Outcomes::asRepeated).distinct()).hasSize(1);
    assertThat(store.journal(id)).hasSize(2);
  }

  @Test
  void aWriteWhoseAnswerWasLostIsFoundAndAnswered() {
    var unreliable = new Unreliable(true);
    try (var lossy = unreliable.open(platform().freshDatabase())) {
      begin(lossy);
      unreliable.loseNextWrite();

      var outcome = Outcomes.done(lossy.samples.change(id, Samples.context(), Samples.raiseBy(2)));

      assertThat(outcome.version()).isEqualTo(2);
      assertThat(outcome.status()).isEqualTo("COUNT_3");
      assertThat(outcome.repeated()).isFalse();
      assertThat(lossy.journal(id)).hasSize(3);
      assertThat(lossy.backlog.waiting()).isEqualTo(3);
    }
  }

  @Test
  void aWriteThatNeverHappenedFailsAndLeavesNothing() {
    var unreliable = new Unreliable(false);
    try (var lossy = unreliable.open(platform().freshDatabase())) {
      begin(lossy);
      unreliable.loseNextWrite();

      assertThatThrownBy(() -> lossy.samples.change(id, Samples.context(), Samples.raise()))
          .isInstanceOf(DataAccessResourceFailureException.class);

      assertThat(lossy.journal(id)).hasSize(1);
      assertThat(lossy.backlog.waiting()).isEqualTo(1);
    }
  }

  private void begin(SampleStore where) {
    Outcomes.done(where.samples.create(id, Samples.context(), now -> Samples.begun(id)));
  }

  private static <T> List<T> atOnce(IntFunction<Callable<T>> work) {
    var start = new CyclicBarrier(WRITERS);
    try (var threads = Executors.newFixedThreadPool(WRITERS)) {
      var running = new ArrayList<Future<T>>();
      for (int writer = 0; writer < WRITERS; writer++) {
        var part = work.apply(writer);
        running.add(
            threads.submit(
                () -> {
                  start.await();
                  return part.call();
                }));
      }
      var results = new ArrayList<T>();
      for (var each : running) {
        results.add(each.get(60, TimeUnit.SECONDS));
      }
      return results;
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError("A writer failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /**
   * Loses the answer of one write, or the write itself: the first access after the command was
   * loaded.
   */
  private static final class Unreliable implements FailPoints {
    private final boolean writes;
    private boolean armed;
    private boolean loseNext;

    Unreliable(boolean writes) {
      this.writes = writes;
    }

    SampleStore open(String database) {
      return SampleStore.open(database, SampleStore.ENOUGH, this, Lossy::new);
    }

    void loseNextWrite() {
      armed = true;
    }

    @Override
    public void passed(FailPoint point) {
      if (armed && point == FailPoint.COMMAND_LOADED) {
        armed = false;
        loseNext = true;
      }
    }

    private final class Lossy extends MongoTemplate {
      Lossy(MongoDatabaseFactory database) {
        super(database);
      }

      @Override
      public <T> @Nullable T execute(String collection, CollectionCallback<T> action) {
        if (!loseNext) {
          return super.execute(collection, action);
        }
        loseNext = false;
        if (writes) {
          super.execute(collection, action);
        }
        throw new DataAccessResourceFailureException("The answer was lost");
      }
    }
  }
}
