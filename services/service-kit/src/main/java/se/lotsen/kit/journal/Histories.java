package se.lotsen.kit.journal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.event.Event;

/** How events become entries: in chunks that fit into one write, with what they make of parts. */
final class Histories {
  private Histories() {}

  /** Consecutive steps together, as many as come to {@code most} events or, alone, to more. */
  static <S, E extends Event> List<Decision.Accepted<S, E>> chunks(
      List<Decision.Accepted<S, E>> steps, int most) {
    var chunks = new ArrayList<Decision.Accepted<S, E>>();
    var events = new ArrayList<E>();
    Decision.@Nullable Accepted<S, E> last = null;
    @Nullable String note = null;
    for (var step : steps) {
      if (last != null && events.size() + step.events().size() > most) {
        chunks.add(new Decision.Accepted<>(last.state(), events, note));
        events = new ArrayList<>();
        note = null;
      }
      events.addAll(step.events());
      note = joined(note, step.note());
      last = step;
    }
    if (last == null) {
      throw new IllegalArgumentException("A history begins with something");
    }
    chunks.add(new Decision.Accepted<>(last.state(), events, note));
    return chunks;
  }

  private static final int MAX_NOTE = 4_000;

  private static @Nullable String joined(@Nullable String before, @Nullable String next) {
    if (next == null) {
      return before;
    }
    var both = before == null ? next : before + "\n" + next;
    return both.length() > MAX_NOTE ? both.substring(0, MAX_NOTE) : both;
  }

  /** The entries, each with what its event makes of the part that it is about. */
  static <S, E extends Event> List<JournalEntry> withParts(
      AggregateType<S, E> type, List<E> events, List<JournalEntry> entries, Parts parts) {
    if (type.parts().isEmpty()) {
      return entries;
    }
    var result = new ArrayList<JournalEntry>(entries.size());
    for (int i = 0; i < entries.size(); i++) {
      var change = changeBy(type, events.get(i), entries.get(i).sequence(), parts);
      if (change != null) {
        parts.tell(change);
      }
      result.add(entries.get(i).with(change));
    }
    return result;
  }

  private static <E extends Event> @Nullable PartChange changeBy(
      AggregateType<?, E> type, E event, long sequence, Parts parts) {
    for (var part : type.parts()) {
      var id = part.idOf().apply(event);
      if (id != null) {
        return changeBy(part, id, event, sequence, parts);
      }
    }
    return null;
  }

  private static <E extends Event, P> PartChange changeBy(
      PartType<E, P> part, String id, E event, long sequence, Parts parts) {
    var before = part.begins().test(event) ? null : parts.change(part, id);
    var state =
        before == null || before.state() == null
            ? null
            : StateDocuments.read(before.state(), part.state());
    var after = part.after().apply(state, event);
    return new PartChange(
        part.name(),
        id,
        before == null ? sequence : before.order(),
        after == null ? null : StateDocuments.write(after));
  }
}
