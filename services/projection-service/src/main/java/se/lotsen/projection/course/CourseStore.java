package se.lotsen.projection.course;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import se.lotsen.model.ProjectId;
import se.lotsen.projection.sink.Collections;

/**
 * Keeps heads and blocks. A head is changed only as the version it was read in, so that of two who
 * write at once one is refused; blocks are never changed. All ids begin with the epoch, a word that
 * is made anew when everything is counted anew: what somebody still writes down of before then is
 * of another epoch, and nobody reads it.
 */
final class CourseStore {
  private static final String ID = "_id";
  private static final String EPOCH = "epoch";
  private static final String WORD = "word";
  private static final String COVERED = "covered";
  private static final String HEAD = "head";

  private final MongoTemplate mongo;

  CourseStore(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  /** The head as it is; one without a version where there is none. */
  Head head(ProjectId project) {
    var id = idOf(project);
    return inHeads(heads -> Optional.ofNullable(heads.find(eq(ID, id)).first()))
        .map(HeadForm::read)
        .orElseGet(() -> Head.none(id));
  }

  /** Whether a head is still the one that was read. */
  boolean isStill(Head head) {
    return inHeads(
            heads ->
                Optional.ofNullable(
                    heads
                        .find(and(eq(ID, head.id()), eq(HeadForm.VERSION, head.version())))
                        .projection(include(ID))
                        .first()))
        .isPresent();
  }

  /** Those of some projects in which this or a later position went into a course. */
  List<Head> reaching(Collection<ProjectId> projects, long position) {
    var epoch = epoch();
    var ids = projects.stream().map(project -> epoch + project.value()).toList();
    return inHeads(
        heads ->
            heads
                .find(and(in(ID, ids), gte(COVERED, position)))
                .map(HeadForm::read)
                .into(new ArrayList<>()));
  }

  /**
   * Puts a head in the place of the one before it.
   *
   * @return false where somebody else was first
   */
  boolean save(Head head) {
    var document = HeadForm.write(head).append(COVERED, head.covered());
    return inHeads(
        heads -> {
          if (head.version() > 1) {
            var before = and(eq(ID, head.id()), eq(HeadForm.VERSION, head.version() - 1));
            return heads.replaceOne(before, document).getModifiedCount() == 1;
          }
          return insert(heads, document);
        });
  }

  void write(Head head, ObjectId part, int number, Block block) {
    var document =
        new Document(ID, "%s/%06d".formatted(part.toHexString(), number))
            .append(HEAD, head.id())
            .append(Collections.PART, part)
            .append(Collections.BEGIN, block.begin())
            .append("steps", new Binary(BlockForm.write(block)));
    inBlocks(blocks -> blocks.insertOne(document));
  }

  /** The block of a part that tells of a moment; none before its begin, or where it was deleted. */
  Optional<Block> blockAt(ObjectId part, long moment) {
    return block(
        and(eq(Collections.PART, part), lte(Collections.BEGIN, moment)),
        descending(Collections.BEGIN));
  }

  /** The first block of a part that begins at this moment or later. */
  Optional<Block> blockFrom(ObjectId part, long moment) {
    return block(
        and(eq(Collections.PART, part), gte(Collections.BEGIN, moment)),
        ascending(Collections.BEGIN));
  }

  private Optional<Block> block(Bson filter, Bson order) {
    return inBlocks(
        blocks ->
            Optional.ofNullable(blocks.find(filter).sort(order).limit(1).first())
                .map(
                    found ->
                        BlockForm.read(
                            found.getLong(Collections.BEGIN),
                            found.get("steps", Binary.class).getData())));
  }

  void delete(Collection<Part> parts) {
    parts.forEach(part -> delete(part.id()));
  }

  private void delete(ObjectId part) {
    inBlocks(blocks -> blocks.deleteMany(eq(Collections.PART, part)));
  }

  /** Deletes the parts begun before that no head names: whoever wrote them did not get that far. */
  void tidy(ObjectId before) {
    ObjectId last = null;
    for (var found = next(null, before); found != null; found = next(last, before)) {
      last = found.getObjectId(Collections.PART);
      var part = last;
      var head = found.getString(HEAD);
      var names =
          inHeads(heads -> Optional.ofNullable(heads.find(eq(ID, head)).first()))
              .map(HeadForm::read)
              .filter(one -> one.parts().stream().anyMatch(named -> named.id().equals(part)));
      if (names.isEmpty()) {
        delete(part);
      }
    }
  }

  private @Nullable Document next(@Nullable ObjectId last, ObjectId before) {
    var ids = lt(Collections.PART, before);
    return inBlocks(
            blocks ->
                Optional.ofNullable(
                    blocks
                        .find(last == null ? ids : and(ids, Filters.gt(Collections.PART, last)))
                        .sort(ascending(Collections.PART, Collections.BEGIN))
                        .projection(include(Collections.PART, HEAD))
                        .limit(1)
                        .first()))
        .orElse(null);
  }

  private String idOf(ProjectId project) {
    return epoch() + project.value();
  }

  private String epoch() {
    return inHeads(
        heads -> {
          var found = heads.find(eq(ID, EPOCH)).first();
          while (found == null) {
            begin(heads);
            found = heads.find(eq(ID, EPOCH)).first();
          }
          return found.getString(WORD) + "/";
        });
  }

  private static void begin(MongoCollection<Document> heads) {
    insert(heads, new Document(ID, EPOCH).append(WORD, new ObjectId().toHexString()));
  }

  /** Answers false where there is one with its id. */
  private static boolean insert(MongoCollection<Document> heads, Document document) {
    try {
      heads.insertOne(document);
      return true;
    } catch (MongoWriteException e) {
      if (ErrorCategory.fromErrorCode(e.getCode()) != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
      return false;
    }
  }

  private <T> T inHeads(Function<MongoCollection<Document>, T> work) {
    return inCollection(Collections.COURSES, work);
  }

  private <T> T inBlocks(Function<MongoCollection<Document>, T> work) {
    return inCollection(Collections.COURSE_BLOCKS, work);
  }

  private <T> T inCollection(String collection, Function<MongoCollection<Document>, T> work) {
    return Optional.ofNullable(mongo.execute(collection, work::apply)).orElseThrow();
  }
}
