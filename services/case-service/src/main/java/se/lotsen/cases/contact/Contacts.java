package se.lotsen.cases.contact;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import se.lotsen.cases.casefile.Cases;
import se.lotsen.cases.messaging.WhenContactOpensCase;
import se.lotsen.kit.failure.RefusedException;
import se.lotsen.kit.journal.JournalEntry;
import se.lotsen.kit.journal.JournaledStore;
import se.lotsen.kit.journal.Origin;
import se.lotsen.kit.journal.Outcome;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.kit.journal.Selection;
import se.lotsen.model.ClientId;
import se.lotsen.model.event.ContactEvent;
import se.lotsen.model.event.ContactEvent.ContactLogged;
import se.lotsen.work.ClientMergeListener;
import se.lotsen.work.ProjectWork;
import se.lotsen.work.ReferenceData;

/** The contact log: logging, correcting, finding. */
@Component
public class Contacts extends ProjectWork<Contact, ContactEvent> implements ClientMergeListener {
  private static final Logger log = LoggerFactory.getLogger(Contacts.class);

  private final Cases cases;
  private final WhenContactOpensCase whenContactOpensCase;

  Contacts(
      JournaledStore<Contact, ContactEvent> contactStore,
      Cases cases,
      WhenContactOpensCase whenContactOpensCase,
      ReferenceData known,
      Clock clock) {
    super(contactStore, known, clock);
    this.cases = cases;
    this.whenContactOpensCase = whenContactOpensCase;
  }

  Outcome log(Contact contact, Origin origin) {
    var wrong = wrongCase(contact);
    if (wrong != null) {
      return new Outcome.Refused(wrong);
    }
    var outcome =
        create(
            contact.project(),
            contact.id().value(),
            origin,
            (project, today) -> ContactDecider.log(contact, project, today));
    afterwards(
        () -> {
          if (outcome instanceof Outcome.Done done && contact.opens() != null) {
            openCaseNow(contact, done, origin);
          }
          thenFollow(outcome, contact, origin);
        });
    return outcome;
  }

  /**
   * Does at once what the listeners would do a moment later. The contact is logged, whatever
   * becomes of it, so what fails here is left to them and nobody is told that nothing was changed.
   */
  private static void afterwards(Runnable action) {
    try {
      action.run();
    } catch (DataAccessException | RefusedException e) {
      log.debug("Left to the listeners: {}", e.getMessage());
    }
  }

  /** What would come of logging this contact; nothing does. */
  Outcome tryLog(Contact contact) {
    var wrong = wrongCase(contact);
    return wrong != null
        ? new Outcome.Refused(wrong)
        : tryCreate(
            contact.project(),
            contact.id().value(),
            (project, today) -> ContactDecider.log(contact, project, today));
  }

  private void thenFollow(Outcome outcome, Contact contact, Origin origin) {
    thenFollow(outcome, List.of(contact.client()), origin, as -> follow(contact.id().value(), as));
  }

  private void follow(String id, Origin origin) {
    change(
        id,
        origin,
        (contact, project, today) ->
            ContactDecider.follow(contact, survivorOf(contact.namedClient()), today));
  }

  @Override
  public void follow(List<ClientId> clients, Origin origin) {
    each(
        Selection.of(ContactListings.BY_CLIENT).whereIn("client", clients),
        found -> follow(found.id(), origin));
  }

  /**
   * The policy runs at once, so that whoever logged the contact finds the case; should this process
   * die before it has, the listener does the same when the event arrives.
   */
  private void openCaseNow(Contact contact, Outcome.Done done, Origin origin) {
    whenContactOpensCase.open(
        new ContactLogged(
            contact.ref(),
            contact.on(),
            contact.channel(),
            contact.minutes(),
            contact.advisor(),
            contact.belongsTo(),
            contact.opens(),
            contact.followUpOn()),
        JournalEntry.eventId(done.id(), 1),
        origin.correlationId());
  }

  /** Whether the case that the contact is said to join is one that it can join. */
  private @Nullable Refusal wrongCase(Contact contact) {
    if (contact.belongsTo() == null || contact.opens() != null) {
      return null;
    }
    var joined = cases.whose(contact.belongsTo());
    if (joined.isEmpty()) {
      return Refusal.invalid(
          "unknown-case",
          "joins",
          "Det finns inget ärende %s".formatted(contact.belongsTo()),
          "There is no case %s".formatted(contact.belongsTo()));
    }
    return joined.get().client().equals(survivorOf(contact.client()))
            && joined.get().project().equals(contact.project())
        ? null
        : Refusal.invalid(
            "other-clients-case",
            "joins",
            "Ärendet gäller en annan klient eller ett annat projekt",
            "The case is another client's or another project's");
  }

  Outcome correct(String id, Contact next, Origin origin) {
    var outcome =
        change(
            id,
            origin,
            (contact, project, today) -> ContactDecider.correct(contact, next, project, today));
    afterwards(() -> thenFollow(outcome, next, origin));
    return outcome;
  }

  Outcome retract(String id, @Nullable String reason, Origin origin) {
    return change(
        id, origin, (contact, project, today) -> ContactDecider.retract(contact, reason, today));
  }
}
