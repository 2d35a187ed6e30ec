package se.lotsen.cases.contact;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import se.lotsen.cases.casefile.Cases;
import se.lotsen.cases.casefile.WhenContactOpensCase;
import se.lotsen.kit.access.MissingRight;
import se.lotsen.kit.failure.RefusedException;
import se.lotsen.kit.journal.CommandContext;
import se.lotsen.kit.journal.Decision;
import se.lotsen.kit.journal.JournalEntry;
import se.lotsen.kit.journal.JournaledStore;
import se.lotsen.kit.journal.Outcome;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.kit.journal.Selection;
import se.lotsen.kit.privacy.PersonalDataSource;
import se.lotsen.model.ClientId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.access.Right;
import se.lotsen.model.code.ErasureGround;
import se.lotsen.model.event.ContactEvent;
import se.lotsen.model.event.ContactEvent.ContactErased;
import se.lotsen.model.event.ContactEvent.ContactLogged;
import se.lotsen.work.ClientMergeListener;
import se.lotsen.work.ErasureListener;
import se.lotsen.work.ErasureRun;
import se.lotsen.work.ProjectWork;
import se.lotsen.work.ReferenceData;

/** The contact log: logging, correcting, finding. */
@Component
public class Contacts extends ProjectWork<Contact, ContactEvent>
    implements ClientMergeListener, ErasureListener {
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

  Outcome log(Contact contact, CommandContext context) {
    var wrong = wrongCase(contact);
    if (wrong != null) {
      return new Outcome.Refused(wrong);
    }
    var outcome =
        create(
            contact.project(),
            contact.id().value(),
            context,
            (project, today) -> ContactDecider.log(contact, project, today));
    afterwards(
        () -> {
          if (outcome instanceof Outcome.Done done && contact.opens() != null) {
            openCaseNow(contact, done, context);
          }
          thenFollow(outcome, contact, context);
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

  private void thenFollow(Outcome outcome, Contact contact, CommandContext context) {
    thenFollow(outcome, List.of(contact.client()), context, as -> follow(contact.id().value(), as));
  }

  private void follow(String id, CommandContext context) {
    change(
        id,
        context,
        (contact, project, today) ->
            ContactDecider.follow(contact, survivorOf(contact.namedClient()), today));
  }

  @Override
  public void follow(List<ClientId> clients, CommandContext context) {
    each(
        Selection.of(ContactListings.BY_CLIENT).whereIn("client", clients),
        found -> follow(found.id(), context));
  }

  @Override
  public void eraseOf(ClientId client, ErasureRun run) {
    eraseAll(
        Selection.of(ContactListings.BY_CLIENT).where("client", client),
        ErasureGround.SUBJECT_REQUEST,
        run);
  }

  @Override
  public void eraseIn(ProjectId project, ErasureRun run) {
    eraseAll(
        Selection.of(ContactListings.BY_PROJECT).where("project", project),
        ErasureGround.DISPOSAL,
        run);
  }

  @Override
  protected ContactEvent erasure(Contact contact, LocalDate on, ErasureGround ground) {
    return new ContactErased(contact.ref(), on, ground);
  }

  PersonalDataSource holdings() {
    return holdings("/contacts");
  }

  /**
   * The policy runs at once, so that whoever logged the contact finds the case; should this process
   * die before it has, the listener does the same when the event arrives.
   */
  private void openCaseNow(Contact contact, Outcome.Done done, CommandContext context) {
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
        context.correlationId());
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

  /**
   * @param told what of secret notes whoever corrects is told: what is sent replaces all of it
   */
  Outcome correct(String id, Contact next, SecretNotes told, CommandContext context) {
    var outcome =
        change(
            id,
            context,
            (contact, project, today) ->
                told.areTold(contact)
                    ? ContactDecider.correct(contact, next, project, today)
                    : Decision.refused(MissingRight.of(Right.NOTES_SECRET)));
    afterwards(() -> thenFollow(outcome, next, context));
    return outcome;
  }

  /**
   * @param told what of secret notes whoever retracts is told: nobody takes back what they cannot
   *     read
   */
  Outcome retract(String id, @Nullable String reason, SecretNotes told, CommandContext context) {
    return change(
        id,
        context,
        (contact, project, today) ->
            told.areTold(contact)
                ? ContactDecider.retract(contact, reason, today)
                : Decision.refused(MissingRight.of(Right.NOTES_SECRET)));
  }
}
