package se.lotsen.activities.activity;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.lotsen.activities.people.People;
import se.lotsen.activities.people.Person;
import se.lotsen.kit.IdSource;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.known.Known;
import se.lotsen.model.ClientId;
import se.lotsen.model.ParticipantId;
import se.lotsen.model.RegistrationId;
import se.lotsen.model.code.Gender;
import se.lotsen.model.code.TargetGroup;
import se.lotsen.model.event.ActivityEvent.Participant;

/** Finds out who it is that is to be registered. */
@Component
class Participants {
  private final People people;
  private final Known known;

  Participants(People people, Known known) {
    this.people = people;
    this.known = known;
  }

  /** Who it is, or why nobody is meant. */
  sealed interface Meant {
    record Is(Participant participant) implements Meant {}

    record Nobody(Refusal why) implements Meant {}
  }

  /**
   * @param registration under which somebody new is to be known
   */
  Meant who(ActivityRequests.NewRegistration request, RegistrationId registration) {
    var client = request.client();
    if (client != null && known.client(client).isEmpty()) {
      return new Meant.Nobody(Known.unknown(client));
    }
    if (request.person() != null) {
      return request.participant() != null
          ? new Meant.Nobody(ActivityRefusals.twoAnswers())
          : is(request, person(request.person(), client, registration).id(), client);
    }
    var participant = request.participant();
    if (participant != null) {
      return people
          .find(participant)
          .map(person -> is(request, person.id(), client == null ? person.client() : client))
          .orElseGet(
              () -> new Meant.Nobody(ActivityRefusals.unknownParticipant(participant.value())));
    }
    return client == null
        ? new Meant.Nobody(ActivityRefusals.whoIsMissing())
        : is(request, new ParticipantId(client.value()), client);
  }

  private Person person(
      ActivityRequests.PersonDetails details,
      @Nullable ClientId client,
      RegistrationId registration) {
    return people.findOrAdd(
        new ParticipantId(IdSource.of("participant/" + registration)),
        details.name(),
        blankToNull(details.email()),
        blankToNull(details.phone()),
        client);
  }

  private static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static Meant is(
      ActivityRequests.NewRegistration request, ParticipantId id, @Nullable ClientId client) {
    var group = client == null ? TargetGroup.PUBLIC : TargetGroup.COMPANIES;
    return new Meant.Is(
        new Participant(
            id,
            client,
            Objects.requireNonNullElse(request.group(), group),
            Objects.requireNonNullElse(request.gender(), Gender.NOT_STATED)));
  }
}
