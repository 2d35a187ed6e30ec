package se.lotsen.projection.web;

import static com.mongodb.client.model.Sorts.ascending;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import se.lotsen.kit.journal.StateDocuments;
import se.lotsen.model.ProjectId;
import se.lotsen.model.indicator.IndicatorValue;
import se.lotsen.projection.reading.Walk;
import se.lotsen.projection.rule.IndicatorRule;
import se.lotsen.projection.sink.Collections;

/** Reads the values that are kept, cell by cell in the order of their ids. */
@Component
public class ValueReads {
  private static final String ID = "_id";

  private final MongoTemplate mongo;

  public ValueReads(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  Stream<IndicatorValue> of(ProjectId project) {
    return beginningWith(project.value());
  }

  public Stream<IndicatorValue> of(ProjectId project, IndicatorRule rule) {
    return beginningWith(
        String.join("|", project.value(), rule.code().value(), Integer.toString(rule.version())));
  }

  /** A cell's id is its parts with bars between them. */
  private Stream<IndicatorValue> beginningWith(String parts) {
    Iterator<Document> cells =
        new Walk<>(
            (last, most) ->
                find(
                    new Document("$gt", last == null ? parts + "|" : last.getString(ID))
                        .append("$lt", parts + (char) ('|' + 1)),
                    most));
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(cells, Spliterator.ORDERED), false)
        .filter(cell -> cell.containsKey("quantity"))
        .map(cell -> StateDocuments.read(cell, IndicatorValue.class));
  }

  private List<Document> find(Document ids, int most) {
    var found = new ArrayList<Document>(most);
    mongo.execute(
        Collections.VALUES,
        values ->
            values
                .find(new Document(ID, ids))
                .sort(ascending(ID))
                .limit(most)
                .batchSize(most)
                .into(found));
    return found;
  }
}
