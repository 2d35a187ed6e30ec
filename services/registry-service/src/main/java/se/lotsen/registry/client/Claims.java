package se.lotsen.registry.client;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoTemplate;
import se.lotsen.model.ClientId;
import se.lotsen.model.OrgNumber;

/**
 * Whose organisation number is whose: one document for each number, whose id is the number, with
 * the client that has it. So a number is one client's also where clients are spread over shards by
 * their ids, where no unique index could say so (docs/adr/0015).
 *
 * <p>A number is claimed right before the write that gives it to a client, and given back by
 * nobody: a claim whose client does not have the number (the write did not come, or the client has
 * another number by now) is taken over by the next who needs it, once it is older than any write
 * that may still be on its way.
 */
final class Claims {
  static final String COLLECTION = "registry.client_claims";

  /** No write takes so long, with all that the driver does to bring it about. */
  static final Duration ON_ITS_WAY = Duration.ofMinutes(2);

  private static final int MAX_TRIES = 20;

  private final MongoTemplate mongo;
  private final Clock clock;

  /**
   * Whose a number is, or is about to be.
   *
   * @param at when it was claimed, in milliseconds since 1970
   */
  private record Claim(String client, long at) {
    static Claim from(Document document) {
      return new Claim(document.getString("client"), document.getLong("at"));
    }
  }

  Claims(MongoTemplate mongo, Clock clock) {
    this.mongo = mongo;
    this.clock = clock;
  }

  /** Who has the number, or had it last; whether it still does, its document says. */
  Optional<ClientId> holderOf(OrgNumber number) {
    return Optional.ofNullable(find(number)).map(claim -> new ClientId(claim.client()));
  }

  /**
   * Claims a number for a client that is about to be given it.
   *
   * @param hasIt whether a client has the number by its document
   * @return empty when it is this client's now, else whose it is
   */
  Optional<ClientId> take(OrgNumber number, ClientId client, Predicate<ClientId> hasIt) {
    for (int tries = 0; tries < MAX_TRIES; tries++) {
      var now = clock.instant();
      var claim = find(number);
      if (claim == null) {
        if (insert(number, client, now)) {
          return Optional.empty();
        }
      } else if (!claim.client().equals(client.value()) && isOfAnother(claim, now, hasIt)) {
        return Optional.of(new ClientId(claim.client()));
      } else if (replace(number, claim, client, now)) {
        return Optional.empty();
      }
    }
    throw new OptimisticLockingFailureException("Others keep claiming the same number");
  }

  /**
   * Forgets every number that a client has or had; all claims are looked through, once in a while.
   */
  void forget(ClientId client) {
    mongo.execute(COLLECTION, all -> all.deleteMany(eq("client", client.value())));
  }

  private static boolean isOfAnother(Claim claim, Instant now, Predicate<ClientId> hasIt) {
    return now.toEpochMilli() < claim.at() + ON_ITS_WAY.toMillis()
        || hasIt.test(new ClientId(claim.client()));
  }

  private @Nullable Claim find(OrgNumber number) {
    return mongo.execute(
        COLLECTION,
        all -> {
          var found = all.find(eq("_id", number.value())).first();
          return found == null ? null : Claim.from(found);
        });
  }

  /** False when somebody else did at this moment. */
  private boolean insert(OrgNumber number, ClientId client, Instant now) {
    var document =
        new Document("_id", number.value())
            .append("client", client.value())
            .append("at", now.toEpochMilli());
    try {
      mongo.execute(COLLECTION, all -> all.insertOne(document));
      return true;
    } catch (DuplicateKeyException e) {
      return false;
    }
  }

  /**
   * Only what was seen is replaced; its moment moves on in any case, so that nobody who saw the
   * claim before takes it over while the write it stands for is on its way.
   */
  private boolean replace(OrgNumber number, Claim seen, ClientId client, Instant now) {
    long next = Math.max(now.toEpochMilli(), seen.at() + 1);
    var result =
        mongo.execute(
            COLLECTION,
            all ->
                all.updateOne(
                    and(
                        eq("_id", number.value()),
                        eq("client", seen.client()),
                        eq("at", seen.at())),
                    Updates.combine(
                        Updates.set("client", client.value()), Updates.set("at", next))));
    return Objects.requireNonNull(result).getMatchedCount() == 1;
  }
}
