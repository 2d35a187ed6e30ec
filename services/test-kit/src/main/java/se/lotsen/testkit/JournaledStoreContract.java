package se.lotsen.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.lotsen.testkit.Outcomes.asRepeated;
import static se.lotsen.testkit.Outcomes.done;
import static se.lotsen.testkit.Outcomes.refused;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.assertj.core.groups.Tuple;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.lotsen.kit.FailPoints;
import se.lotsen.kit.access.Access;
import se.lotsen.kit.journal.BacklogFull;
import se.lotsen.kit.journal.CommandContext;
import se.lotsen.kit.journal.Decision;
import se.lotsen.kit.journal.JournalEntry;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.kit.journal.Versioned;
import se.lotsen.model.event.ClientEvent;

/** What a journaled store does with one command after the other, on whatever database. */
public abstract class JournaledStoreContract {
  private static final Refusal NO = Refusal.conflict("no", "Nej", "No");

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
  void createsWhatIsNotThereAndChangesWhatIs() {
    var created = done(store.samples.create(id, Samples.context(), now -> Samples.begun(id)));
    var changed = done(store.samples.change(id, Samples.context(), Samples.raiseBy(2)));

    assertThat(created.version()).isEqualTo(1);
    assertThat(created.status()).isEqualTo("COUNT_1");
    assertThat(created.events()).containsExactly("se.lotsen.client.registered.v1");
    assertThat(created.repeated()).isFalse();
    assertThat(changed.version()).isEqualTo(2);
    assertThat(changed.status()).isEqualTo("COUNT_3");
    assertThat(changed.events())
        .containsExactly(
            "se.lotsen.client.profile-changed.v1", "se.lotsen.client.profile-changed.v1");
    assertThat(store.all().find(id)).contains(new Versioned<>(id, 2, new Sample(id, 3, null)));
  }

  @Test
  void whatIsNotThereIsNotFoundAndNotChanged() {
    assertThat(store.all().find(id)).isEmpty();
    assertThat(store.journal(id)).isEmpty();
    var refusal = refused(store.samples.change(id, Samples.context(), Samples.raise()));

    assertThat(refusal.kind()).isEqualTo(Refusal.Kind.NOT_FOUND);
    assertThat(store.all().find(id)).isEmpty();
  }

  @Test
  void createdTwiceIsRefusedAsDuplicate() {
    begin(id);

    var refusal = refused(store.samples.create(id, Samples.context(), now -> Samples.begun(id)));

    assertThat(refusal).isEqualTo(Samples.TYPE.duplicate());
    assertThat(sequences(id)).containsExactly(1L);
  }

  @Test
  void theJournalSaysWhoDidWhatWhenAndWhy() {
    begin(id);
    var context =
        new CommandContext(
            "cmd-7",
            "CountOnce",
            "berit",
            Access.OF_SERVICE,
            "key-7",
            "print-7",
            1L,
            "import-3",
            "event-2");
    var outcome =
        done(
            store.samples.change(
                id,
                context,
                (sample, now) ->
                    Decision.accepted(
                        new Sample(id, 2, null), Samples.event(id, 2), "She asked for it")));

    var entry = store.journal(id).getLast();

    assertThat(entry)
        .isEqualTo(
            new JournalEntry(
                2,
                2,
                "se.lotsen.client.profile-changed.v1",
                entry.data(),
                id,
                Samples.DAY,
                outcome.recordedAt(),
                "COUNT_2",
                "cmd-7",
                "CountOnce",
                "berit",
                null,
                null,
                null,
                "key-7",
                "print-7",
                "She asked for it",
                "import-3",
                "event-2",
                entry.noteSalt(),
                entry.noteDigest(),
                entry.seal(),
                null));
    assertThat(entry.data()).contains("\"client\":\"" + id + "\"", "\"startedOn\":\"2026-02-28\"");
  }

  @Test
  void entriesOfOneCommandShareItsVersion() {
    begin(id);
    done(store.samples.change(id, Samples.context(), Samples.raiseBy(3)));

    assertThat(store.journal(id))
        .extracting(JournalEntry::sequence, JournalEntry::version)
        .containsExactly(tuple(1, 1), tuple(2, 2), tuple(3, 2), tuple(4, 2));
  }

  @Test
  void anOlderVersionIsRefusedAsStaleAndThePresentOneIsNot() {
    begin(id);
    raise(id);

    var stale = refused(store.samples.change(id, Samples.originSeeing(1), Samples.raise()));
    var early = refused(store.samples.change(id, Samples.originSeeing(3), Samples.raise()));
    var present = done(store.samples.change(id, Samples.originSeeing(2), Samples.raise()));

    assertThat(stale.kind()).isEqualTo(Refusal.Kind.STALE);
    assertThat(stale.code()).isEqualTo("stale-version");
    assertThat(early.kind()).isEqualTo(Refusal.Kind.STALE);
    assertThat(present.version()).isEqualTo(3);
    assertThat(sequences(id)).containsExactly(1L, 2L, 3L);
  }

