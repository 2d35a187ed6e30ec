package se.lotsen.projection.sink;

import com.mongodb.client.MongoCollection;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.indicator.LedgerEntry;

/**
 * An entry as it is filed.
 *
 * @param order see {@link LedgerOrder}
 * @param source where the event that caused it lies on Kafka: {@code topic/partition/offset};
 *     absent where the record did not say
 * @param cause the type of that event: {@code se.lotsen.contact.corrected.v1}; absent where the
 *     record did not say
 * @param changes whether the same event took something back and put something in its place
 * @param position the offset of the record on the ledger's topic by which it was first filed;
 *     within a project entries are filed in this order
 */
public record Filed(
    LedgerEntry entry,
    String order,
    @Nullable String source,
    @Nullable String cause,
    boolean changes,
    long position) {
  public static final String PROJECT = "project";
  public static final String KIND = "kind";
  public static final String MUNICIPALITY = "municipality";
  public static final String CLIENT = "client";
  public static final String PARTICIPANT = "dimensions.participant";
  public static final String ORDER = "order";
  public static final String POSITION = "position";

  static Filed of(
      LedgerEntry entry,
      @Nullable String source,
      @Nullable String cause,
      boolean changes,
      long position) {
    return new Filed(entry, LedgerOrder.of(entry), source, cause, changes, position);
  }

  /** The same as if it had been filed at another place among others. */
  Filed at(long other) {
    return new Filed(entry, order, source, cause, changes, other);
  }

  /** The ledger's collection, entry by entry. */
  public static MongoCollection<Filed> in(MongoCollection<Document> ledger) {
    return FiledCodec.entriesOf(ledger);
  }
}
