package se.lotsen.cases.casefile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.lotsen.cases.casefile.CaseCommand.NoteReferral;
import se.lotsen.cases.casefile.CaseWork.NotedReferral;
import se.lotsen.cases.lifecycle.CaseTrigger.Effect;
import se.lotsen.model.code.ReferralOutcome;
import se.lotsen.model.event.CaseEvent;
import se.lotsen.model.event.CaseEvent.CaseMoved;
import se.lotsen.model.event.CaseEvent.CaseReferralNoted;

/**
 * What a case makes of the referrals out of it. It waits in the state that its lifecycle has for
 * that while any of them awaits an answer, and goes on when none does any more. A case in a state
 * that has no such step only takes note: what happened at the partner is true all the same.
 */
final class CaseReferralNotes {
  private CaseReferralNotes() {}

  static List<CaseEvent> events(CaseFile file, NoteReferral command) {
    var known = file.work().referral(command.referral());
    if (known.isPresent() && known.get().sequence() >= command.sequence()) {
      return List.of();
    }
    var noted =
        new CaseReferralNoted(
            file.ref(),
            command.on(),
            command.referral(),
            command.sequence(),
            command.partner(),
            command.state(),
            command.waiting(),
            outcome(file, command));
    var after = file.after(noted);
    boolean waited = known.map(NotedReferral::waiting).orElse(false);
    var events = new ArrayList<CaseEvent>();
    events.add(noted);
    if (!waited && command.waiting()) {
      events.addAll(step(after, Effect.REFERS, command.on()));
    } else if (waited && !after.work().awaitsReferral()) {
      events.addAll(step(after, Effect.TAKES_BACK, command.on()));
    }
    return events;
  }

  private static @Nullable ReferralOutcome outcome(CaseFile file, NoteReferral command) {
    return command.outcome() != null
        ? command.outcome()
        : file.work().referral(command.referral()).map(NotedReferral::outcome).orElse(null);
  }

  private static List<CaseEvent> step(CaseFile file, Effect effect, LocalDate on) {
    var day = on.isBefore(file.stateSince()) ? file.stateSince() : on;
    return file.lifecycle()
        .trigger(effect)
        .flatMap(trigger -> file.lifecycle().table().step(file.state(), trigger))
        .<List<CaseEvent>>map(
            step ->
                List.of(
                    new CaseMoved(
                        file.ref(),
                        day,
                        step.trigger().code(),
                        step.from().code(),
                        step.to().code())))
        .orElse(List.of());
  }
}
