package se.lotsen.projection.reading;

import java.time.YearMonth;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.code.Municipality;
import se.lotsen.projection.sink.Filed;

/** What of a cut an index can find: where entries are, and the months they count for. */
public record Bounds(
    @Nullable Municipality municipality, @Nullable YearMonth from, @Nullable YearMonth to) {
  public static final Bounds NONE = new Bounds(null, null, null);

  public boolean isNone() {
    return equals(NONE);
  }

  /** Entries after a place in their order; an order begins with the day. */
  public Document on(Document filter, @Nullable String after) {
    if (municipality != null) {
      filter.append(Filed.MUNICIPALITY, municipality.scb());
    }
    var order = new Document();
    var first = from == null ? "" : from.atDay(1).toString();
    if (after != null && after.compareTo(first) > 0) {
      order.append("$gt", after);
    } else if (from != null) {
      order.append("$gte", first);
    }
    if (to != null) {
      order.append("$lt", to.plusMonths(1).atDay(1).toString());
    }
    return order.isEmpty() ? filter : filter.append(Filed.ORDER, order);
  }
}
