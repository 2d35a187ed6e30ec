package se.lotsen.kit.journal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.event.Event;

/** What a decider makes of a command: a new state with the events that led there, or a no. */
public sealed interface Decision<S, E extends Event> {
  /**
   * @param note free words of the person who acted, such as the reason of a withdrawal; kept in the
   *     journal and never published
   */
  record Accepted<S, E extends Event>(S state, List<E> events, @Nullable String note)
      implements Decision<S, E> {
    public Accepted {
      events = List.copyOf(events);
    }

    /** The same with another state. */
    public Accepted<S, E> with(S other) {
      return new Accepted<>(other, events, note);
    }
  }

  record Refused<S, E extends Event>(Refusal why) implements Decision<S, E> {}

  static <S, E extends Event> Decision<S, E> accepted(S state, E event) {
    return new Accepted<>(state, List.of(event), null);
  }

  static <S, E extends Event> Decision<S, E> accepted(S state, E event, @Nullable String note) {
    return new Accepted<>(state, List.of(event), note);
  }

  /** Everything is already as asked: no event, no write, and the answer is the present version. */
  static <S, E extends Event> Decision<S, E> nothingToDo(S state) {
    return new Accepted<>(state, List.of(), null);
  }

  static <S, E extends Event> Decision<S, E> refused(Refusal why) {
    return new Refused<>(why);
  }
}
