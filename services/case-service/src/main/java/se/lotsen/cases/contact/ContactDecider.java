package se.lotsen.cases.contact;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.lotsen.kit.journal.Decision;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.model.ClientId;
import se.lotsen.model.event.ContactEvent;
import se.lotsen.model.event.ContactEvent.ContactClientReplaced;
import se.lotsen.model.event.ContactEvent.ContactCorrected;
import se.lotsen.model.event.ContactEvent.ContactLogged;
import se.lotsen.model.event.ContactEvent.ContactRetracted;
import se.lotsen.work.ProjectReplica;

/** Decides on commands to a contact; pure. */
final class ContactDecider {
  private ContactDecider() {}

  static Decision<Contact, ContactEvent> log(
      Contact contact, ProjectReplica project, LocalDate today) {
    var closed = project.refusesWork();
    var wrong = closed != null ? closed : wrongIn(contact, project, today);
    return wrong != null
        ? Decision.refused(wrong)
        : Decision.accepted(
            contact.withSecrecy(contact.secret()),
            new ContactLogged(
                contact.ref(),
                contact.on(),
                contact.channel(),
                contact.minutes(),
                contact.advisor(),
                contact.belongsTo(),
                contact.opens(),
                contact.followUpOn()));
  }

  /** Corrections are taken also when the project is closed: the truth does not close. */
  static Decision<Contact, ContactEvent> correct(
      Contact now, Contact corrected, ProjectReplica project, LocalDate today) {
    var next = now.correctedTo(corrected);
    if (now.retracted()) {
      return Decision.refused(alreadyRetracted());
    }
    if (!now.project().equals(next.project())) {
      return Decision.refused(
          Refusal.invalid(
              "project-stays",
              "project",
              "En kontakt byter inte projekt; återkalla den och registrera den i det andra",
              "A contact does not change its project; retract it and log it in the other"));
    }
    var wrong = wrongIn(next, project, today);
    if (wrong != null) {
      return Decision.refused(wrong);
    }
    return next.equals(now)
        ? Decision.nothingToDo(now)
        : Decision.accepted(
            next,
            new ContactCorrected(
                next.ref(),
                next.on(),
                next.channel(),
                next.minutes(),
                next.advisor(),
                next.followUpOn()));
  }

  static Decision<Contact, ContactEvent> retract(
      Contact now, @Nullable String reason, LocalDate today) {
    return now.retracted()
        ? Decision.nothingToDo(now)
        : Decision.accepted(now.asRetracted(), new ContactRetracted(now.ref(), today), reason);
  }

  /** Follows the client that goes on for the one that was named. */
  static Decision<Contact, ContactEvent> follow(Contact now, ClientId goesOn, LocalDate today) {
    if (goesOn.equals(now.client())) {
      return Decision.nothingToDo(now);
    }
    var next = now.of(goesOn);
    return Decision.accepted(next, new ContactClientReplaced(next.ref(), today, now.client()));
  }

  private static @Nullable Refusal wrongIn(
      Contact contact, ProjectReplica project, LocalDate today) {
    var day = project.refusesDay(contact.on(), today, "on");
    if (day != null) {
      return day;
    }
    var place = project.refusesPlace(contact.municipality(), contact.area());
    if (place != null) {
      return place;
    }
    return contact.followUpOn() != null && contact.followUpOn().isBefore(contact.on())
        ? Refusal.invalid(
            "follow-up-before-contact",
            "followUpOn",
            "Uppföljningen kan inte ligga före kontakten (%s)".formatted(contact.on()),
            "The follow-up cannot be before the contact (%s)".formatted(contact.on()))
        : null;
  }

  private static Refusal alreadyRetracted() {
    return Refusal.conflict(
        "contact-retracted",
        "Kontakten är återkallad; registrera en ny",
        "The contact was retracted; log a new one");
  }
}
