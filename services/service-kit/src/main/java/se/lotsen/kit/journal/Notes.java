package se.lotsen.kit.journal;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;

import com.mongodb.client.model.Projections;
import java.util.function.BiConsumer;

/** The free words in the journals of one type of aggregate: what people wrote when they acted. */
final class Notes {
  private static final int AT_ONCE = 100;

  private final Aggregates<?, ?> aggregates;

  Notes(Aggregates<?, ?> aggregates) {
    this.aggregates = aggregates;
  }

  /** Tells all of them with the id of their aggregate; some that were just published twice. */
  void each(BiConsumer<String, JournalEntry> action) {
    // Those that wait first: what is published meanwhile is found in the journal.
    aggregates
        .documents()
        .run(
            all -> {
              try (var waiting =
                  all.find(
                          and(
                              gt(AggregateDocument.PENDING, ""),
                              exists(AggregateDocument.OUTBOX + ".note")))
                      .projection(Projections.include(AggregateDocument.OUTBOX))
                      .batchSize(AT_ONCE)
                      .iterator()) {
                while (waiting.hasNext()) {
                  var document = waiting.next();
                  AggregateDocument.outboxOf(document).stream()
                      .filter(entry -> entry.note() != null)
                      .forEach(entry -> action.accept(document.getString("_id"), entry));
                }
                return true;
              }
            });
    aggregates.journal().eachNote(action);
  }
}