  @Test
  void aRepeatUnderTheSameKeyIsAnsweredAsTheFirstAndDoesNothing() {
    var created = store.samples.create(id, Samples.context("a", "1"), now -> Samples.begun(id));
    var first = done(store.samples.change(id, Samples.context("b", "2"), Samples.raiseBy(2)));
    raise(id);

    var recreated =
        done(store.samples.create(id, Samples.context("a", "1"), now -> Samples.begun(id)));
    var again = done(store.samples.change(id, Samples.context("b", "2"), Samples.raiseBy(2)));

    assertThat(recreated).isEqualTo(asRepeated(done(created)));
    assertThat(again).isEqualTo(asRepeated(first));
    assertThat(sequences(id)).containsExactly(1L, 2L, 3L, 4L);
    assertThat(store.backlog.waiting()).isEqualTo(4);
  }

  @Test
  void aRepeatIsAnsweredAlsoWhenItsVersionIsLongGone() {
    begin(id);
    var keyed =
        new CommandContext("c", "count", Samples.BY, Access.OF_SERVICE, "k", "p", 1L, "c", "c");
    var first = done(store.samples.change(id, keyed, Samples.raise()));
    raise(id);

    assertThat(store.samples.change(id, keyed, Samples.raise())).isEqualTo(asRepeated(first));
  }

