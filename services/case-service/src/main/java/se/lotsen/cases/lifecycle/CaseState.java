package se.lotsen.cases.lifecycle;

import se.lotsen.kit.lifecycle.LifecycleState;
import se.lotsen.model.Text;
import se.lotsen.model.code.Labelled;
import se.lotsen.model.code.StateCode;

/** A state of some lifecycle. */
public sealed interface CaseState extends Labelled, LifecycleState
    permits AdviceState, SpinOffState, SuccessionState {
  @Override
  String name();

  @Override
  Text label();

  @Override
  default boolean isOpen() {
    return phase().isOpen();
  }

  /** Which part of a case's life this is; decides what may be recorded in it. */
  Phase phase();

  /** Whether others have to act first, so that the time until the case is due does not run. */
  default boolean stopsTheClock() {
    return false;
  }

  default StateCode code() {
    return new StateCode(name());
  }

  /** The parts of a case's life that all lifecycles share. */
  enum Phase {
    /** Work has not begun: no sessions, no outcomes. */
    PREPARING(true, false, false),
    /** Work goes on: sessions and outcomes. */
    WORKING(true, true, true),
    /** Ended well: outcomes may still become known. */
    ENDED(false, false, true),
    /** Ended without a result: nothing may be recorded. */
    GIVEN_UP(false, false, false);

    private final boolean open;
    private final boolean takesSessions;
    private final boolean takesOutcomes;

    Phase(boolean open, boolean takesSessions, boolean takesOutcomes) {
      this.open = open;
      this.takesSessions = takesSessions;
      this.takesOutcomes = takesOutcomes;
    }

    public boolean isOpen() {
      return open;
    }

    public boolean takesSessions() {
      return takesSessions;
    }

    public boolean takesOutcomes() {
      return takesOutcomes;
    }
  }
}
