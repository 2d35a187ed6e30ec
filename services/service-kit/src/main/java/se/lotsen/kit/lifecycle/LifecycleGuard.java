package se.lotsen.kit.lifecycle;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.Text;

/**
 * A named rule for a step.
 *
 * @param name as the lifecycle's page has it, such as {@code REASON_GIVEN}
 * @param rule whether the facts allow the step
 * @param refusal what a user is told when they do not, and what to do about it
 * @param asksFor the field of the request that it asks for, where it is for the user to give it
 *     there
 * @param <F> the facts it looks at
 */
public record LifecycleGuard<F>(
    String name, Predicate<F> rule, Text refusal, @Nullable String asksFor) {

  public static <F> LifecycleGuard<F> of(String name, Predicate<F> rule, String sv, String en) {
    return new LifecycleGuard<>(name, rule, new Text(sv, en), null);
  }

  /** That the user says why, in the field {@code reason}. */
  public static <F> LifecycleGuard<F> reasonGiven(Predicate<F> given) {
    return LifecycleGuard.<F>of(
            "REASON_GIVEN",
            given,
            "En anledning behövs; skriv varför",
            "A reason is needed; say why")
        .askingFor("reason");
  }

  /** The same rule, met by what the user sends in this field. */
  public LifecycleGuard<F> askingFor(String field) {
    return new LifecycleGuard<>(name, rule, refusal, field);
  }

  public boolean allows(F facts) {
    return rule.test(facts);
  }

  @Override
  public String toString() {
    return name;
  }
}
