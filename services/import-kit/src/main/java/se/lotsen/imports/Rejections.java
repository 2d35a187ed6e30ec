package se.lotsen.imports;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import se.lotsen.kit.journal.ErasedSpace;
import se.lotsen.kit.journal.StateDocuments;

/**
 * The rows that imports rejected, each under its import and its place: no other index is needed.
 */
final class Rejections {
  static final String COLLECTION = ".import_rejections";

  /** A row may be a megabyte with what is wrong with it. */
  private static final int BATCH_SIZE = 16;

  private static final int BATCH = 200;

  private final MongoTemplate mongo;
  private final String collection;
  private final ErasedSpace space;

  Rejections(MongoTemplate mongo, String process, ErasedSpace space) {
    this.mongo = mongo;
    this.collection = process + COLLECTION;
    this.space = space;
  }

  /** Keeps rejected rows; the same row again takes the place of the earlier one. */
  void keep(String job, List<Rejection> rejected) {
    for (int from = 0; from < rejected.size(); from += BATCH) {
      var batch = rejected.subList(from, Math.min(from + BATCH, rejected.size()));
      run(all -> all.bulkWrite(batch.stream().map(each -> write(job, each)).toList()));
    }
  }

  private static ReplaceOneModel<Document> write(String job, Rejection rejection) {
    return new ReplaceOneModel<>(
        eq("_id", idOf(job, rejection.row())),
        new Document("rejection", StateDocuments.write(rejection)),
        new ReplaceOptions().upsert(true));
  }

  private static String idOf(String job, int row) {
    return "%s/%09d".formatted(job, row);
  }

  /** Those of an import: its own id and no other's begins like this. */
  private static Bson of(String job, int afterRow) {
    return and(gt("_id", idOf(job, afterRow)), lt("_id", job + "0"));
  }

  /** Rejected rows in the order of the file, after a row, up to so many. */
  List<Rejection> after(String job, int row, int most) {
    return run(
        all ->
            all.find(of(job, row))
                .sort(ascending("_id"))
                .limit(most)
                .batchSize(BATCH_SIZE)
                .map(Rejections::read)
                .into(new ArrayList<>()));
  }

  /** Tells every rejected row there is, with the import it is of. */
  void each(BiConsumer<String, Rejection> action) {
    run(
        all -> {
          try (var rows = all.find().batchSize(BATCH_SIZE).iterator()) {
            rows.forEachRemaining(
                row -> {
                  var id = row.getString("_id");
                  action.accept(id.substring(0, id.lastIndexOf('/')), read(row));
                });
            return true;
          }
        });
  }

  private static Rejection read(Document document) {
    return StateDocuments.read(document.get("rejection", Document.class), Rejection.class);
  }

  /** Forgets one row, also on the store's disk; whether it was there. */
  boolean forget(String job, int row) {
    boolean forgotten = run(all -> all.deleteOne(eq("_id", idOf(job, row)))).getDeletedCount() == 1;
    space.erasedFrom(collection);
    return forgotten;
  }

  String collection() {
    return collection;
  }

  /** Forgets all rows of an import. */
  void forget(String job) {
    if (run(all -> all.deleteMany(of(job, 0))).getDeletedCount() > 0) {
      space.erasedFrom(collection);
    }
  }

  private <T> T run(Function<MongoCollection<Document>, @Nullable T> query) {
    T result = mongo.execute(collection, query::apply);
    if (result == null) {
      throw new IllegalStateException("The driver answered nothing");
    }
    return result;
  }
}
