package se.lotsen.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.lotsen.testkit.Outcomes.asRepeated;
import static se.lotsen.testkit.Outcomes.done;
import static se.lotsen.testkit.Outcomes.refused;

import com.mongodb.client.model.Filters;
import java.util.List;
import java.util.stream.LongStream;
import org.assertj.core.groups.Tuple;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.lotsen.kit.FailPoints;
import se.lotsen.kit.journal.BacklogFull;
import se.lotsen.kit.journal.Decision;
import se.lotsen.kit.journal.JournalEntry;
import se.lotsen.kit.journal.Origin;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.kit.journal.Versioned;

/** What a journaled store does with one command after the other, on whatever database. */
public abstract class JournaledStoreContract {
  private static final int LONGEST_JOURNAL = 8_000;
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
    var created = done(store.samples.create(id, Samples.origin(), now -> Samples.begun(id)));
    var changed = done(store.samples.change(id, Samples.origin(), Samples.raiseBy(2)));

    assertThat(created.version()).isEqualTo(1);
    assertThat(created.status()).isEqualTo("COUNT_1");
    assertThat(created.events()).containsExactly("se.lotsen.client.registered.v1");
    assertThat(created.repeated()).isFalse();
    assertThat(changed.version()).isEqualTo(2);
    assertThat(changed.status()).isEqualTo("COUNT_3");
    assertThat(changed.events())
        .containsExactly(
            "se.lotsen.client.profile-changed.v1", "se.lotsen.client.profile-changed.v1");
    assertThat(store.samples.find(id)).contains(new Versioned<>(id, 2, new Sample(id, 3, null)));
  }

  @Test
  void whatIsNotThereIsNotFoundAndNotChanged() {
    assertThat(store.samples.find(id)).isEmpty();
    assertThat(store.samples.journal(id)).isEmpty();
    var refusal = refused(store.samples.change(id, Samples.origin(), Samples.raise()));

    assertThat(refusal.kind()).isEqualTo(Refusal.Kind.NOT_FOUND);
    assertThat(store.samples.find(id)).isEmpty();
  }

  @Test
  void createdTwiceIsRefusedAsDuplicate() {
    begin(id);

    var refusal = refused(store.samples.create(id, Samples.origin(), now -> Samples.begun(id)));

    assertThat(refusal).isEqualTo(Samples.TYPE.duplicate());
    assertThat(sequences(id)).containsExactly(1L);
  }

  @Test
  void pagesGoThroughEverythingOnceInTheOrderOfIds() {
    var ids = Samples.newIds(7);
    ids.reversed().forEach(this::begin);

    var first = idsOf(store.samples.page(new Document(), null, 3));
    var second = idsOf(store.samples.page(new Document(), first.getLast(), 3));
    var third = idsOf(store.samples.page(new Document(), second.getLast(), 3));

    assertThat(first).isEqualTo(ids.subList(0, 3));
    assertThat(second).isEqualTo(ids.subList(3, 6));
    assertThat(third).isEqualTo(ids.subList(6, 7));
    assertThat(idsOf(store.samples.page(new Document(), third.getLast(), 3))).isEmpty();
  }

  @Test
  void pagesHaveOnlyWhatTheFilterLetsThrough() {
    var ids = Samples.newIds(4);
    ids.forEach(this::begin);
    raise(ids.get(1));
    raise(ids.get(3));

    var found = idsOf(store.samples.page(Filters.eq("state.count", 2), ids.getFirst(), 10));

    assertThat(found).containsExactly(ids.get(1), ids.get(3));
  }

  @Test
  void theJournalSaysWhoDidWhatWhenAndWhy() {
    begin(id);
    var origin =
        new Origin("cmd-7", "CountOnce", "berit", "key-7", "print-7", 1L, "import-3", "event-2");
    var outcome =
        done(
            store.samples.change(
                id,
                origin,
                (sample, now) ->
                    Decision.accepted(
                        new Sample(id, 2, null), Samples.event(id, 2), "She asked for it")));

    var entry = store.samples.journal(id).getLast();

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
                "key-7",
                "print-7",
                "She asked for it",
                "import-3",
                "event-2"));
    assertThat(entry.data()).contains("\"client\":\"" + id + "\"", "\"startedOn\":\"2026-02-28\"");
  }

  @Test
  void entriesOfOneCommandShareItsVersion() {
    begin(id);
    done(store.samples.change(id, Samples.origin(), Samples.raiseBy(3)));

    assertThat(store.samples.journal(id))
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
    var created = store.samples.create(id, Samples.origin("a", "1"), now -> Samples.begun(id));
    var first = done(store.samples.change(id, Samples.origin("b", "2"), Samples.raiseBy(2)));
    raise(id);

    var recreated =
        done(store.samples.create(id, Samples.origin("a", "1"), now -> Samples.begun(id)));
    var again = done(store.samples.change(id, Samples.origin("b", "2"), Samples.raiseBy(2)));

    assertThat(recreated).isEqualTo(asRepeated(done(created)));
    assertThat(again).isEqualTo(asRepeated(first));
    assertThat(sequences(id)).containsExactly(1L, 2L, 3L, 4L);
    assertThat(store.backlog.waiting()).isEqualTo(4);
  }

  @Test
  void aRepeatIsAnsweredAlsoWhenItsVersionIsLongGone() {
    begin(id);
    var keyed = new Origin("c", "count", Samples.BY, "k", "p", 1L, "c", "c");
    var first = done(store.samples.change(id, keyed, Samples.raise()));
    raise(id);

    assertThat(store.samples.change(id, keyed, Samples.raise())).isEqualTo(asRepeated(first));
  }

  @Test
  void aKeyUsedForSomethingElseIsRefused() {
    begin(id);
    done(store.samples.change(id, Samples.origin("a", "1"), Samples.raise()));

    var refusal = refused(store.samples.change(id, Samples.origin("a", "2"), Samples.raise()));

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
                id, Samples.origin("k", "p"), (sample, now) -> Decision.refused(NO)));
    var other = Samples.newId();
    refused(store.samples.create(other, Samples.origin(), now -> Decision.refused(NO)));

    assertThat(refusal).isEqualTo(NO);
    assertThat(store.samples.find(id)).contains(new Versioned<>(id, 1, new Sample(id, 1, null)));
    assertThat(store.samples.find(other)).isEmpty();
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
                id, Samples.origin(), (sample, now) -> Decision.nothingToDo(sample)));

    assertThat(outcome.version()).isEqualTo(2);
    assertThat(outcome.status()).isEqualTo("COUNT_2");
    assertThat(outcome.events()).isEmpty();
    assertThat(sequences(id)).containsExactly(1L, 2L);
  }

  @Test
  void whatAnotherHasAlreadyIsRefusedInTheTypesWords() {
    done(store.samples.create(id, Samples.origin(), now -> Samples.begun(id, "taken")));
    var other = Samples.newId();

    var refusal =
        refused(
            store.samples.create(other, Samples.origin(), now -> Samples.begun(other, "taken")));

    assertThat(refusal).isEqualTo(Samples.TYPE.duplicate());
    assertThat(store.samples.find(other)).isEmpty();
    assertThat(store.backlog.waiting()).isEqualTo(1);
  }

  @Test
  void withTooMuchWaitingForKafkaACommandIsTurnedAwayAndARepeatIsStillAnswered() {
    try (var small = SampleStore.open(platform().freshDatabase(), 2, FailPoints.NONE)) {
      done(small.samples.create(id, Samples.origin(), now -> Samples.begun(id)));
      var kept = done(small.samples.change(id, Samples.origin("k", "p"), Samples.raise()));

      assertThatThrownBy(() -> small.samples.change(id, Samples.origin(), Samples.raise()))
          .isInstanceOf(BacklogFull.class);

      assertThat(small.samples.find(id)).contains(new Versioned<>(id, 2, new Sample(id, 2, null)));
      assertThat(small.samples.journal(id)).hasSize(2);
      assertThat(small.samples.change(id, Samples.origin("k", "p"), Samples.raise()))
          .isEqualTo(asRepeated(kept));
    }
  }

  @Test
  void aFullJournalTakesNoMore() {
    begin(id);
    done(store.samples.change(id, Samples.origin(), Samples.raiseBy(LONGEST_JOURNAL - 1)));

    var refusal = refused(store.samples.change(id, Samples.origin(), Samples.raise()));

    assertThat(refusal.code()).isEqualTo("journal-full");
    assertThat(sequences(id))
        .isEqualTo(LongStream.rangeClosed(1, LONGEST_JOURNAL).boxed().toList());
    assertThat(store.samples.find(id).orElseThrow().version()).isEqualTo(2);
  }

  private void begin(String sample) {
    done(store.samples.create(sample, Samples.origin(), now -> Samples.begun(sample)));
  }

  private void raise(String sample) {
    done(store.samples.change(sample, Samples.origin(), Samples.raise()));
  }

  private List<Long> sequences(String sample) {
    return store.samples.journal(sample).stream().map(JournalEntry::sequence).toList();
  }

  private static List<String> idsOf(List<Versioned<Sample>> page) {
    return page.stream().map(Versioned::id).toList();
  }

  private static Tuple tuple(long sequence, long version) {
    return Tuple.tuple(sequence, version);
  }
}
