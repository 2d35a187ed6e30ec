package se.lotsen.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import se.lotsen.kit.journal.AnchorWitness;
import se.lotsen.kit.journal.Audit;
import se.lotsen.kit.journal.Decision;

/** What somebody does to a journal by hand is found and named, and nothing else is. */
public abstract class AuditContract {
  private SampleStore store;
  private MongoTemplate mongo;
  private final Witness witness = new Witness();
  private Audit audit;

  /** Remembers what it was told. */
  private static final class Witness implements AnchorWitness {
    private final List<Told> told = new ArrayList<>();

    @Override
    public void tell(String events, List<Audit.Anchored> anchors) {
      anchors.forEach(anchor -> told.add(new Told(anchor.number(), anchor.digest(), true)));
    }

    @Override
    public List<Told> told(String events, String type) {
      return List.copyOf(told);
    }
  }

  protected abstract Platform platform();

  @BeforeEach
  void open() {
    store = SampleStore.open(platform().freshDatabase());
    mongo = store.mongo;
    audit = new Audit(store.journals, witness, Clock.systemUTC());
  }

  @AfterEach
  void close() {
    store.close();
  }

  /** One with five entries, of which as many as wanted are published. */
  private String sample(int settledAfter) {
    var id = Samples.newId();
    Outcomes.done(store.samples.create(id, Samples.context(), now -> Samples.begun(id)));
    for (int entry = 2; entry <= 5; entry++) {
      if (entry == settledAfter + 1) {
        store.settleAll();
      }
      int count = entry;
      Outcomes.done(
          store.samples.change(
              id,
              Samples.context(),
              (sample, now) ->
                  Decision.accepted(
                      new Sample(id, count, null), Samples.event(id, count), "Words " + count)));
    }
    if (settledAfter >= 5) {
      store.settleAll();
    }
    return id;
  }

  private MongoCollection<Document> journal() {
    return mongo.getCollection(Samples.TYPE.collection() + "_journal");
  }

  private MongoCollection<Document> aggregates() {
    return mongo.getCollection(Samples.TYPE.collection());
  }

  private static Document entry(String id, long sequence) {
    return new Document("_id", "%s/%012d".formatted(id, sequence));
  }

  private static Document set(String field, Object value) {
    return new Document("$set", new Document(field, value));
  }

  private static Audit.Tampering tampering(String id, long sequence, String what) {
    return new Audit.Tampering("sample", id, sequence, what);
  }

  /** Whoever can write to the store can make anchors anew, and has told nobody of those before. */
  @Test
  void anchorsThatTheWitnessWasToldOtherwiseAreNamed() {
    sample(5);
    audit.anchor();
    audit.tell();
    sample(5);
    audit.anchor();
    audit.anchor();
    audit.tell();
    assertThat(witness.told).extracting(AnchorWitness.Told::number).containsExactly(1L, 2L, 3L);
    assertThat(audit.verify().intact()).isTrue();

    var first = Samples.TYPE.collection() + "_anchor";
    mongo.getCollection(first + "s").deleteMany(new Document());
    mongo.getCollection(first + "_leaves").deleteMany(new Document());
    new Audit(store.journals, AnchorWitness.NONE, Clock.systemUTC()).anchor();
    witness.told.add(new AnchorWitness.Told(9, "made up", false));

    assertThat(audit.verify().tamperings())
        .containsExactlyInAnyOrder(
            tampering("anchor 1", 0, "ANCHOR_CHANGED"),
            tampering("anchor 2", 0, "ANCHOR_REMOVED"),
            tampering("anchor 3", 0, "ANCHOR_REMOVED"),
            tampering("anchor 9", 0, "ANCHOR_FORGED"));
  }

  @Test
  void whatWasWrittenIsIntactWhereverItLies() {
    sample(5);
    sample(3);
    sample(0);
    audit.anchor();
    sample(5);

    var verdict = audit.verify();

    assertThat(verdict.tamperings()).isEmpty();
    assertThat(verdict.intact()).isTrue();
    assertThat(verdict.entries()).isEqualTo(20);
    store.settleAll();
    audit.anchor();
    assertThat(audit.verify().intact()).isTrue();
  }

  @Test
  void anEntryThatWasChangedIsNamed() {
    var id = sample(5);
    sample(5);
    journal().updateOne(entry(id, 3), set("by", "somebody-else"));

    assertThat(audit.verify().tamperings()).containsExactly(tampering(id, 3, "ENTRY_CHANGED"));
  }

  @Test
  void anEntryThatCannotEvenBeReadIsNamedAndTheRestIsLookedAt() {
    var id = sample(5);
    var other = sample(5);
    journal().updateOne(entry(id, 2), new Document("$unset", new Document("on", "")));
    journal().updateOne(entry(other, 4), set("sequence", 0L));

    assertThat(audit.verify().tamperings())
        .containsExactlyInAnyOrder(
            tampering(id, 2, "ENTRY_CHANGED"), tampering(other, 4, "ENTRY_CHANGED"));
  }

