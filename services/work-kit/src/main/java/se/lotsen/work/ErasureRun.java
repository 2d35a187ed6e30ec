package se.lotsen.work;

import java.util.function.Function;
import se.lotsen.kit.journal.CommandContext;
import se.lotsen.kit.journal.Outcome;

/**
 * One going through all that is to be erased by a decision made elsewhere. What was erased in an
 * earlier one that did not end is recognised by its key; nobody who waits for an answer is kept
 * waiting by it.
 */
public final class ErasureRun {
  private final String policy;
  private final String eventId;
  private final String correlationId;
  private final Runnable pace;
  private int refused;

  /**
   * @param policy as the journal names it
   * @param eventId of the decision
   * @param pace is called before each; what it throws ends the run, to be begun again
   */
  ErasureRun(String policy, String eventId, String correlationId, Runnable pace) {
    this.policy = policy;
    this.eventId = eventId;
    this.correlationId = correlationId;
    this.pace = pace;
  }

  /** Erases one thing; what a hold or a decision keeps is counted, to be tried again. */
  public void erase(String id, Function<CommandContext, Outcome> erasing) {
    pace.run();
    var context = CommandContext.ofPolicy(policy, eventId + "/" + id, correlationId);
    if (erasing.apply(context) instanceof Outcome.Refused) {
      refused++;
    }
  }

  /** How many were kept. */
  int refused() {
    return refused;
  }
}
