package se.lotsen.kit.journal;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;

/**
 * The parts of one type in their collection: {@code {_id, aggregate, id, sequence, order, state}}.
 * A part that is gone has no state; it stays so that what an older event said of it cannot come
 * back.
 */
final class PartStore {
  private static final int DUPLICATE_KEY = 11000;

  private final PartType<?, ?> type;
  private final Documents documents;

  PartStore(AggregateType<?, ?> aggregate, PartType<?, ?> type, MongoTemplate mongo) {
    this.type = type;
    var collection = aggregate.collection() + "_" + type.name();
    this.documents = new Documents(mongo, collection);
    var indexes = mongo.indexOps(collection);
    indexes.createIndex(
        new Index().on("aggregate", Sort.Direction.ASC).on("order", Sort.Direction.ASC));
    for (var field : type.within()) {
      indexes.createIndex(
          new Index()
              .on("aggregate", Sort.Direction.ASC)
              .on("state." + field, Sort.Direction.ASC)
              .on("order", Sort.Direction.ASC));
    }
    for (var field : type.across()) {
      indexes.createIndex(
          new Index().on("state." + field, Sort.Direction.ASC).on("_id", Sort.Direction.ASC));
    }
  }

  PartType<?, ?> type() {
    return type;
  }

  /** A part of an aggregate, as an entry of it says. */
  record Told(String aggregate, long sequence, PartChange change) {
    private String id() {
      return aggregate + "/" + change.id();
    }
  }

  /** Writes parts, unless what is there was told later. */
  void write(Collection<Told> told) {
    var newest = new LinkedHashMap<String, Told>();
    told.forEach(each -> newest.put(each.id(), each));
    if (newest.isEmpty()) {
      return;
    }
    var writes = newest.values().stream().map(PartStore::write).toList();
    documents.run(
        all -> {
          try {
            return all.bulkWrite(writes, new BulkWriteOptions().ordered(false)).wasAcknowledged();
          } catch (MongoBulkWriteException e) {
            // Its place is taken: something told later is there already.
            if (e.getWriteErrors().stream().allMatch(error -> error.getCode() == DUPLICATE_KEY)
                && e.getWriteConcernError() == null) {
              return true;
            }
            throw e;
          }
        });
  }

  private static ReplaceOneModel<Document> write(Told told) {
    return new ReplaceOneModel<>(
        new Document("_id", told.id()).append("sequence", new Document("$lt", told.sequence())),
        document(told),
        new ReplaceOptions().upsert(true));
  }

  private static Document document(Told told) {
    var change = told.change();
    var document =
        new Document("_id", told.id())
            .append("aggregate", told.aggregate())
            .append("id", change.id())
            .append("sequence", told.sequence())
            .append("order", change.order());
    return change.state() == null ? document : document.append("state", change.state());
  }

  @Nullable PartChange find(String aggregate, String id) {
    var found = documents.find(all -> all.find(eq("_id", aggregate + "/" + id)).first());
    return found == null ? null : changeOf(found);
  }

  List<PartChange> findAll(String aggregate, Collection<String> ids) {
    var wanted = ids.stream().map(id -> aggregate + "/" + id).toList();
    return documents.run(
        all ->
            all.find(in("_id", wanted))
                .batchSize(1_000)
                .map(this::changeOf)
                .into(new ArrayList<>()));
  }

  /** Parts of one aggregate in their order, those that are gone among them. */
  List<PartChange> list(String aggregate, @Nullable Bson filter, long afterOrder, int limit) {
    var wanted = and(eq("aggregate", aggregate), gt("order", afterOrder));
    return documents.run(
        all ->
            all.find(filter == null ? wanted : and(wanted, filter))
                .sort(ascending("order"))
                .limit(limit)
                .batchSize(limit)
                .map(this::changeOf)
                .into(new ArrayList<>()));
  }

  /** Ids of parts, with their aggregates' before them, that have one of these values. */
  List<String> idsWith(String field, Collection<?> values, String after, int limit) {
    return documents.run(
        all ->
            all.find(and(in("state." + field, values), gt("_id", after)))
                .projection(include("_id"))
                .sort(ascending("_id"))
                .limit(limit)
                .batchSize(limit)
                .map(document -> document.getString("_id"))
                .into(new ArrayList<>()));
  }

  private PartChange changeOf(Document document) {
    return new PartChange(
        type.name(),
        document.getString("id"),
        document.getLong("order"),
        document.get("state", Document.class));
  }
}
