package se.lotsen.kit.lifecycle;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.model.Text;

/** A new state, or why not. */
public sealed interface Verdict<S extends LifecycleState, T extends LifecycleTrigger, F> {
  record Moved<S extends LifecycleState, T extends LifecycleTrigger, F>(S from, S to)
      implements Verdict<S, T, F> {}

  /**
   * @param guards those that said no; empty when the table has no such step
   */
  record Refused<S extends LifecycleState, T extends LifecycleTrigger, F>(
      S from, T trigger, List<LifecycleGuard<F>> guards) implements Verdict<S, T, F> {
    /** Why, in words, and what to do about it. */
    public Refusal why() {
      if (guards.isEmpty()) {
        return Refusal.conflict(
            "no-such-step",
            "\"%s\" går inte i tillståndet \"%s\"; GET visar vad som går"
                .formatted(trigger.label().sv(), from.label().sv()),
            "%s is not possible in %s; GET shows what is".formatted(trigger.name(), from.name()));
      }
      return new Refusal(
          Refusal.Kind.CONFLICT,
          "guard-refused",
          new Text(inWords(Text::sv), inWords(Text::en)),
          guards.stream()
              .map(LifecycleGuard::asksFor)
              .filter(Objects::nonNull)
              .findFirst()
              .orElse(null));
    }

    private String inWords(Function<Text, String> language) {
      return guards.stream()
          .map(guard -> language.apply(guard.refusal()))
          .collect(Collectors.joining(". "));
    }
  }
}
