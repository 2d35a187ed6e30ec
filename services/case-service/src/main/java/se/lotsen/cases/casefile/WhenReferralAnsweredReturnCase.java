package se.lotsen.cases.casefile;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.lotsen.cases.casefile.CaseCommand.NoteReferral;
import se.lotsen.kit.failure.RefusedException;
import se.lotsen.kit.journal.CommandContext;
import se.lotsen.kit.journal.Outcome;
import se.lotsen.model.CaseId;
import se.lotsen.model.code.StateCode;
import se.lotsen.model.event.ReferralEvent.ReferralMoved;
import se.lotsen.model.event.ReferralEvent.ReferralOutcomeStated;

/**
 * A referral out of a case was sent: the case waits. It was answered, ran out or was taken back:
 * the case goes on. What comes of it later is noted, too. Doing it twice does it once.
 */
@Component
class WhenReferralAnsweredReturnCase {
  private static final StateCode REQUESTED = new StateCode("REQUESTED");
  private static final StateCode COMPLETED = new StateCode("COMPLETED");

  private final Cases cases;

  WhenReferralAnsweredReturnCase(Cases cases) {
    this.cases = cases;
  }

  void moved(ReferralMoved moved, long sequence, String eventId, String correlationId) {
    note(
        moved.fromCase(),
        new NoteReferral(
            moved.about().id(),
            Math.toIntExact(sequence),
            moved.about().partner(),
            moved.on(),
            moved.to(),
            moved.to().equals(REQUESTED),
            null),
        eventId,
        correlationId);
  }

  void stated(ReferralOutcomeStated stated, long sequence, String eventId, String correlationId) {
    note(
        stated.fromCase(),
        new NoteReferral(
            stated.about().id(),
            Math.toIntExact(sequence),
            stated.about().partner(),
            stated.on(),
            COMPLETED,
            false,
            stated.outcome()),
        eventId,
        correlationId);
  }

  /**
   * @throws RefusedException when there is no such case: the event then belongs in the dead
   *     letters, where somebody looks at it
   */
  private void note(
      @Nullable CaseId from, NoteReferral command, String eventId, String correlationId) {
    if (from == null) {
      return;
    }
    var outcome =
        cases.note(
            from,
            command,
            CommandContext.ofPolicy("WhenReferralAnsweredReturnCase", eventId, correlationId));
    if (outcome instanceof Outcome.Refused refused) {
      throw new RefusedException(refused.why());
    }
  }
}
