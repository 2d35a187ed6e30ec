package se.lotsen.projection.stream;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import se.lotsen.projection.rule.Catalogue;

/**
 * Remembers by which rules the present values were counted, and how often everything has been
 * counted anew: the state an instance has on its disk is worth something only in that generation.
 */
public final class ProjectionGeneration {
  private static final String COLLECTION = "projection.rules_in_use";
  private static final String ID = "rules";
  private static final String NONE = "to be counted anew";

  /**
   * Raised when the stream's state, or what is filed, is kept in another way: it is counted anew.
   */
  private static final String STATE = " state 3";

  private final Catalogue catalogue;
  private final MongoTemplate mongo;

  ProjectionGeneration(Catalogue catalogue, MongoTemplate mongo) {
    this.catalogue = catalogue;
    this.mongo = mongo;
  }

  /** False also when nothing has ever been counted: then nothing has to be counted anew. */
  boolean haveChanged() {
    var known = known();
    if (known == null) {
      remember();
      return false;
    }
    return !fingerprint().equals(known.getString("fingerprint"));
  }

  /** Everything has been counted anew, or is about to be for the first time. */
  void remember() {
    change(
        Updates.combine(Updates.set("fingerprint", fingerprint()), Updates.inc("generation", 1L)));
  }

  /** Whoever starts next has to count everything anew, also if nobody gets that far now. */
  void forget() {
    change(Updates.set("fingerprint", NONE));
  }

  /**
   * A word that is another one as soon as anything is about to be counted anew, and again when that
   * begins: what was read of the ledger between two equal ones was whole.
   */
  public String mark() {
    var known = known();
    return known == null ? "" : known.getString("fingerprint") + "/" + known.getLong("generation");
  }

  long generation() {
    var known = known();
    return known == null ? 0 : known.getLong("generation");
  }

  private String fingerprint() {
    return catalogue.fingerprint() + STATE;
  }

  private @Nullable Document known() {
    return mongo.execute(COLLECTION, all -> all.find(eq("_id", ID)).first());
  }

  private void change(Bson change) {
    mongo.execute(
        COLLECTION, all -> all.updateOne(eq("_id", ID), change, new UpdateOptions().upsert(true)));
  }
}
