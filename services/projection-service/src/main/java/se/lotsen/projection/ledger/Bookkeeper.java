package se.lotsen.projection.ledger;

import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.Breakdown;
import se.lotsen.model.event.Event;
import se.lotsen.model.indicator.LedgerEntry;

/** Books what an event changes: what stood is taken back, what stands now is entered. */
public final class Bookkeeper {
  private final Books books;
  private final String eventId;
  private final Instant knownAt;
  private final Consumer<LedgerEntry> entries;
  private int index;

  private Bookkeeper(Books books, String eventId, Instant knownAt, Consumer<LedgerEntry> entries) {
    this.books = books;
    this.eventId = eventId;
    this.knownAt = knownAt;
    this.entries = entries;
  }

  /** What came of an event. */
  public sealed interface Booked {
    /** It was next in line. Not every event has entries: some are about nothing counted. */
    record Done() implements Booked {}

    /** It was booked before. */
    record Seen() implements Booked {}

    /** Something before it is missing; nothing may be booked until that has come. */
    record Gap(long after) implements Booked {}
  }

  /**
   * Books one event.
   *
   * @param books of the event's aggregate; what the event is not about is not looked at
   * @param entries is told each entry, in the order of their indexes
   */
  public static Booked book(
      Books books,
      Event event,
      String eventId,
      long sequence,
      Instant recordedAt,
      Consumer<LedgerEntry> entries) {
    long last = books.sequence();
    if (sequence <= last) {
      return new Booked.Seen();
    }
    if (sequence > last + 1) {
      return new Booked.Gap(last);
    }
    var bookkeeper = new Bookkeeper(books, eventId, recordedAt, entries);
    FactsOf.event(event, bookkeeper::now);
    FactsOf.replacements(event, books, bookkeeper::now);
    books.booked(sequence);
    return new Booked.Done();
  }

  private void now(String name, @Nullable Fact fact) {
    var before = books.find(name);
    if (isSame(before, fact)) {
      return;
    }
    if (before != null) {
      entries.accept(reversal(before));
    }
    if (fact == null) {
      books.put(name, null);
    } else {
      var entry = entry(fact, fact.quantity(), null);
      entries.accept(entry);
      books.put(name, new Standing(entry.id(), fact));
    }
  }

  private static boolean isSame(@Nullable Standing before, @Nullable Fact fact) {
    return before == null ? fact == null : before.fact().equals(fact);
  }

  private LedgerEntry reversal(Standing before) {
    return entry(before.fact(), before.fact().quantity().negated(), before.entry());
  }

  private LedgerEntry entry(Fact fact, Breakdown quantity, @Nullable String reverses) {
    return new LedgerEntry(
        eventId + "/" + index++,
        fact.kind(),
        fact.project(),
        fact.client(),
        fact.municipality(),
        fact.area(),
        quantity,
        fact.on(),
        knownAt,
        eventId,
        reverses,
        fact.dimensions());
  }
}
