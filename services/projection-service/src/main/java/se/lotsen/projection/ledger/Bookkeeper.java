package se.lotsen.projection.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.Breakdown;
import se.lotsen.model.event.Event;
import se.lotsen.model.indicator.LedgerEntry;
import se.lotsen.projection.ledger.AggregateFacts.Standing;

/** Books what an event changes: what stood is taken back, what stands now is entered. */
public final class Bookkeeper {
  private Bookkeeper() {}

  /** What came of an event. */
  public sealed interface Booked {
    /** It was next in line. Entries may be none: not every event is about something counted. */
    record Entries(AggregateFacts facts, List<LedgerEntry> entries) implements Booked {}

    /** It was booked before. */
    record Seen() implements Booked {}

    /** Something before it is missing; nothing may be booked until that has come. */
    record Gap(long after) implements Booked {}
  }

  /**
   * Books one event.
   *
   * @param facts of the event's aggregate so far
   */
  public static Booked book(
      AggregateFacts facts, Event event, String eventId, long sequence, Instant recordedAt) {
    if (sequence <= facts.sequence()) {
      return new Booked.Seen();
    }
    if (sequence > facts.sequence() + 1) {
      return new Booked.Gap(facts.sequence());
    }
    var entries = new ArrayList<LedgerEntry>(2);
    var standing = new HashMap<>(facts.standing());
    BiConsumer<String, @Nullable Fact> now =
        (name, fact) -> {
          var before = standing.get(name);
          if (isSame(before, fact)) {
            return;
          }
          if (before != null) {
            entries.add(reversal(before, eventId, entries.size(), recordedAt));
            standing.remove(name);
          }
          if (fact != null) {
            var entry = entry(fact, eventId, entries.size(), recordedAt);
            entries.add(entry);
            standing.put(name, new Standing(entry.id(), fact));
          }
        };
    FactsOf.event(event, now);
    FactsOf.replacements(event, stood(facts), now);
    return new Booked.Entries(new AggregateFacts(sequence, standing), entries);
  }

  /** In the order of their names: entries must come out the same each time. */
  private static SortedMap<String, Fact> stood(AggregateFacts facts) {
    var stood = new TreeMap<String, Fact>();
    facts.standing().forEach((name, standing) -> stood.put(name, standing.fact()));
    return stood;
  }

  private static boolean isSame(@Nullable Standing before, @Nullable Fact fact) {
    return before == null ? fact == null : before.fact().equals(fact);
  }

  private static LedgerEntry entry(Fact fact, String eventId, int index, Instant knownAt) {
    return entry(fact, fact.quantity(), eventId, index, knownAt, null);
  }

  private static LedgerEntry reversal(Standing before, String eventId, int index, Instant knownAt) {
    var fact = before.fact();
    return entry(fact, fact.quantity().negated(), eventId, index, knownAt, before.entry());
  }

  private static LedgerEntry entry(
      Fact fact,
      Breakdown quantity,
      String eventId,
      int index,
      Instant knownAt,
      @Nullable String reverses) {
    return new LedgerEntry(
        eventId + "/" + index,
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
