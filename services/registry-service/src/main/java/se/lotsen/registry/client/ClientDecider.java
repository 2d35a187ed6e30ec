package se.lotsen.registry.client;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.lotsen.kit.DayRules;
import se.lotsen.kit.journal.Decision;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.kit.privacy.PersonalFields;
import se.lotsen.model.ClientId;
import se.lotsen.model.code.ClientKind;
import se.lotsen.model.code.ErasureGround;
import se.lotsen.model.code.LegalForm;
import se.lotsen.model.event.ClientEvent;
import se.lotsen.model.event.ClientEvent.ClientErased;
import se.lotsen.model.event.ClientEvent.ClientHoldPlaced;
import se.lotsen.model.event.ClientEvent.ClientHoldReleased;
import se.lotsen.model.event.ClientEvent.ClientMerged;
import se.lotsen.model.event.ClientEvent.ClientProfileChanged;
import se.lotsen.model.event.ClientEvent.ClientRegistered;
import se.lotsen.model.event.ClientEvent.ClientUnmerged;

/** Decides on commands to a client; pure. */
final class ClientDecider {
  private ClientDecider() {}

  static Decision<Client, ClientEvent> register(Client client, LocalDate today) {
    var wrong = wrongIn(client, today);
    return wrong != null
        ? Decision.refused(wrong)
        : Decision.accepted(client, new ClientRegistered(client.id(), today, client.profile()));
  }

  static Decision<Client, ClientEvent> change(Client now, Client wanted, LocalDate today) {
    var next = wanted.startedBy(now.startedBy()).held(now.heldSince()).numberedAs(now);
    var wrong = now.mergedInto() != null ? goesOnAs(now.mergedInto()) : wrongIn(next, today);
    if (wrong != null) {
      return Decision.refused(wrong);
    }
    return next.equals(now)
        ? Decision.nothingToDo(now)
        : Decision.accepted(next, new ClientProfileChanged(next.id(), today, next.profile()));
  }

  /**
   * Says that a client is the same as another one.
   *
   * @param into the one that goes on for both, as it is now
   */
  static Decision<Client, ClientEvent> merge(Client now, Client into, LocalDate today) {
    if (into.id().equals(now.mergedInto())) {
      return Decision.nothingToDo(now);
    }
    var wrong = now.heldSince() != null ? held(now.heldSince()) : wrongIn(now, into);
    return wrong != null
        ? Decision.refused(wrong)
        : Decision.accepted(now.merged(into.id()), new ClientMerged(now.id(), today, into.id()));
  }

  static Decision<Client, ClientEvent> unmerge(
      Client now, @Nullable String reason, LocalDate today) {
    return now.mergedInto() == null
        ? Decision.refused(
            Refusal.conflict(
                "client-not-merged",
                "Klienten är inte sammanslagen med någon annan",
                "The client is not merged with another one"))
        : Decision.accepted(
            now.merged(null), new ClientUnmerged(now.id(), today, now.mergedInto()), reason);
  }

  /**
   * Says that a company that a partner reported is this client. A prospective entrepreneur becomes
   * the company and stays the same client; what was reported anew is corrected.
   */
  static Decision<Client, ClientEvent> startCompany(
      Client now, CompanyStarted started, LocalDate today) {
    if (now.mergedInto() != null
        || (now.kind() != ClientKind.PROSPECTIVE_ENTREPRENEUR
            && !started.referral().equals(now.startedBy()))) {
      return Decision.accepted(now, started.answeredFor(now));
    }
    var company = now.started(started);
    var toldOfIt = started.answeredFor(company);
    return new Decision.Accepted<>(
        company,
        company.profile().equals(now.profile())
            ? List.of(toldOfIt)
            : List.of(new ClientProfileChanged(now.id(), today, company.profile()), toldOfIt),
        null);
  }

