package se.lotsen.activities.people;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import se.lotsen.kit.CannotStart;
import se.lotsen.model.ParticipantId;

/**
 * The ids under which others know people: the same for the same person, without anything being
 * stored, and a secret of this installation away from what is known of that person. Without the
 * secret nobody can try out whose id an event carries; with it, an id is made again.
 *
 * <p>Where the secret is exchanged, whoever is known by name keeps their id: what the new secret
 * makes of them leads to it from then on (ADR 28).
 */
@Component
final class Pseudonyms {
  private static final Logger log = LoggerFactory.getLogger(Pseudonyms.class);

  private static final String KEY = "activities.pseudonym_key";

  /** What keys make of people who have an id by an earlier one. */
  private static final String EARLIER = "activities.earlier_pseudonyms";

  private static final String SECRET = "secret";
  private static final String NAME = "name";

  private final MongoTemplate mongo;
  private final String file;
  private volatile @Nullable PseudonymKey key;
  private volatile boolean wereExchanged;

  Pseudonyms(MongoTemplate mongo, PeopleProperties settings) {
    this.mongo = mongo;
    this.file = settings.pseudonymKeys();
  }

  /** The id of whoever these words tell from everybody else. */
  ParticipantId of(List<String> identity) {
    var id = key().of(identity);
    return wereExchanged ? earlierOf(id) : id;
  }

  private ParticipantId earlierOf(ParticipantId id) {
    var earlier = find(EARLIER, id.value());
    return earlier == null ? id : new ParticipantId(earlier.getString("participant"));
  }

  private PseudonymKey key() {
    var known = key;
    if (known == null) {
      known = file.isBlank() ? ofStore() : new PseudonymKeyFile(Path.of(file)).keys().getFirst();
      wereExchanged = mongo.execute(EARLIER, all -> all.find().first()) != null;
      key = known;
    }
    return known;
  }

  /**
   * Has whoever is known by name keep their id where the secret has changed since. To be called
   * before anybody is asked for, with no other process on the same store.
   *
   * @param people calls with who is known, and the words that tell them from everybody else
   */
  void exchange(Consumer<BiConsumer<ParticipantId, List<String>>> people) {
    if (file.isBlank()) {
      return;
    }
    var keys = new PseudonymKeyFile(Path.of(file)).keys();
    var before = new ArrayList<>(keys.subList(1, keys.size()));
    var stored = find(KEY, "key");
    if (stored != null && stored.containsKey(SECRET)) {
      before.add(secretOf(stored));
    }
    var now = keys.getFirst();
    mustBeKnown(stored, now, before);
    var kept = new long[1];
    for (var each : before) {
      people.accept(
          (id, identity) -> {
            if (earlierOf(each.of(identity)).equals(id) && !now.of(identity).equals(id)) {
              keep(now.of(identity), id);
              kept[0]++;
            }
          });
    }
    if (!before.isEmpty()) {
      log.info("{} people keep the ids that they had by an earlier key", kept[0]);
    }
    set(Updates.combine(Updates.set(NAME, now.name()), Updates.unset(SECRET)));
  }

  /** Another key would make everybody somebody else. */
  private void mustBeKnown(@Nullable Document stored, PseudonymKey now, List<PseudonymKey> before) {
    var name = stored == null ? null : stored.getString(NAME);
    if (name != null
        && !now.name().equals(name)
        && before.stream().map(PseudonymKey::name).noneMatch(name::equals)) {
      throw new CannotStart(
          "the key that participants' ids were made with is not in %s; restore that file, or write"
                  .formatted(file)
              + " the key on a line of its own behind the new one");
    }
  }

  /** Made by whoever needs it first, the same for all instances on one store from then on. */
  private PseudonymKey ofStore() {
    var fresh = new Binary(PseudonymKey.fresh().secret());
    Document document;
    try {
      document =
          mongo.execute(
              KEY,
              all ->
                  all.findOneAndUpdate(
                      eq("_id", "key"),
                      new Document("$setOnInsert", new Document(SECRET, fresh)),
                      new FindOneAndUpdateOptions()
                          .upsert(true)
                          .returnDocument(ReturnDocument.AFTER)));
    } catch (DuplicateKeyException e) {
      document = find(KEY, "key");
    }
    if (document == null) {
      throw new IllegalStateException("The driver answered nothing");
    }
    if (!document.containsKey(SECRET)) {
      throw new CannotStart(
          "participants' ids are made with a key in a file; say which with"
              + " lotsen.activities.pseudonym-keys (LOTSEN_ACTIVITIES_PSEUDONYMKEYS)");
    }
    return secretOf(document);
  }

  private static PseudonymKey secretOf(Document document) {
    return PseudonymKey.of(document.get(SECRET, Binary.class).getData());
  }

  private void keep(ParticipantId next, ParticipantId id) {
    mongo.execute(
        EARLIER,
        all ->
            all.updateOne(
                eq("_id", next.value()),
                Updates.set("participant", id.value()),
                new UpdateOptions().upsert(true)));
  }

  private void set(Bson change) {
    mongo.execute(
        KEY, all -> all.updateOne(eq("_id", "key"), change, new UpdateOptions().upsert(true)));
  }

  private @Nullable Document find(String collection, String id) {
    return mongo.execute(
        collection, (MongoCollection<Document> all) -> all.find(eq("_id", id)).first());
  }
}
