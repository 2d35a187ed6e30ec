package se.lotsen.kit.lifecycle;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * One step out of the present state, as a user is offered it.
 *
 * @param needs what the user has to send along with it
 * @param because why it is not allowed now; empty when it is
 */
public record OfferedStep(
    String trigger,
    String label,
    String to,
    boolean allowed,
    List<String> needs,
    List<String> because) {

  /** Every step out of a state. */
  public static <S extends LifecycleState, T extends LifecycleTrigger, F> List<OfferedStep> from(
      LifecycleTable<S, T, F> table, S state, F facts, Locale locale) {
    return table.stepsFrom(state).stream().map(step -> of(step, facts, locale)).toList();
  }

  private static <F> OfferedStep of(LifecycleStep<?, ?, F> step, F facts, Locale locale) {
    var lacking = step.objections(facts).stream().filter(guard -> guard.asksFor() == null).toList();
    return new OfferedStep(
        step.trigger().name(),
        step.trigger().label().in(locale),
        step.to().name(),
        lacking.isEmpty(),
        step.guards().stream().map(LifecycleGuard::asksFor).filter(Objects::nonNull).toList(),
        lacking.stream().map(guard -> guard.refusal().in(locale)).toList());
  }
}
