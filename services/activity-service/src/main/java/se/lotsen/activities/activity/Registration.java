package se.lotsen.activities.activity;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.ClientId;
import se.lotsen.model.ParticipantId;
import se.lotsen.model.RegistrationId;
import se.lotsen.model.code.Gender;
import se.lotsen.model.code.TargetGroup;
import se.lotsen.model.event.ActivityEvent;
import se.lotsen.model.event.ActivityEvent.ActivityClientReplaced;
import se.lotsen.model.event.ActivityEvent.AttendanceRecorded;
import se.lotsen.model.event.ActivityEvent.Participant;
import se.lotsen.model.event.ActivityEvent.PlaceGiven;
import se.lotsen.model.event.ActivityEvent.RegistrationCancelled;
import se.lotsen.model.event.ActivityEvent.RegistrationMade;
import se.lotsen.model.privacy.PersonalCategory;
import se.lotsen.model.privacy.PersonalData;

/**
 * Somebody registered to an activity.
 *
 * @param client for whom, or as whom; the one that goes on for the named one, where that was merged
 * @param namedClient the one that was named
 * @param attended whether the participant was there, once that is recorded
 */
record Registration(
    RegistrationId id,
    @PersonalData(PersonalCategory.PARTICIPANT_TRAIT) ParticipantId participant,
    @Nullable ClientId client,
    @Nullable ClientId namedClient,
    TargetGroup group,
    @PersonalData(PersonalCategory.PARTICIPANT_TRAIT) Gender gender,
    LocalDate registeredOn,
    Status status,
    @Nullable Boolean attended) {
  /** Whether there is a place. */
  enum Status {
    REGISTERED,
    WAITING,
    CANCELLED
  }

  /** What an event makes of it; null before it is made. */
  static @Nullable Registration after(@Nullable Registration before, ActivityEvent event) {
    if (event instanceof RegistrationMade made) {
      return made(made.registration(), made.on(), made.participant(), made.waiting());
    }
    if (before == null) {
      return null;
    }
    return switch (event) {
      case PlaceGiven given -> before.with(Status.REGISTERED);
      case RegistrationCancelled cancelled -> before.with(Status.CANCELLED);
      case AttendanceRecorded recorded -> before.attended(recorded.attended());
      case ActivityClientReplaced replaced -> before.of(replaced.to());
      default -> before;
    };
  }

  /** Which one an event is about, if it is about one. */
  static @Nullable RegistrationId idIn(ActivityEvent event) {
    return switch (event) {
      case RegistrationMade made -> made.registration();
      case PlaceGiven given -> given.registration();
      case RegistrationCancelled cancelled -> cancelled.registration();
      case AttendanceRecorded recorded -> recorded.registration();
      case ActivityClientReplaced replaced -> replaced.registration();
      default -> null;
    };
  }

  private static Registration made(
      RegistrationId id, LocalDate on, Participant who, boolean waiting) {
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

  private Registration with(Status next) {
    return new Registration(
        id, participant, client, namedClient, group, gender, registeredOn, next, attended);
  }

  private Registration attended(boolean was) {
    return new Registration(
        id, participant, client, namedClient, group, gender, registeredOn, status, was);
  }

  private Registration of(ClientId next) {
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
