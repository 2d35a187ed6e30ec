package se.lotsen.cases.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.lotsen.kit.journal.Decision;
import se.lotsen.model.AdvisorId;
import se.lotsen.model.ClientId;
import se.lotsen.model.ContactId;
import se.lotsen.model.Period;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.Channel;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.event.ContactEvent;
import se.lotsen.model.event.ContactEvent.ContactClientReplaced;
import se.lotsen.model.event.ContactEvent.ContactCorrected;
import se.lotsen.model.event.ContactEvent.ContactLogged;
import se.lotsen.model.event.ContactEvent.ContactRetracted;
import se.lotsen.work.ProjectReplica;

class ContactDeciderTest {
  private static final ClientId CLIENT = new ClientId("01970000-0000-7000-8000-000000000002");
  private static final ClientId OTHER = new ClientId("01970000-0000-7000-8000-000000000003");
  private static final LocalDate TODAY = LocalDate.parse("2026-11-21");

  @Test
  void aContactIsLoggedLateWithTheDayItTookPlace() {
    var decision = ContactDecider.log(contact("4K", "2009-03-02", 60), project("ACTIVE"), TODAY);

    assertThat(accepted(decision).events())
        .singleElement()
        .isInstanceOfSatisfying(
            ContactLogged.class,
            logged -> assertThat(logged.on()).isEqualTo(LocalDate.parse("2009-03-02")));
  }

  @Test
  void aContactIsLoggedOnlyInAProjectThatIsWorkedIn() {
    var contact = contact("4K", "2009-03-02", 60);
    assertThat(code(ContactDecider.log(contact, project("PLANNED"), TODAY)))
        .isEqualTo("project-not-active");
    assertThat(code(ContactDecider.log(contact, project("CLOSED"), TODAY)))
        .isEqualTo("project-closed");
    assertThat(accepted(ContactDecider.log(contact, project("CLOSING"), TODAY)).events())
        .hasSize(1);
  }

  @Test
  void aDayOutsideTheProjectIsRefused() {
    assertThat(code(ContactDecider.log(contact("4K", "2011-01-01", 60), project("ACTIVE"), TODAY)))
        .isEqualTo("day-outside-project");
    assertThat(code(ContactDecider.log(contact("4K", "2026-11-22", 60), project("ACTIVE"), TODAY)))
        .isEqualTo("day-in-future");
  }

  @Test
  void aCorrectionIsTakenAlsoWhenTheProjectIsClosed() {
    var decision =
        ContactDecider.correct(
            contact("4K", "2009-03-02", 60),
            contact("4K", "2009-03-03", 45),
            project("CLOSED"),
            TODAY);

    assertThat(accepted(decision).events())
        .singleElement()
        .isInstanceOfSatisfying(
            ContactCorrected.class, corrected -> assertThat(corrected.minutes()).isEqualTo(45));
  }

  @Test
  void aCorrectionToTheSameIsNone() {
    var contact = contact("4K", "2009-03-02", 60);
    assertThat(
            accepted(ContactDecider.correct(contact, contact, project("ACTIVE"), TODAY)).events())
        .isEmpty();
  }

  @Test
  void aContactDoesNotChangeItsProject() {
    var decision =
        ContactDecider.correct(
            contact("4K", "2009-03-02", 60),
            contact("DUR", "2009-03-02", 60),
            project("ACTIVE"),
            TODAY);
    assertThat(code(decision)).isEqualTo("project-stays");
  }

  @Test
  void aRetractedContactStaysRetracted() {
    var decision = ContactDecider.retract(contact("4K", "2009-03-02", 60), "dubblett", TODAY);
    assertThat(accepted(decision).events()).singleElement().isInstanceOf(ContactRetracted.class);

    var retracted = accepted(decision).state();
    assertThat(accepted(ContactDecider.retract(retracted, null, TODAY)).events()).isEmpty();
    assertThat(code(ContactDecider.correct(retracted, retracted, project("ACTIVE"), TODAY)))
        .isEqualTo("contact-retracted");
  }

  @Test
  void aContactFollowsItsClientAndGoesBack() {
    var contact = contact("4K", "2009-05-04", 30);

    var merged = accepted(ContactDecider.follow(contact, OTHER, TODAY));
    assertThat(merged.events())
        .containsExactly(new ContactClientReplaced(contact.of(OTHER).ref(), TODAY, CLIENT));
    assertThat(accepted(ContactDecider.follow(merged.state(), OTHER, TODAY)).events()).isEmpty();

    var corrected =
        accepted(
                ContactDecider.correct(
                    merged.state(), contactWith(OTHER, 45), project("ACTIVE"), TODAY))
            .state();
    assertThat(corrected.minutes()).isEqualTo(45);
    assertThat(accepted(ContactDecider.follow(corrected, corrected.namedClient(), TODAY)).state())
        .as("a correction in between does not forget who was named")
        .isEqualTo(contactWith(CLIENT, 45));
  }

  private static Contact contactWith(ClientId client, int minutes) {
    var contact = contact("4K", "2009-05-04", minutes);
    return client.equals(CLIENT)
        ? contact
        : new Contact(
            contact.id(),
            contact.project(),
            client,
            client,
            contact.municipality(),
            contact.area(),
            contact.on(),
            contact.channel(),
            minutes,
            contact.advisor(),
            null,
            null,
            null,
            null,
            null,
            null,
            false,
            null);
  }

  private static Contact contact(String project, String on, int minutes) {
    return new Contact(
        new ContactId("01970000-0000-7000-8000-000000000001"),
        new ProjectId(project),
        CLIENT,
        CLIENT,
        Municipality.VANNAS,
        new AreaCode("advice"),
        LocalDate.parse(on),
        Channel.VISIT,
        minutes,
        new AdvisorId("anna"),
        null,
        null,
        null,
        null,
        null,
        null,
        false,
        null);
  }

  private static ProjectReplica project(String status) {
    return new ProjectReplica(
        new ProjectId("4K"),
        new Period(LocalDate.parse("2008-01-01"), LocalDate.parse("2010-12-31")),
        List.of(Municipality.VANNAS),
        List.of(new AreaCode("advice")),
        ProjectReplica.Status.valueOf(status));
  }

  private static Decision.Accepted<Contact, ContactEvent> accepted(
      Decision<Contact, ContactEvent> decision) {
    assertThat(decision).isInstanceOf(Decision.Accepted.class);
    return (Decision.Accepted<Contact, ContactEvent>) decision;
  }

  private static String code(Decision<Contact, ContactEvent> decision) {
    assertThat(decision).isInstanceOf(Decision.Refused.class);
    return ((Decision.Refused<Contact, ContactEvent>) decision).why().code();
  }
}
