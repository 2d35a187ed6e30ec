package se.lotsen.imports;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.function.Function;
import java.util.function.Predicate;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import se.lotsen.kit.IdSource;
import se.lotsen.kit.journal.ErasedSpace;

/**
 * The files that were sent, in pieces in the store until they are worked off, whoever does that. A
 * file is noted before its first piece, so that one whose sending broke off is found and removed;
 * every piece is read and removed by its {@code _id}, whatever the length of the file.
 */
final class Uploads {
  static final String FILES = ".import_files";
  static final String PIECES = ".import_pieces";

  private static final int PIECE = 256 * 1024;

  /** So long a file may be on its way, before it is one that nobody waits for. */
  private static final Duration ON_ITS_WAY = Duration.ofHours(1);

  private static final int BATCH_SIZE = 100;

  private final MongoTemplate mongo;
  private final String files;
  private final String pieces;
  private final IdSource ids;
  private final ErasedSpace space;

  Uploads(MongoTemplate mongo, String process, IdSource ids, ErasedSpace space) {
    this.mongo = mongo;
    this.files = process + FILES;
    this.pieces = process + PIECES;
    this.ids = ids;
    this.space = space;
  }

  /** Keeps a file and answers under which id. */
  String keep(InputStream bytes, Instant now) throws IOException {
    var id = ids.next();
    run(files, all -> all.insertOne(new Document("_id", id).append("begunAt", now.toEpochMilli())));
    int number = 0;
    for (var piece = bytes.readNBytes(PIECE); piece.length > 0; piece = bytes.readNBytes(PIECE)) {
      var document = new Document("_id", idOf(id, number++)).append("bytes", new Binary(piece));
      run(pieces, all -> all.insertOne(document));
    }
    int count = number;
    run(files, all -> all.updateOne(eq("_id", id), set("pieces", count)));
    return id;
  }

  private static String idOf(String file, int piece) {
    return "%s/%06d".formatted(file, piece);
  }

  /** Writes a file out again. */
  void copy(String id, OutputStream to) throws IOException {
    var file = one(files, all -> all.find(eq("_id", id)).first());
    if (file == null || file.getInteger("pieces") == null) {
      throw gone();
    }
    for (int number = 0; number < file.getInteger("pieces"); number++) {
      int wanted = number;
      var piece = one(pieces, all -> all.find(eq("_id", idOf(id, wanted))).first());
      if (piece == null) {
        throw gone();
      }
      to.write(piece.get("bytes", Binary.class).getData());
    }
  }

  private static ImportFormatException gone() {
    return new ImportFormatException(
        "Filen finns inte kvar; skicka den igen", "The file is no longer there; send it again");
  }

  String pieces() {
    return pieces;
  }

  /** Removes a file, also from the store's disk; one that is gone already stays so. */
  void delete(String id) {
    int number = 0;
    long deleted;
    do {
      int next = number++;
      deleted = run(pieces, all -> all.deleteOne(eq("_id", idOf(id, next)))).getDeletedCount();
    } while (deleted > 0);
    run(files, all -> all.deleteOne(eq("_id", id)));
    space.erasedFrom(pieces);
  }

  /** Removes the files that came long enough ago and that nobody needs. */
  void deleteForgotten(Instant now, Predicate<String> isNeeded) {
    var old =
        run(
            files,
            all ->
                all.find(lt("begunAt", now.minus(ON_ITS_WAY).toEpochMilli()))
                    .sort(ascending("_id"))
                    .batchSize(BATCH_SIZE)
                    .map(document -> document.getString("_id"))
                    .into(new ArrayList<>()));
    old.stream().filter(isNeeded.negate()).forEach(this::delete);
  }

  private <T> @Nullable T one(
      String collection, Function<MongoCollection<Document>, @Nullable T> query) {
    return mongo.execute(collection, query::apply);
  }

  private <T> T run(String collection, Function<MongoCollection<Document>, @Nullable T> query) {
    T result = one(collection, query);
    if (result == null) {
      throw new IllegalStateException("The driver answered nothing");
    }
    return result;
  }
}
