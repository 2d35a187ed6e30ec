package se.lotsen.projection.history;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import se.lotsen.model.AdvisorId;
import se.lotsen.model.CaseId;
import se.lotsen.model.ClientId;
import se.lotsen.model.ContactId;
import se.lotsen.model.code.CaseParty;
import se.lotsen.model.code.CaseType;
import se.lotsen.model.code.CompanyOrigin;
import se.lotsen.model.code.OutcomeKind;
import se.lotsen.model.code.StateCode;
import se.lotsen.model.code.TriggerCode;
import se.lotsen.model.event.CaseEvent.CaseClientReplaced;
import se.lotsen.model.event.CaseEvent.CaseMoved;
import se.lotsen.model.event.CaseEvent.CaseOpened;
import se.lotsen.model.event.CaseEvent.CaseRef;
import se.lotsen.model.event.CaseEvent.CompanyRecorded;
import se.lotsen.model.event.CaseEvent.OutcomeCorrected;
import se.lotsen.model.event.CaseEvent.OutcomeRecorded;
import se.lotsen.model.event.CaseEvent.OutcomeRetracted;
import se.lotsen.model.event.CaseEvent.SessionCorrected;
import se.lotsen.model.event.CaseEvent.SessionLogged;
import se.lotsen.model.event.CaseEvent.SessionRetracted;
import se.lotsen.model.event.ContactEvent.ContactClientReplaced;
import se.lotsen.model.event.ContactEvent.ContactCorrected;
import se.lotsen.model.event.ContactEvent.ContactLogged;
import se.lotsen.model.event.ContactEvent.ContactRef;
import se.lotsen.model.event.ContactEvent.ContactRetracted;
import se.lotsen.model.event.Event;

/** Says of a command what the case service says of it. */
final class Publisher {
  private static final AdvisorId ANNA = new AdvisorId("anna");
  private static final LocalDate TODAY = LocalDate.of(2011, 1, 10);

  private final Map<CaseId, CaseRef> cases = new HashMap<>();
  private final Map<ContactId, ContactRef> contacts = new HashMap<>();
  private final Map<CaseId, ClientId> companies = new HashMap<>();
  private final OtherPublishers elsewhere = new OtherPublishers();

  Event eventOf(Command command) {
    return switch (command) {
      case Command.LogContact log ->
          new ContactLogged(
              contact(log.contact(), log), log.on(), log.channel(), 30, ANNA, null, null, null);
      case Command.CorrectContact correct ->
          new ContactCorrected(
              contact(correct.contact(), correct), correct.on(), correct.channel(), 45, ANNA, null);
      case Command.RetractContact retract ->
          new ContactRetracted(contacts.get(retract.contact()), TODAY);
      case Command.OpenCase open -> opened(open);
      case Command.MoveCase move ->
          new CaseMoved(
              cases.get(move.id()),
              TODAY,
              new TriggerCode("START_ADVISING"),
              new StateCode("NEEDS_ANALYSIS"),
              new StateCode("ADVISING"));
      case Command.LogSession log ->
          new SessionLogged(cases.get(log.id()), log.on(), log.session(), log.hours(), ANNA);
      case Command.CorrectSession correct ->
          new SessionCorrected(
              cases.get(correct.id()), correct.on(), correct.session(), correct.hours(), ANNA);
      case Command.RetractSession retract ->
          new SessionRetracted(cases.get(retract.id()), TODAY, retract.session());
      case Command.RecordOutcome record ->
          new OutcomeRecorded(
              cases.get(record.id()),
              record.on(),
              record.outcome(),
              record.jobs() == null ? OutcomeKind.ADVICE_USED : OutcomeKind.NEW_JOBS,
              record.jobs());
      case Command.CorrectOutcome correct ->
          new OutcomeCorrected(
              cases.get(correct.id()),
              correct.on(),
              correct.outcome(),
              correct.jobs() == null ? OutcomeKind.NO_CHANGE : OutcomeKind.NEW_JOBS,
              correct.jobs());
      case Command.RetractOutcome retract ->
          new OutcomeRetracted(cases.get(retract.id()), TODAY, retract.outcome());
      case Command.RecordCompany record -> recorded(record);
      case Command.ReplaceClient replace -> replaced(replace);
      case Command.ReplaceContactsClient replace -> replaced(replace);
      case Command.ReplaceCompany replace ->
          new CaseClientReplaced(
              cases.get(replace.id()),
              TODAY,
              CaseParty.COMPANY,
              companies.put(replace.id(), replace.to()),
              replace.to());
      default -> elsewhere.eventOf(command);
    };
  }

  private Event recorded(Command.RecordCompany record) {
    companies.put(record.id(), record.company());
    return new CompanyRecorded(
        cases.get(record.id()),
        record.on(),
        record.company(),
        record.isNew() ? CompanyOrigin.NEW : CompanyOrigin.CHANGE_OF_OWNER,
        true);
  }

  private Event replaced(Command.ReplaceClient replace) {
    var was = cases.get(replace.id());
    var is =
        new CaseRef(
            was.id(), was.type(), was.project(), replace.to(), was.municipality(), was.area());
    cases.put(is.id(), is);
    return new CaseClientReplaced(is, TODAY, CaseParty.CLIENT, was.client(), is.client());
  }

  private Event replaced(Command.ReplaceContactsClient replace) {
    var was = contacts.get(replace.contact());
    var is =
        remembered(
            new ContactRef(was.id(), was.project(), replace.to(), was.municipality(), was.area()));
    return new ContactClientReplaced(is, TODAY, was.client());
  }

  private Event opened(Command.OpenCase open) {
    var about =
        new CaseRef(
            open.id(),
            CaseType.ADVICE,
            open.project(),
            open.client(),
            open.place().municipality(),
            open.place().area());
    cases.put(open.id(), about);
    return new CaseOpened(about, open.on(), new StateCode("REGISTERED"), ANNA, null, null);
  }

  private ContactRef contact(ContactId id, Command.LogContact log) {
    return remembered(
        new ContactRef(
            id, log.project(), log.client(), log.place().municipality(), log.place().area()));
  }

  private ContactRef contact(ContactId id, Command.CorrectContact correct) {
    return remembered(
        new ContactRef(
            id,
            correct.project(),
            correct.client(),
            correct.place().municipality(),
            correct.place().area()));
  }

  private ContactRef remembered(ContactRef about) {
    contacts.put(about.id(), about);
    return about;
  }
}
