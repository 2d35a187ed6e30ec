package se.lotsen.registry.client;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.ClientId;
import se.lotsen.model.OrgNumber;
import se.lotsen.model.Personal;
import se.lotsen.model.ReferralId;
import se.lotsen.model.code.ClientKind;
import se.lotsen.model.code.LegalForm;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.code.SizeClass;
import se.lotsen.model.code.SniCode;
import se.lotsen.model.event.ClientEvent.ClientProfile;
import se.lotsen.model.privacy.PersonalCategory;
import se.lotsen.model.privacy.PersonalData;

/**
 * A client as it is kept; name and organisation number never leave the registry's store.
 *
 * @param mergedInto the client that goes on for this one, if it turned out to be the same
 * @param startedBy the referral by which it became a company, if one did
 * @param heldSince when somebody placed a hold on it, so that nothing of it may be erased
 */
@Personal
record Client(
    ClientId id,
    ClientKind kind,
    @PersonalData(PersonalCategory.CLIENT_IDENTITY) String name,
    @PersonalData(PersonalCategory.CLIENT_IDENTITY) @Nullable OrgNumber orgNumber,
    Municipality municipality,
    @Nullable LegalForm legalForm,
    @Nullable SizeClass sizeClass,
    @Nullable SniCode sni,
    @Nullable LocalDate startedOn,
    @Nullable ClientId mergedInto,
    @Nullable ReferralId startedBy,
    @Nullable LocalDate heldSince) {

  /** What it is found by; kept beside it, so that an index can be on it. */
  @JsonProperty
  List<String> search() {
    return SearchWords.of(name, municipality);
  }

  /** Its place among all by name; kept beside it for the same reason. */
  @JsonProperty
  String order() {
    return SwedishOrder.keyOf(name);
  }

  Client startedBy(@Nullable ReferralId referral) {
    return new Client(
        id,
        kind,
        name,
        orgNumber,
        municipality,
        legalForm,
        sizeClass,
        sni,
        startedOn,
        mergedInto,
        referral,
        heldSince);
  }

  Client merged(@Nullable ClientId into) {
    return new Client(
        id,
        kind,
        name,
        orgNumber,
        municipality,
        legalForm,
        sizeClass,
        sni,
        startedOn,
        into,
        startedBy,
        heldSince);
  }

  /** The company that this prospective entrepreneur has become. */
  Client started(CompanyStarted started) {
    return new Client(
        id,
        ClientKind.COMPANY,
        name,
        started.number() == null ? null : started.number().asOrgNumber(),
        municipality,
        started.number() == null ? LegalForm.SOLE_TRADER : null,
        sizeClass,
        sni,
        started.on(),
        mergedInto,
        started.referral(),
        heldSince);
  }

  /**
   * A company of which only this is known; its number stands for its name until somebody gives it.
   */
  static Client known(ClientId id, CompanyStarted started) {
    var number = started.number();
    var name =
        number == null
            ? "Enskild firma, lotsning " + started.referral()
            : number.asOrgNumber().hyphenated();
    return new Client(
        id,
        ClientKind.COMPANY,
        name,
        number == null ? null : number.asOrgNumber(),
        started.municipality(),
        number == null ? LegalForm.SOLE_TRADER : null,
        null,
        null,
        started.on(),
        null,
        started.referral(),
        null);
  }

  Client held(@Nullable LocalDate since) {
    return new Client(
        id,
        kind,
        name,
        orgNumber,
        municipality,
        legalForm,
        sizeClass,
        sni,
        startedOn,
        mergedInto,
        startedBy,
        since);
  }

  /**
   * With the number that a sole trader has already, where none was given: it is shown masked, and
   * cannot be given again by who does not know it.
   */
  Client numberedAs(Client now) {
    return orgNumber == null
            && kind == ClientKind.COMPANY
            && now.orgNumber() != null
            && now.orgNumber().isOfPerson()
        ? new Client(
            id,
            kind,
            name,
            now.orgNumber(),
            municipality,
            legalForm,
            sizeClass,
            sni,
            startedOn,
            mergedInto,
            startedBy,
            heldSince)
        : this;
  }

  /** Whether it is a living person: its name and number are personal then. */
  boolean isPerson() {
    return kind == ClientKind.PROSPECTIVE_ENTREPRENEUR
        || legalForm == LegalForm.SOLE_TRADER
        || (orgNumber != null && orgNumber.isOfPerson());
  }

  /** What may be told to others. */
  ClientProfile profile() {
    return new ClientProfile(kind, municipality, legalForm, sizeClass, sni, startedOn);
  }
}
