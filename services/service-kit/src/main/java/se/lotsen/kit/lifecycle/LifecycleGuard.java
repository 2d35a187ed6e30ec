package se.lotsen.kit.lifecycle;

import org.jspecify.annotations.Nullable;
import se.lotsen.model.Text;

/**
 * A named rule for a step.
 *
 * @param <F> the facts it looks at
 */
public interface LifecycleGuard<F> {
  String name();

  boolean allows(F facts);

  /** What a user is told when the rule says no, and what to do about it. */
  Text refusal();

  /** The field of the request that it asks for, where it is for the user to give it there. */
  default @Nullable String asksFor() {
    return null;
  }
}
