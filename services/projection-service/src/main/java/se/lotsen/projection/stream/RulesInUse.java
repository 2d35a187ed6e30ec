package se.lotsen.projection.stream;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.ReplaceOptions;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import se.lotsen.projection.rule.Catalogue;

/** Remembers by which rules the present values were counted. */
final class RulesInUse {
  private static final String COLLECTION = "projection.rules_in_use";

  private final Catalogue catalogue;
  private final MongoTemplate mongo;

  RulesInUse(Catalogue catalogue, MongoTemplate mongo) {
    this.catalogue = catalogue;
    this.mongo = mongo;
  }

  /** False also when nothing has ever been counted: then nothing has to be counted anew. */
  boolean haveChanged() {
    var known = mongo.execute(COLLECTION, all -> all.find(eq("_id", "rules")).first());
    if (known == null) {
      remember();
      return false;
    }
    return !catalogue.fingerprint().equals(known.getString("fingerprint"));
  }

  void remember() {
    mongo.execute(
        COLLECTION,
        all ->
            all.replaceOne(
                eq("_id", "rules"),
                new Document("_id", "rules").append("fingerprint", catalogue.fingerprint()),
                new ReplaceOptions().upsert(true)));
  }
}
