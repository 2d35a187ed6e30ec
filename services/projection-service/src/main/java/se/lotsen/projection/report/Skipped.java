package se.lotsen.projection.report;

import org.jspecify.annotations.Nullable;
import se.lotsen.kit.web.BadRequest;
import se.lotsen.kit.web.Cursor;

/** How many lines the pages before had, as a cursor says it. */
final class Skipped {
  /** More lines no report has: its plan and its ledger would not fit into any store. */
  private static final long MOST = 10_000_000_000L;

  private Skipped() {}

  /** What no page can have said is refused. */
  static long of(@Nullable Cursor cursor) {
    long skipped = Cursor.number(cursor);
    if (skipped < 0 || skipped > MOST) {
      throw new BadRequest("cursor", "The cursor is broken; begin again without one");
    }
    return skipped;
  }
}
