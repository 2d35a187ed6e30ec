package se.lotsen.testkit;

import se.lotsen.kit.journal.Outcome;
import se.lotsen.kit.journal.Refusal;

/** Reads outcomes in tests, and says which one it was when it was another. */
final class Outcomes {
  private Outcomes() {}

  static Outcome.Done done(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done done -> done;
      case Outcome.Refused refused -> throw new AssertionError("Refused: " + refused.why());
    };
  }

  static Refusal refused(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Refused refused -> refused.why();
      case Outcome.Done done -> throw new AssertionError("Done instead of refused: " + done);
    };
  }

  static Outcome.Done asRepeated(Outcome.Done first) {
    return new Outcome.Done(
        first.id(),
        first.version(),
        first.sequence(),
        first.status(),
        first.recordedAt(),
        first.events(),
        true);
  }
}
