package se.lotsen.model.event;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.ActivityId;
import se.lotsen.model.Breakdown;
import se.lotsen.model.ClientId;
import se.lotsen.model.ParticipantId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.RegistrationId;
import se.lotsen.model.code.ActivityKind;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.ErasureGround;
import se.lotsen.model.code.Gender;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.code.StateCode;
import se.lotsen.model.code.TargetGroup;
import se.lotsen.model.code.TriggerCode;

/**
 * What happens to an activity; published by activity-service. Who the participants are stays there.
 */
public sealed interface ActivityEvent extends Event {
  ActivityRef about();

  @Override
  default String subject() {
    return about().id().value();
  }

  @Override
  default String key() {
    return about().project().value();
  }

  /**
   * An activity is planned.
   *
   * @param heldOn the day it is to take place
   * @param capacity how many may take part, if there is a limit
   */
  @EventType("se.lotsen.activity.planned.v1")
  record ActivityPlanned(
      ActivityRef about, LocalDate on, LocalDate heldOn, @Nullable Integer capacity)
      implements ActivityEvent {}

  /** The activity is another than first planned; this, and {@code about}, replaces it. */
  @EventType("se.lotsen.activity.changed.v1")
  record ActivityChanged(
      ActivityRef about, LocalDate on, LocalDate heldOn, @Nullable Integer capacity)
      implements ActivityEvent {}

  /**
   * A step of the lifecycle was taken.
   *
   * @param heldOn the day of the activity
   */
  @EventType("se.lotsen.activity.moved.v1")
  record ActivityMoved(
      ActivityRef about,
      LocalDate on,
      TriggerCode trigger,
      StateCode from,
      StateCode to,
      LocalDate heldOn)
      implements ActivityEvent {}

  /** Somebody is registered, or waits for a place. */
  @EventType("se.lotsen.activity.registration-made.v1")
  record RegistrationMade(
      ActivityRef about,
      LocalDate on,
      RegistrationId registration,
      Participant participant,
      boolean waiting)
      implements ActivityEvent {}

  /** Somebody who waited has a place. */
  @EventType("se.lotsen.activity.place-given.v1")
  record PlaceGiven(ActivityRef about, LocalDate on, RegistrationId registration)
      implements ActivityEvent {}

  /** Somebody does not take part after all. */
  @EventType("se.lotsen.activity.registration-cancelled.v1")
  record RegistrationCancelled(ActivityRef about, LocalDate on, RegistrationId registration)
      implements ActivityEvent {}

  /**
   * Whether somebody who is known was there; this replaces what was said of it before.
   *
   * @param on the day of the activity
   */
  @EventType("se.lotsen.activity.attendance-recorded.v1")
  record AttendanceRecorded(
      ActivityRef about,
      LocalDate on,
      RegistrationId registration,
      Participant participant,
      boolean attended)
      implements ActivityEvent {}

  /**
   * How many of a group were there beside those who are known; this replaces what was said of it
   * before.
   *
   * @param on the day of the activity
   */
  @EventType("se.lotsen.activity.head-count-recorded.v1")
  record HeadCountRecorded(ActivityRef about, LocalDate on, TargetGroup group, Breakdown heads)
      implements ActivityEvent {}

  /** Two clients turned out to be one, or one to be two after all. */
  @EventType("se.lotsen.activity.client-replaced.v1")
  record ActivityClientReplaced(
      ActivityRef about, LocalDate on, RegistrationId registration, ClientId from, ClientId to)
      implements ActivityEvent {}

  /** Words about those who took part were erased; how many they were stays. */
  @EventType("se.lotsen.activity.erased.v1")
  record ActivityErased(ActivityRef about, LocalDate on, ErasureGround ground)
      implements ActivityEvent, PersonalDataErased {}

  /**
   * Somebody who takes part.
   *
   * @param id the same in every activity; a client's own id where a client is registered as such
   * @param client for whom, or as whom, if that is known
   */
  record Participant(
      ParticipantId id, @Nullable ClientId client, TargetGroup group, Gender gender) {}

  /** What every activity event says. The project never changes: it is the Kafka key. */
  record ActivityRef(
      ActivityId id,
      ActivityKind kind,
      ProjectId project,
      Municipality municipality,
      AreaCode area) {}
}