  /** Registers a company that a partner reported and that is nobody who is known. */
  static Decision<Client, ClientEvent> registerStarted(
      Client company, CompanyStarted started, LocalDate today) {
    return new Decision.Accepted<>(
        company,
        List.of(
            new ClientRegistered(company.id(), today, company.profile()),
            started.answeredFor(company)),
        null);
  }

  /** Nothing about it may be erased from now on; a hold that is there stays as it is. */
  static Decision<Client, ClientEvent> placeHold(Client now, String reason, LocalDate today) {
    if (now.mergedInto() != null) {
      return Decision.refused(goesOnAs(now.mergedInto()));
    }
    return now.heldSince() != null
        ? Decision.nothingToDo(now)
        : Decision.accepted(now.held(today), new ClientHoldPlaced(now.id(), today), reason);
  }

  static Decision<Client, ClientEvent> releaseHold(
      Client now, @Nullable String reason, LocalDate today) {
    return now.heldSince() == null
        ? Decision.nothingToDo(now)
        : Decision.accepted(now.held(null), new ClientHoldReleased(now.id(), today), reason);
  }

  /**
   * Erases who a person was. What a company is called is nobody's personal data.
   *
   * @param kept why a project that they are in has it kept, or null
   */
  static Decision<Client, ClientEvent> erase(
      Client now,
      @Nullable Refusal kept,
      ErasureGround ground,
      @Nullable String reason,
      LocalDate today) {
    if (isErased(now)) {
      return Decision.nothingToDo(now);
    }
    var wrong =
        !now.isPerson() ? noPerson() : now.heldSince() != null ? held(now.heldSince()) : kept;
    return wrong != null
        ? Decision.refused(wrong)
        : Decision.accepted(
            PersonalFields.erased(now), new ClientErased(now.id(), today, ground), reason);
  }

  /** Whether who it was is gone; a company that is no person says nothing of one. */
  static boolean isErased(Client client) {
    return client.isPerson() && client.equals(PersonalFields.erased(client));
  }

  private static Refusal held(LocalDate since) {
    return Refusal.conflict(
        "legal-hold",
        "Ett gallringsstopp gäller sedan %s; häv det först".formatted(since),
        "A hold is on it since %s; release that first".formatted(since));
  }

  private static Refusal noPerson() {
    return Refusal.conflict(
        "not-a-person",
        "Klienten är ingen person: dess namn och nummer är inga personuppgifter. Radera det som"
            + " skrivits om personen",
        "The client is no person: its name and number are not personal data. Erase what was written"
            + " about the person");
  }

  private static @Nullable Refusal wrongIn(Client merged, Client into) {
    if (into.id().equals(merged.id())) {
      return Refusal.invalid(
          "merged-with-itself",
          "into",
          "En klient kan inte slås samman med sig själv; ange den andra",
          "A client cannot be merged with itself; give the other one");
    }
    if (merged.mergedInto() != null) {
      return goesOnAs(merged.mergedInto());
    }
    if (into.mergedInto() != null) {
      return Refusal.invalid(
          "client-merged",
          "into",
          "Den klienten är själv sammanslagen med %s; ange den".formatted(into.mergedInto()),
          "That client is itself merged into %s; give that one".formatted(into.mergedInto()));
    }
    return merged.orgNumber() != null
            && into.orgNumber() != null
            && !merged.orgNumber().equals(into.orgNumber())
        ? Refusal.conflict(
            "two-org-numbers",
            "Klienterna har var sitt organisationsnummer och är två företag; rätta det som är fel"
                + " först",
            "The clients have an organisation number each and are two companies; correct the one"
                + " that is wrong first")
        : null;
  }

  private static Refusal goesOnAs(ClientId into) {
    return Refusal.conflict(
        "client-merged",
        "Klienten är sammanslagen med %s; ändra den, eller dela dem igen".formatted(into),
        "The client is merged into %s; change that one, or unmerge them".formatted(into));
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
    return DayRules.notInFuture(client.startedOn(), today, "startedOn");
  }
}
