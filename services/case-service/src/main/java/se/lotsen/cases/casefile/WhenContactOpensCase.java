package se.lotsen.cases.casefile;

import org.springframework.stereotype.Component;
import se.lotsen.cases.casefile.CaseCommand.OpenCase;
import se.lotsen.kit.failure.RefusedException;
import se.lotsen.kit.journal.CommandContext;
import se.lotsen.kit.journal.Outcome;
import se.lotsen.model.event.CaseEvent.CaseRef;
import se.lotsen.model.event.ContactEvent.ContactLogged;

/** A contact that opens a case: the case is opened. Doing it twice opens one. */
@Component
public class WhenContactOpensCase {
  private final Cases cases;

  WhenContactOpensCase(Cases cases) {
    this.cases = cases;
  }

  /**
   * @throws RefusedException when the case is refused, although the contact was not: the event then
   *     belongs in the dead letters, where somebody looks at it
   */
  public void open(ContactLogged logged, String eventId, String correlationId) {
    var contact = logged.about();
    if (logged.opens() == null || logged.belongsTo() == null) {
      return;
    }
    var command =
        new OpenCase(
            new CaseRef(
                logged.belongsTo(),
                logged.opens(),
                contact.project(),
                contact.client(),
                contact.municipality(),
                contact.area()),
            logged.on(),
            logged.advisor(),
            null,
            null,
            contact.id());
    var outcome =
        cases.open(
            command, CommandContext.ofPolicy("WhenContactOpensCase", eventId, correlationId));
    if (outcome instanceof Outcome.Refused refused) {
      throw new RefusedException(refused.why());
    }
  }
}
