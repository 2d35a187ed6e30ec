package se.lotsen.cases.lifecycle;

import java.util.Locale;
import java.util.stream.Collectors;

/** A lifecycle as a page for people: a diagram, the states, the table of steps. */
final class LifecyclePage {
  private LifecyclePage() {}

  static String of(Lifecycle lifecycle) {
    return """
        # %s

        <!-- Made from the table in case-service by LifecyclePagesTest; do not edit. -->

        %s: every case of this type lives by these steps and no others.

        ```mermaid
        stateDiagram-v2
          [*] --> %s
        %s
        ```

        ## States

        | state | svenska | English | open | sessions | outcomes |
        |---|---|---|---|---|---|
        %s

        ## Steps

        | from | trigger | to | only if | otherwise the user is told |
        |---|---|---|---|---|
        %s
        """
        .formatted(
            lifecycle.type().label().en(),
            lifecycle.type().label().sv(),
            lifecycle.initial().name(),
            lifecycle.steps().stream().map(LifecyclePage::arrow).collect(Collectors.joining("\n")),
            lifecycle.states().stream().map(LifecyclePage::state).collect(Collectors.joining("\n")),
            lifecycle.steps().stream().map(LifecyclePage::row).collect(Collectors.joining("\n")));
  }

  private static String arrow(Step<?, ?> step) {
    return "  %s --> %s: %s".formatted(step.from().name(), step.to().name(), step.trigger().name());
  }

  private static String state(CaseState state) {
    return "| %s | %s | %s | %s | %s | %s |"
        .formatted(
            state.name(),
            state.label().sv(),
            state.label().en(),
            yes(state.phase().isOpen()),
            yes(state.phase().takesSessions()),
            yes(state.phase().takesOutcomes()));
  }

  private static String row(Step<?, ?> step) {
    return "| %s | %s | %s | %s | %s |"
        .formatted(
            step.from().name(),
            step.trigger().name(),
            step.to().name(),
            step.guards().stream()
                .map(guard -> guard.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", ")),
            step.guards().stream()
                .map(guard -> guard.refusal().en())
                .collect(Collectors.joining("; ")));
  }

  private static String yes(boolean it) {
    return it ? "yes" : "";
  }
}
