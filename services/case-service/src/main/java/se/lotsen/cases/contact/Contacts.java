package se.lotsen.cases.contact;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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
import se.lotsen.kit.journal.Versioned;
import se.lotsen.known.Known;
import se.lotsen.known.KnownProject;
import se.lotsen.model.AdvisorId;
import se.lotsen.model.CaseId;
import se.lotsen.model.ClientId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.event.ContactEvent;
import se.lotsen.model.event.ContactEvent.ContactLogged;

/** The contact log: logging, correcting, finding. */
@Component
public class Contacts {
  private static final Logger log = LoggerFactory.getLogger(Contacts.class);

  private final JournaledStore<Contact, ContactEvent> store;
  private final Cases cases;
  private final WhenContactOpensCase whenContactOpensCase;
  private final Known known;
  private final Clock clock;

  Contacts(
      JournaledStore<Contact, ContactEvent> contactStore,
      Cases cases,
      WhenContactOpensCase whenContactOpensCase,
      Known known,
      Clock clock) {
    this.store = contactStore;
    this.cases = cases;
    this.whenContactOpensCase = whenContactOpensCase;
    this.known = known;
    this.clock = clock;
  }

  Outcome log(Contact contact, Origin origin) {
    var project = known.project(contact.project());
    if (project.isEmpty()) {
      return new Outcome.Refused(Known.unknown(contact.project()));
    }
    var wrong = wrongCase(contact);
    if (wrong != null) {
      return new Outcome.Refused(wrong);
    }
    var outcome =
        store.create(
            contact.id().value(),
            origin,
            now -> ContactDecider.log(contact, project.get(), today()));
    if (outcome instanceof Outcome.Done done) {
      afterwards(
          () -> {
            if (contact.opens() != null) {
              openCaseNow(contact, done, origin);
            }
            followAtOnce(contact, done, origin);
          });
    }
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
    var project = known.project(contact.project());
    if (project.isEmpty()) {
      return new Outcome.Refused(Known.unknown(contact.project()));
    }
    var wrong = wrongCase(contact);
    return wrong != null
        ? new Outcome.Refused(wrong)
        : store.tryCreate(
            contact.id().value(), now -> ContactDecider.log(contact, project.get(), today()));
  }

  /** The client may have been merged into another before the contact was logged, or meanwhile. */
  private void followAtOnce(Contact contact, Outcome.Done done, Origin origin) {
    if (!known.goingOnFor(contact.client()).equals(contact.client())) {
      follow(
          contact.id().value(),
          Origin.ofPolicy(
              "WhenClientsMerge",
              JournalEntry.eventId(done.id(), done.sequence()),
              origin.correlationId()));
    }
  }

  private void follow(String id, Origin origin) {
    store.change(
        id,
        origin,
        (contact, now) ->
            ContactDecider.follow(contact, known.goingOnFor(contact.namedClient()), today()));
  }

  /**
   * Has every contact with one of these clients follow who goes on for it now.
   *
   * @param origin the same for all: an aggregate that has followed already does nothing
   */
  public void follow(List<ClientId> clients, Origin origin) {
    store.each(
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
    return joined.get().client().equals(known.goingOnFor(contact.client()))
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
        store.change(
            id,
            origin,
            (contact, now) -> ContactDecider.correct(contact, next, projectOf(contact), today()));
    if (outcome instanceof Outcome.Done done) {
      afterwards(() -> followAtOnce(next, done, origin));
    }
    return outcome;
  }

  Outcome retract(String id, @Nullable String reason, Origin origin) {
    return store.change(
        id, origin, (contact, now) -> ContactDecider.retract(contact, reason, today()));
  }

  Optional<Versioned<Contact>> find(String id) {
    return store.find(id);
  }

  List<JournalEntry> journal(String id, long after, int limit) {
    return store.journal(id, after, limit);
  }

  /** Which contacts to list; what is null does not matter. */
  record Wanted(
      @Nullable ProjectId project,
      @Nullable ClientId client,
      @Nullable AdvisorId advisor,
      @Nullable CaseId caseId,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable Municipality municipality,
      @Nullable Integer followUpWithin) {}

  List<Versioned<Contact>> list(Wanted wanted, @Nullable String after, int limit) {
    return store.list(ContactListings.select(wanted, today()), after, limit);
  }

  /** Where a contact stands in such a list. */
  String placeOf(Wanted wanted, Versioned<Contact> found) {
    return store.placeOf(ContactListings.listing(wanted), found);
  }

  private KnownProject projectOf(Contact contact) {
    return known
        .projectNow(contact.project())
        .orElseThrow(() -> new IllegalStateException("No copy of project " + contact.project()));
  }

  LocalDate today() {
    return LocalDate.now(clock);
  }
}
