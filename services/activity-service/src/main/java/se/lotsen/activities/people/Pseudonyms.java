package se.lotsen.activities.people;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import se.lotsen.model.ParticipantId;

/**
 * The ids under which others know people: the same for the same person, without anything being
 * stored, and a secret of this installation away from what is known of that person. Without the
 * secret nobody can try out whose id an event carries; with it, an id is made again.
 */
@Component
final class Pseudonyms {
  private static final String COLLECTION = "activities.pseudonym_key";
  private static final String HMAC = "HmacSHA256";
  private static final int SECRET_BYTES = 32;

  private final MongoTemplate mongo;
  private volatile @Nullable SecretKeySpec key;

  Pseudonyms(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  /** The id of whoever these words tell from everybody else. */
  ParticipantId of(List<String> identity) {
    try {
      var mac = Mac.getInstance(HMAC);
      mac.init(key());
      var hash = mac.doFinal(String.join("\u0000", identity).getBytes(StandardCharsets.UTF_8));
      return new ParticipantId(uuid(ByteBuffer.wrap(hash)).toString());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has " + HMAC, e);
    }
  }

  /** A UUID of version 8 (RFC 9562): bits that mean something to whoever made it. */
  private static UUID uuid(ByteBuffer hash) {
    return new UUID(
        (hash.getLong() & ~0xF000L) | 0x8000L,
        (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L);
  }

  private SecretKeySpec key() {
    var known = key;
    if (known == null) {
      known = new SecretKeySpec(secret(), HMAC);
      key = known;
    }
    return known;
  }

  /** Made by whoever needs it first, the same for all instances on one store from then on. */
  private byte[] secret() {
    var fresh = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(fresh);
    try {
      var document =
          mongo.execute(
              COLLECTION,
              all ->
                  all.findOneAndUpdate(
                      eq("_id", "key"),
                      new Document("$setOnInsert", new Document("secret", new Binary(fresh))),
                      new FindOneAndUpdateOptions()
                          .upsert(true)
                          .returnDocument(ReturnDocument.AFTER)));
      return secretOf(document);
    } catch (DuplicateKeyException e) {
      return secretOf(mongo.execute(COLLECTION, all -> all.find(eq("_id", "key")).first()));
    }
  }

  private static byte[] secretOf(@Nullable Document document) {
    if (document == null) {
      throw new IllegalStateException("The driver answered nothing");
    }
    return document.get("secret", Binary.class).getData();
  }
}