  @Test
  void wordsThatAnErasureTookAwayAreNowhereAndTheChainHolds() {
    for (int settled : new int[] {5, 3, 0}) {
      var id = sample(settled);
      var other = sample(5);
      Outcomes.done(store.samples.change(id, Samples.context(), Samples.erase()));
      store.settleAll();

      for (long sequence = 2; sequence <= 5; sequence++) {
        assertThat(journal().find(entry(id, sequence)).first())
            .containsKey("noteDigest")
            .doesNotContainKeys("note", "noteSalt");
      }
      assertThat(journal().find(entry(id, 6)).first()).containsEntry("note", "Why");
      assertThat(journal().find(entry(other, 5)).first()).containsEntry("note", "Words 5");
    }
    assertThat(audit.verify().tamperings()).isEmpty();
  }

  @Test
  void wordsThatWereChangedOrTakenAwayByHandAreNamed() {
    var changed = sample(5);
    var taken = sample(5);
    journal().updateOne(entry(changed, 3), set("note", "Other words"));
    journal()
        .updateOne(
            entry(taken, 4),
            new Document("$unset", new Document("note", "").append("noteSalt", "")));

    assertThat(audit.verify().tamperings())
        .containsExactlyInAnyOrder(
            tampering(changed, 3, "ENTRY_CHANGED"), tampering(taken, 4, "ENTRY_CHANGED"));
  }

  @Test
  void anEntryThatWasRemovedIsNamedInTheMiddleAndAtTheEnd() {
    var middle = sample(5);
    var end = sample(5);
    journal().deleteOne(entry(middle, 2));
    journal().deleteOne(entry(end, 5));

    assertThat(audit.verify().tamperings())
        .containsExactlyInAnyOrder(
            tampering(middle, 2, "ENTRY_REMOVED"), tampering(end, 5, "ENTRY_REMOVED"));
  }

  @Test
  void anEntryThatWasAddedAtTheEndIsNamed() {
    var id = sample(5);
    var added = new Document(journal().find(entry(id, 5)).first());
    journal().insertOne(added.append("_id", "%s/%012d".formatted(id, 6)).append("sequence", 6L));

    assertThat(audit.verify().tamperings()).containsExactly(tampering(id, 6, "ENTRY_ADDED"));
  }

  @Test
  void anAggregateThatWasRemovedIsNamedAlsoWithItsJournal() {
    var withoutJournal = sample(5);
    var whole = sample(5);
    var before = sample(5);
    audit.anchor();
    aggregates().deleteOne(new Document("_id", withoutJournal));
    aggregates().deleteOne(new Document("_id", whole));
    journal().deleteMany(new Document("_id", new Document("$regex", "^" + whole)));

    assertThat(audit.verify().tamperings())
        .containsExactlyInAnyOrder(
            tampering(withoutJournal, 0, "AGGREGATE_REMOVED"),
            tampering(whole, 0, "AGGREGATE_REMOVED"));
    assertThat(before).isNotEqualTo(whole);
  }

  /** Whoever can write to the store can seal, too: what was anchored tells. */
  @Test
  void anEndThatWasSealedAnewIsNamedByTheAnchor() {
    var id = sample(5);
    audit.anchor();
    var shorter = journal().find(entry(id, 4)).first();
    journal().deleteOne(entry(id, 5));
    aggregates()
        .updateOne(
            new Document("_id", id),
            new Document(
                "$set",
                new Document("length", 4L)
                    .append("published", 4L)
                    .append("seal", shorter.getString("seal"))));

    assertThat(audit.verify().tamperings()).containsExactly(tampering(id, 5, "ENTRY_REMOVED"));
  }

  @Test
  void anAnchorThatWasChangedIsNamed() {
    sample(5);
    audit.anchor();
    sample(5);
    audit.anchor();
    mongo
        .getCollection(Samples.TYPE.collection() + "_anchor_leaves")
        .updateOne(new Document(), set("leaves", List.of(Samples.newId() + " 1 x")));

    assertThat(audit.verify().tamperings())
        .extracting(Audit.Tampering::what)
        .contains("ANCHOR_CHANGED");
  }

  /** Commands that come while it is read are no tampering. */
  @Test
  void anAnchorHasOnlyWhatHasChanged() {
    sample(5);
    assertThat(audit.anchor().getFirst().aggregates()).isEqualTo(1);
    var changed = sample(5);
    var second = audit.anchor().getFirst();

    assertThat(second.number()).isEqualTo(2);
    assertThat(second.aggregates()).isBetween(1L, 2L);
    assertThat(changed).isNotEmpty();
    assertThat(audit.verify().intact()).isTrue();
  }
}
