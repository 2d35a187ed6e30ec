package se.lotsen.activities.activity;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.ClientId;
import se.lotsen.model.ParticipantId;
import se.lotsen.model.RegistrationId;
import se.lotsen.model.code.Gender;
import se.lotsen.model.code.TargetGroup;
import se.lotsen.model.event.ActivityEvent.Participant;

/**
 * Somebody registered to an activity.
 *
 * @param client for whom, or as whom; the one that goes on for the named one, where that was merged
 * @param namedClient the one that was named
 * @param attended whether the participant was there, once that is recorded
 */
record Registration(
    RegistrationId id,
    ParticipantId participant,
    @Nullable ClientId client,
    @Nullable ClientId namedClient,
    TargetGroup group,
    Gender gender,
    LocalDate registeredOn,
    Status status,
    @Nullable Boolean attended) {
  /** Whether there is a place. */
  enum Status {
    REGISTERED,
    WAITING,
    CANCELLED
  }

  static Registration made(RegistrationId id, LocalDate on, Participant who, boolean waiting) {
    return new Registration(
        id,
        who.id(),
        who.client(),
        who.client(),
        who.group(),
        who.gender(),
        on,
        waiting ? Status.WAITING : Status.REGISTERED,
        null);
  }

  /** Whether a client takes part as such, and not a person of its. */
  boolean isOfClientAsSuch() {
    return client != null && participant.value().equals(client.value());
  }

  Participant who() {
    return new Participant(participant, client, group, gender);
  }

  Registration with(Status next) {
    return new Registration(
        id, participant, client, namedClient, group, gender, registeredOn, next, attended);
  }

  Registration attended(boolean was) {
    return new Registration(
        id, participant, client, namedClient, group, gender, registeredOn, status, was);
  }

  Registration of(ClientId next) {
    return new Registration(
        id,
        isOfClientAsSuch() ? new ParticipantId(next.value()) : participant,
        next,
        namedClient,
        group,
        gender,
        registeredOn,
        status,
        attended);
  }
}
