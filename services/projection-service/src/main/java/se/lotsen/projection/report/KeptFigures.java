package se.lotsen.projection.report;

import com.mongodb.client.model.Updates;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import se.lotsen.model.FundingDecisionId;
import se.lotsen.model.event.EventJson;

/** The figures of reports that were submitted; never changed. */
@Component
class KeptFigures {
  static final String COLLECTION = "projection.report_figures";

  private static final String ID = "_id";
  private static final String CANONICAL = "canonical";
  private static final String DECISION = "decision";
  private static final String BEGUN = "begun";

  private final MongoTemplate mongo;

  KeptFigures(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  /** Before the first of their lines is kept, so that these are found should nothing come of it. */
  void begin(String id, FundingDecisionId decision, Instant at) {
    mongo.execute(
        COLLECTION,
        all ->
            all.insertOne(
                new Document(ID, id)
                    .append(DECISION, decision.value())
                    .append(BEGUN, at.toString())));
  }

  void keep(String id, String canonical) {
    mongo.execute(
        COLLECTION, all -> all.updateOne(new Document(ID, id), Updates.set(CANONICAL, canonical)));
  }

  /** In the very form that they were digested in. */
  String canonical(String id) {
    return Optional.ofNullable(
            mongo.execute(COLLECTION, all -> all.find(new Document(ID, id)).first()))
        .map(found -> found.getString(CANONICAL))
        .orElseThrow(() -> new IllegalStateException("The figures %s are gone".formatted(id)));
  }

  Figures figures(String id) {
    return EventJson.read(canonical(id).getBytes(StandardCharsets.UTF_8), Figures.class);
  }

  void delete(String id) {
    mongo.execute(COLLECTION, all -> all.deleteOne(new Document(ID, id)));
  }

  /** Those begun before a moment, by their ids, each with the decision that it is about. */
  Map<String, String> begunBefore(Instant moment, String after, int most) {
    var found = new LinkedHashMap<String, String>();
    mongo.execute(
        COLLECTION,
        all -> {
          all.find(new Document(ID, new Document("$gt", after)))
              .projection(new Document(DECISION, 1).append(BEGUN, 1))
              .sort(new Document(ID, 1))
              .limit(most)
              .batchSize(most)
              .forEach(
                  each -> {
                    if (Instant.parse(each.getString(BEGUN)).isBefore(moment)) {
                      found.put(each.getString(ID), each.getString(DECISION));
                    }
                  });
          return null;
        });
    return found;
  }
}