  @Test
  void aKeyUsedForSomethingElseIsRefused() {
    begin(id);
    done(store.samples.change(id, Samples.context("a", "1"), Samples.raise()));

    var refusal = refused(store.samples.change(id, Samples.context("a", "2"), Samples.raise()));

    assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID);
    assertThat(refusal.code()).isEqualTo("idempotency-key-reused");
    assertThat(sequences(id)).containsExactly(1L, 2L);
  }

  @Test
  void aRefusalChangesNothing() {
    begin(id);

    var refusal =
        refused(
            store.samples.change(
                id, Samples.context("k", "p"), (sample, now) -> Decision.refused(NO)));
    var other = Samples.newId();
    refused(store.samples.create(other, Samples.context(), now -> Decision.refused(NO)));

    assertThat(refusal).isEqualTo(NO);
    assertThat(store.all().find(id)).contains(new Versioned<>(id, 1, new Sample(id, 1, null)));
    assertThat(store.all().find(other)).isEmpty();
    assertThat(sequences(id)).containsExactly(1L);
    assertThat(store.backlog.waiting()).isEqualTo(1);
  }

  @Test
  void nothingToDoWritesNothingAndAnswersThePresentVersion() {
    begin(id);
    raise(id);

    var outcome =
        done(
            store.samples.change(
                id, Samples.context(), (sample, now) -> Decision.nothingToDo(sample)));

    assertThat(outcome.version()).isEqualTo(2);
    assertThat(outcome.status()).isEqualTo("COUNT_2");
    assertThat(outcome.events()).isEmpty();
    assertThat(sequences(id)).containsExactly(1L, 2L);
  }

  @Test
  void whatAnotherHasAlreadyIsRefusedInTheTypesWords() {
    done(store.samples.create(id, Samples.context(), now -> Samples.begun(id, "taken")));
    var other = Samples.newId();

    var refusal =
        refused(
            store.samples.create(other, Samples.context(), now -> Samples.begun(other, "taken")));

    assertThat(refusal).isEqualTo(Samples.TYPE.duplicate());
    assertThat(store.all().find(other)).isEmpty();
    assertThat(store.backlog.waiting()).isEqualTo(1);
  }

  @Test
  void withTooMuchWaitingForKafkaACommandIsTurnedAwayAndARepeatIsStillAnswered() {
    try (var small = SampleStore.open(platform().freshDatabase(), 2, FailPoints.NONE)) {
      done(small.samples.create(id, Samples.context(), now -> Samples.begun(id)));
      var kept = done(small.samples.change(id, Samples.context("k", "p"), Samples.raise()));

      assertThatThrownBy(() -> small.samples.change(id, Samples.context(), Samples.raise()))
          .isInstanceOf(BacklogFull.class);

      assertThat(small.all().find(id)).contains(new Versioned<>(id, 2, new Sample(id, 2, null)));
      assertThat(small.journal(id)).hasSize(2);
      assertThat(small.samples.change(id, Samples.context("k", "p"), Samples.raise()))
          .isEqualTo(asRepeated(kept));
    }
  }

  @Test
  void aHistoryHasNoEndAndTheDocumentDoesNotGrowWithIt() {
    begin(id);
    for (int i = 0; i < 12; i++) {
      done(store.samples.change(id, Samples.context(), Samples.raiseBy(1_000)));
      store.settleAll();
    }
    raise(id);

    assertThat(sequences(id)).isEqualTo(LongStream.rangeClosed(1, 12_002).boxed().toList());
    assertThat(store.all().journal(id, 11_999, 2))
        .extracting(JournalEntry::sequence)
        .containsExactly(12_000L, 12_001L);
    assertThat(store.document(id).getList("outbox", Document.class)).hasSize(1);
  }

  @Test
  void whatWaitsOfOneAggregateIsBoundedAndTakesMoreWhenItIsPublished() {
    begin(id);
    done(store.samples.change(id, Samples.context(), Samples.raiseBy(3_999)));

    assertThatThrownBy(() -> store.samples.change(id, Samples.context(), Samples.raise()))
        .isInstanceOf(BacklogFull.class);
    store.settleAll();

    assertThat(done(store.samples.change(id, Samples.context(), Samples.raise())).version())
        .isEqualTo(3);
  }

  @Test
  void aRepeatIsAnsweredAlsoWhenItsEntriesHaveMovedToTheJournal() {
    done(store.samples.create(id, Samples.context("a", "1"), now -> Samples.begun(id)));
    var first = done(store.samples.change(id, Samples.context("b", "2"), Samples.raiseBy(3)));
    store.settleAll();
    raise(id);

    assertThat(done(store.samples.change(id, Samples.context("b", "2"), Samples.raise())))
        .isEqualTo(asRepeated(first));
    assertThat(refused(store.samples.change(id, Samples.context("b", "3"), Samples.raise())).code())
        .isEqualTo("idempotency-key-reused");
    assertThat(sequences(id)).hasSize(5);
  }

  @Test
  void aRepeatOfWhatHadNothingToDoHasNothingToDoEither() {
    begin(id);
    var keyed = Samples.context("k", "p");
    var first =
        done(store.samples.change(id, keyed, (sample, now) -> Decision.nothingToDo(sample)));
    raise(id);

    var again = done(store.samples.change(id, keyed, Samples.raise()));

    assertThat(again).isEqualTo(first);
    assertThat(sequences(id)).containsExactly(1L, 2L);
  }

  @Test
  void aKeyOfAnotherAggregateIsFoundAlsoWhenItHasMovedToTheJournal() {
    var other = Samples.newId();
    done(store.samples.createNamed(other, Samples.context("k", "p"), now -> Samples.begun(other)));
    var waiting =
        refused(store.samples.createNamed(id, Samples.context("k", "p"), now -> Samples.begun(id)));
    store.settleAll();
    var moved =
        refused(store.samples.createNamed(id, Samples.context("k", "p"), now -> Samples.begun(id)));

    assertThat(waiting.code()).isEqualTo("idempotency-key-reused");
    assertThat(moved).isEqualTo(waiting);
  }

  @Test
  void settlingTwiceOrLateLosesNothing() {
    begin(id);
    var early = store.outbox().unpublished(List.of(id));
    raise(id);
    var both = store.outbox().unpublished(List.of(id));
    raise(id);

    store.outbox().settle(both);
    store.outbox().settle(early);
    store.outbox().settle(both);

    assertThat(sequences(id)).containsExactly(1L, 2L, 3L);
    assertThat(store.outbox().unpublished(List.of(id)).getFirst().entries())
        .extracting(JournalEntry::sequence)
        .containsExactly(3L);
    assertThat(store.outbox().pending(10)).containsExactly(id);
  }

  @Test
  void whatComesAfterSomethingUnsettledStaysUntilThatIsSettled() {
    begin(id);
    var first = store.outbox().unpublished(List.of(id));
    raise(id);
    var second = store.outbox().unpublished(List.of(id)).getFirst().after(1);

    store.outbox().settle(List.of(second));
    assertThat(store.outbox().pending(10)).containsExactly(id);
    store.outbox().settle(first);
    store.settleAll();

    assertThat(sequences(id)).containsExactly(1L, 2L);
    assertThat(store.document(id).getList("outbox", Document.class)).isEmpty();
  }

  @Test
  void aHistoryIsWrittenInPartsAndGoesOnAfterAnInterruption() {
    var steps =
        IntStream.rangeClosed(1, 2_500)
            .mapToObj(
                count ->
                    new Decision.Accepted<Sample, ClientEvent>(
                        new Sample(id, count, null), List.of(Samples.event(id, count)), null))
            .toList();
    var context = Samples.context("history", "p");
    store.samples.createWithHistory(id, context, steps.subList(0, 1_000));
    store.settleAll();

    var outcome = done(store.samples.createWithHistory(id, context, steps));

    assertThat(sequences(id)).isEqualTo(LongStream.rangeClosed(1, 2_500).boxed().toList());
    assertThat(outcome.status()).isEqualTo("COUNT_2500");
    assertThat(store.all().find(id).orElseThrow().state().count()).isEqualTo(2_500);
    assertThat(done(store.samples.createWithHistory(id, context, steps)).repeated()).isTrue();
  }

  private void begin(String sample) {
    done(store.samples.create(sample, Samples.context(), now -> Samples.begun(sample)));
  }

  private void raise(String sample) {
    done(store.samples.change(sample, Samples.context(), Samples.raise()));
  }

  private List<Long> sequences(String sample) {
    return store.journal(sample).stream().map(JournalEntry::sequence).toList();
  }

  private static Tuple tuple(long sequence, long version) {
    return Tuple.tuple(sequence, version);
  }
}
