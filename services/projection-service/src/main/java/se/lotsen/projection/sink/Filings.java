package se.lotsen.projection.sink;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.FactKind;

/** Is told what is filed in the ledger, so that what was made of it can be kept up with it. */
public interface Filings {
  /** Nobody wants to know. */
  Filings NONE = new Filings() {};

  /** Entries of one kind in one project. */
  record Kind(ProjectId project, FactKind fact) {
    public static Kind of(Filed filed) {
      return new Kind(filed.entry().project(), filed.entry().kind());
    }
  }

  /** This process files from now on what lies from this offset on; all before it is filed. */
  default void from(TopicPartition partition, long offset) {}

  /**
   * Entries are about to be filed. What fails here is tried again with the batch.
   *
   * @param known asks the ledger for the ids of those that are there already
   */
  default void before(List<Filed> entries, Supplier<Set<String>> known) {}

  /** These entries, at their new positions, are about to say something else than they did. */
  default void changing(List<Filed> entries) {}

  /**
   * All before these offsets is filed now.
   *
   * @param kinds of what was filed, and from which partition it came
   */
  default void filed(Map<TopicPartition, Long> next, Map<Kind, TopicPartition> kinds) {}
}
