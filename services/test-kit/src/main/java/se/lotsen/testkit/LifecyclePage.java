package se.lotsen.testkit;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.lotsen.kit.lifecycle.LifecycleState;
import se.lotsen.kit.lifecycle.LifecycleStep;
import se.lotsen.kit.lifecycle.LifecycleTable;
import se.lotsen.kit.lifecycle.LifecycleTrigger;

/**
 * A lifecycle as a page for people: a diagram, the states, the table of steps.
 *
 * @param what of it may be known of a state beside its name and label, by the heading of its column
 */
public record LifecyclePage<S extends LifecycleState, T extends LifecycleTrigger, F>(
    LifecycleTable<S, T, F> table, Map<String, Predicate<S>> what) {

  public static <S extends LifecycleState, T extends LifecycleTrigger, F> LifecyclePage<S, T, F> of(
      LifecycleTable<S, T, F> table) {
    return new LifecyclePage<>(table, Map.of()).with("open", LifecycleState::isOpen);
  }

  /** The same with one more column about its states. */
  public LifecyclePage<S, T, F> with(String heading, Predicate<S> holds) {
    var more = new LinkedHashMap<>(what);
    more.put(heading, holds);
    return new LifecyclePage<>(table, more);
  }

  static String origin(String service) {
    return "<!-- Made from the table in %s by LifecyclePagesTest; do not edit. -->"
        .formatted(service);
  }

  String madeFor(String service) {
    return """
        # %s

        %s

        %s: every one lives by these steps and no others.

        ```mermaid
        stateDiagram-v2
          [*] --> %s
        %s
        ```

        ## States

        %s
        %s
        %s

        ## Steps

        | from | trigger | to | only if | otherwise the user is told |
        |---|---|---|---|---|
        %s
        """
        .formatted(
            table.label().en(),
            origin(service),
            table.label().sv(),
            table.initial().name(),
            table.steps().stream().map(LifecyclePage::arrow).collect(Collectors.joining("\n")),
            cells(Stream.concat(Stream.of("state", "svenska", "English"), headings())),
            "|" + "---|".repeat(3 + what.size()),
            table.states().stream().map(this::state).collect(Collectors.joining("\n")),
            table.steps().stream().map(LifecyclePage::row).collect(Collectors.joining("\n")));
  }

  private Stream<String> headings() {
    return what.keySet().stream();
  }

  private static String cells(Stream<String> cells) {
    return cells.collect(Collectors.joining(" | ", "| ", " |"));
  }

  private static String arrow(LifecycleStep<?, ?, ?> step) {
    return "  %s --> %s: %s".formatted(step.from().name(), step.to().name(), step.trigger().name());
  }

  private String state(S state) {
    return cells(
        Stream.concat(
            Stream.of(state.name(), state.label().sv(), state.label().en()),
            what.values().stream().map(holds -> holds.test(state) ? "yes" : "")));
  }

  private static String row(LifecycleStep<?, ?, ?> step) {
    return cells(
        Stream.of(
            step.from().name(),
            step.trigger().name(),
            step.to().name(),
            step.guards().stream()
                .map(guard -> guard.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", ")),
            step.guards().stream()
                .map(guard -> guard.refusal().en())
                .collect(Collectors.joining("; "))));
  }
}
