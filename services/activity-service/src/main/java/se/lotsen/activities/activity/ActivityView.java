package se.lotsen.activities.activity;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.lotsen.activities.lifecycle.ActivityLifecycle;
import se.lotsen.activities.people.Person;
import se.lotsen.kit.lifecycle.OfferedStep;
import se.lotsen.model.ActivityId;
import se.lotsen.model.Breakdown;
import se.lotsen.model.ClientId;
import se.lotsen.model.ParticipantId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.RegistrationId;
import se.lotsen.model.code.ActivityKind;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.Gender;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.code.TargetGroup;
import se.lotsen.work.ShortNumber;

/**
 * An activity as it is answered.
 *
 * @param registered how many have a place
 * @param waiting how many wait for one
 * @param attended how many of those who are known were there
 * @param heads how many were there beside them, by group
 * @param steps every step out of the present state
 */
record ActivityView(
    ActivityId id,
    @Nullable ShortNumber number,
    long version,
    ActivityKind kind,
    ProjectId project,
    Municipality municipality,
    String municipalityName,
    AreaCode area,
    String title,
    @Nullable String place,
    LocalDate heldOn,
    @Nullable Integer capacity,
    String state,
    String stateLabel,
    LocalDate stateSince,
    long registered,
    long waiting,
    long attended,
    Map<TargetGroup, Breakdown> heads,
    List<OfferedStep> steps) {

  static ActivityView of(Activity activity, long version, LocalDate today, Locale locale) {
    return new ActivityView(
        activity.id(),
        activity.number(),
        version,
        activity.kind(),
        activity.project(),
        activity.municipality(),
        activity.municipality().label().sv(),
        activity.area(),
        activity.title(),
        activity.place(),
        activity.heldOn(),
        activity.capacity(),
        activity.state().name(),
        activity.state().label().in(locale),
        activity.stateSince(),
        activity.attendance().registered(),
        activity.attendance().waiting(),
        activity.attendance().attended(),
        activity.heads(),
        OfferedStep.from(
            ActivityLifecycle.TABLE,
            activity.state(),
            ActivityDecider.facts(activity, today),
            locale));
  }

  /**
   * A registration as it is answered.
   *
   * @param name of the person, and how to reach that person, where one is known
   * @param attended absent until it is recorded
   */
  record OfRegistration(
      RegistrationId id,
      ParticipantId participant,
      @Nullable ClientId client,
      @Nullable String name,
      @Nullable String email,
      @Nullable String phone,
      TargetGroup group,
      Gender gender,
      LocalDate registeredOn,
      Registration.Status status,
      @Nullable Boolean attended) {
    static OfRegistration of(Registration registration, @Nullable Person person) {
      return new OfRegistration(
          registration.id(),
          registration.participant(),
          registration.client(),
          person == null ? null : person.name(),
          person == null ? null : person.email(),
          person == null ? null : person.phone(),
          registration.group(),
          registration.gender(),
          registration.registeredOn(),
          registration.status(),
          registration.attended());
    }
  }
}
