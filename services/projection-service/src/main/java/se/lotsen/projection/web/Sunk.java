package se.lotsen.projection.web;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Sorts.ascending;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import se.lotsen.kit.journal.StateDocuments;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.FactKind;
import se.lotsen.model.indicator.IndicatorValue;
import se.lotsen.model.indicator.LedgerEntry;
import se.lotsen.projection.sink.Collections;

/** Reads what the sinks have written. */
@Component
class Sunk {
  private final MongoTemplate mongo;

  Sunk(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  List<IndicatorValue> values(ProjectId project) {
    var values = new ArrayList<IndicatorValue>();
    mongo.execute(
        Collections.VALUES,
        all ->
            all.find(and(eq("project", project.value()), exists("quantity")))
                .sort(ascending("_id"))
                .map(document -> StateDocuments.read(document, IndicatorValue.class))
                .into(values));
    return values;
  }

  /** The ledger of a project in the order of its ids, all of it or what is of one kind. */
  List<LedgerEntry> ledger(ProjectId project, @Nullable FactKind kind, @Nullable Instant knownAt) {
    var filter = new Document("project", project.value());
    if (kind != null) {
      filter.append("kind", kind.value());
    }
    var entries = new ArrayList<LedgerEntry>();
    mongo.execute(
        Collections.LEDGER,
        all ->
            all.find(filter)
                .sort(ascending("_id"))
                .map(document -> StateDocuments.read(document, LedgerEntry.class))
                .into(entries));
    return knownAt == null
        ? entries
        : entries.stream().filter(entry -> !entry.knownAt().isAfter(knownAt)).toList();
  }

  Optional<LedgerEntry> entry(String id) {
    return Optional.ofNullable(
            mongo.execute(Collections.LEDGER, all -> all.find(eq("_id", id)).first()))
        .map(document -> StateDocuments.read(document, LedgerEntry.class));
  }

  Optional<Document> event(String id) {
    return Optional.ofNullable(
        mongo.execute(Collections.EVENTS, all -> all.find(eq("_id", id)).first()));
  }
}
