package se.lotsen.registry.client;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.lotsen.kit.journal.Decision;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.model.code.ClientKind;
import se.lotsen.model.code.LegalForm;
import se.lotsen.model.event.ClientEvent;
import se.lotsen.model.event.ClientEvent.ClientProfileChanged;
import se.lotsen.model.event.ClientEvent.ClientRegistered;

/** Decides on commands to a client; pure. */
final class ClientDecider {
  private ClientDecider() {}

  static Decision<Client, ClientEvent> register(Client client, LocalDate today) {
    var wrong = wrongIn(client, today);
    return wrong != null
        ? Decision.refused(wrong)
        : Decision.accepted(client, new ClientRegistered(client.id(), today, client.profile()));
  }

  static Decision<Client, ClientEvent> change(Client now, Client next, LocalDate today) {
    var wrong = wrongIn(next, today);
    if (wrong != null) {
      return Decision.refused(wrong);
    }
    return next.equals(now)
        ? Decision.nothingToDo(now)
        : Decision.accepted(next, new ClientProfileChanged(next.id(), today, next.profile()));
  }

  private static @Nullable Refusal wrongIn(Client client, LocalDate today) {
    var number = client.orgNumber();
    if (client.kind() == ClientKind.COMPANY && number == null) {
      return Refusal.invalid(
          "org-number-needed",
          "orgNumber",
          "Ett företag har ett organisationsnummer; ange det, eller välj blivande företagare",
          "A company has an organisation number; give it, or choose PROSPECTIVE_ENTREPRENEUR");
    }
    if (client.kind() == ClientKind.PROSPECTIVE_ENTREPRENEUR && number != null) {
      return Refusal.invalid(
          "org-number-not-yet",
          "orgNumber",
          "En blivande företagare har inget organisationsnummer än; välj företag",
          "A prospective entrepreneur has no organisation number yet; choose COMPANY");
    }
    if (number != null
        && client.legalForm() != null
        && number.isOfPerson() != (client.legalForm() == LegalForm.SOLE_TRADER)) {
      return Refusal.invalid(
          "legal-form-mismatch",
          "legalForm",
          "Numret och den juridiska formen passar inte ihop: bara en enskild firma har ägarens"
              + " personnummer",
          "The number and the legal form do not fit: only a sole trader has the owner's personal"
              + " identity number");
    }
    if (client.startedOn() != null && client.startedOn().isAfter(today)) {
      return Refusal.invalid(
          "day-in-future",
          "startedOn",
          "Startdagen ligger i framtiden",
          "The start date is in the future");
    }
    return null;
  }
}
