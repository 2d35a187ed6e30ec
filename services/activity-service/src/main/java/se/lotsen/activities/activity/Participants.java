package se.lotsen.activities.activity;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.lotsen.activities.people.People;
import se.lotsen.activities.people.Person;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.model.ClientId;
import se.lotsen.model.ParticipantId;
import se.lotsen.model.RegistrationId;
import se.lotsen.model.code.Gender;
import se.lotsen.model.code.TargetGroup;
import se.lotsen.model.event.ActivityEvent.Participant;
import se.lotsen.work.ReferenceData;

/** Finds out who it is that is to be registered. */
@Component
class Participants {
  private final People people;
  private final ReferenceData known;

  Participants(People people, ReferenceData known) {
    this.people = people;
    this.known = known;
  }

  /** Who it is, or why nobody is meant. */
  sealed interface Meant {
    /**
     * @param person to be written down once the registration is taken; null where there is none
     */
    record Is(Participant participant, @Nullable Person person) implements Meant {}

    record Nobody(Refusal why) implements Meant {}
  }

  /**
   * Nothing is written.
   *
   * @param registration by which somebody is told who says nothing that tells
   */
  Meant who(ActivityRequests.NewRegistration request, RegistrationId registration) {
    var client = request.client();
    if (client != null && known.client(client).isEmpty()) {
      return new Meant.Nobody(ReferenceData.unknown(client));
    }
    if (request.person() != null) {
      return request.participant() != null
          ? new Meant.Nobody(ActivityRefusals.twoAnswers())
          : is(request, person(request.person(), client, registration), client);
    }
    var participant = request.participant();
    if (participant != null) {
      return people
          .find(participant)
          .map(person -> is(request, person.id(), client == null ? person.client() : client, null))
          .orElseGet(
              () -> new Meant.Nobody(ActivityRefusals.unknownParticipant(participant.value())));
    }
    return client == null
        ? new Meant.Nobody(ActivityRefusals.whoIsMissing())
        : is(request, new ParticipantId(client.value()), client, null);
  }

  private Person person(
      ActivityRequests.PersonDetails details,
      @Nullable ClientId client,
      RegistrationId registration) {
    return people.meant(details.name(), details.email(), details.phone(), client, registration);
  }

  private static Meant is(
      ActivityRequests.NewRegistration request, Person person, @Nullable ClientId client) {
    return is(request, person.id(), client, person);
  }

  private static Meant is(
      ActivityRequests.NewRegistration request,
      ParticipantId id,
      @Nullable ClientId client,
      @Nullable Person person) {
    var group = client == null ? TargetGroup.PUBLIC : TargetGroup.COMPANIES;
    return new Meant.Is(
        new Participant(
            id,
            client,
            Objects.requireNonNullElse(request.group(), group),
            Objects.requireNonNullElse(request.gender(), Gender.NOT_STATED)),
        person);
  }
}
