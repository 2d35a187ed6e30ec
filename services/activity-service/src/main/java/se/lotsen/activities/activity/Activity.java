package se.lotsen.activities.activity;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.lotsen.activities.lifecycle.ActivityLifecycle;
import se.lotsen.activities.lifecycle.ActivityState;
import se.lotsen.model.ActivityId;
import se.lotsen.model.Breakdown;
import se.lotsen.model.ParticipantId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.RegistrationId;
import se.lotsen.model.code.ActivityKind;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.code.StateCode;
import se.lotsen.model.code.TargetGroup;
import se.lotsen.model.event.ActivityEvent;
import se.lotsen.model.event.ActivityEvent.ActivityChanged;
import se.lotsen.model.event.ActivityEvent.ActivityClientReplaced;
import se.lotsen.model.event.ActivityEvent.ActivityMoved;
import se.lotsen.model.event.ActivityEvent.ActivityPlanned;
import se.lotsen.model.event.ActivityEvent.ActivityRef;
import se.lotsen.model.event.ActivityEvent.AttendanceRecorded;
import se.lotsen.model.event.ActivityEvent.HeadCountRecorded;
import se.lotsen.model.event.ActivityEvent.PlaceGiven;
import se.lotsen.model.event.ActivityEvent.RegistrationCancelled;
import se.lotsen.model.event.ActivityEvent.RegistrationMade;

/**
 * An activity as it is kept.
 *
 * @param title and place are for people, and never published
 * @param capacity how many may take part, if there is a limit
 * @param registrations of participants that are known, in the order they were made
 * @param heads how many were there beside them, by group
 */
record Activity(
    ActivityId id,
    ActivityKind kind,
    ProjectId project,
    Municipality municipality,
    AreaCode area,
    String title,
    @Nullable String place,
    LocalDate heldOn,
    @Nullable Integer capacity,
    StateCode stateCode,
    LocalDate stateSince,
    List<Registration> registrations,
    Map<TargetGroup, Breakdown> heads) {

  /** What is said of an activity when it is planned or changed. */
  record Plan(
      ActivityKind kind,
      ProjectId project,
      Municipality municipality,
      AreaCode area,
      String title,
      @Nullable String place,
      LocalDate heldOn,
      @Nullable Integer capacity) {}

  static Activity planned(ActivityPlanned event, Plan plan) {
    return new Activity(
        event.about().id(),
        plan.kind(),
        plan.project(),
        plan.municipality(),
        plan.area(),
        plan.title(),
        plan.place(),
        plan.heldOn(),
        plan.capacity(),
        ActivityLifecycle.TABLE.initial().code(),
        event.on(),
        List.of(),
        Map.of());
  }

  ActivityState state() {
    return ActivityLifecycle.TABLE.state(stateCode.value());
  }

  ActivityRef ref() {
    return new ActivityRef(id, kind, project, municipality, area);
  }

  Plan plan() {
    return new Plan(kind, project, municipality, area, title, place, heldOn, capacity);
  }

  Optional<Registration> registration(RegistrationId wanted) {
    return registrations.stream().filter(each -> each.id().equals(wanted)).findFirst();
  }

  /** Whether this participant is registered, or waits to be. */
  boolean has(ParticipantId participant) {
    return registrations.stream()
        .anyMatch(
            each ->
                each.participant().equals(participant)
                    && each.status() != Registration.Status.CANCELLED);
  }

  long count(Registration.Status status) {
    return registrations.stream().filter(each -> each.status() == status).count();
  }

  /** Places that are free; more than anybody needs where there is no limit. */
  long freePlaces() {
    return capacity == null
        ? Long.MAX_VALUE
        : Math.max(0, capacity - count(Registration.Status.REGISTERED));
  }

  /** Whether it is known who, or how many, were there. */
  boolean attendanceRecorded() {
    return !heads.isEmpty() || registrations.stream().anyMatch(each -> each.attended() != null);
  }

  /** This activity after an event that is not its first; title and place are no events' matter. */
  Activity after(ActivityEvent event) {
    return switch (event) {
      case ActivityPlanned planned -> throw new IllegalArgumentException("Planned twice: " + event);
      case ActivityChanged changed -> this;
      case ActivityMoved moved -> moved(moved);
      case RegistrationMade made ->
          with(
              Stream.concat(
                      registrations.stream(),
                      Stream.of(
                          Registration.made(
                              made.registration(), made.on(), made.participant(), made.waiting())))
                  .toList());
      case PlaceGiven given ->
          with(given.registration(), each -> each.with(Registration.Status.REGISTERED));
      case RegistrationCancelled cancelled ->
          with(cancelled.registration(), each -> each.with(Registration.Status.CANCELLED));
      case AttendanceRecorded recorded ->
          with(recorded.registration(), each -> each.attended(recorded.attended()));
      case HeadCountRecorded recorded -> counted(recorded);
      case ActivityClientReplaced replaced ->
          with(replaced.registration(), each -> each.of(replaced.to()));
    };
  }

  Activity changedTo(Plan plan) {
    return new Activity(
        id,
        plan.kind(),
        project,
        plan.municipality(),
        plan.area(),
        plan.title(),
        plan.place(),
        plan.heldOn(),
        plan.capacity(),
        stateCode,
        stateSince,
        registrations,
        heads);
  }

  private Activity moved(ActivityMoved event) {
    return new Activity(
        id,
        kind,
        project,
        municipality,
        area,
        title,
        place,
        heldOn,
        capacity,
        event.to(),
        event.on(),
        registrations,
        heads);
  }

  private Activity counted(HeadCountRecorded event) {
    var next = new EnumMap<TargetGroup, Breakdown>(TargetGroup.class);
    next.putAll(heads);
    next.put(event.group(), event.heads());
    return with(registrations, next);
  }

  private Activity with(RegistrationId which, UnaryOperator<Registration> change) {
    return with(
        registrations.stream()
            .map(each -> each.id().equals(which) ? change.apply(each) : each)
            .toList());
  }

  private Activity with(List<Registration> next) {
    return with(next, heads);
  }

  private Activity with(List<Registration> nextRegistrations, Map<TargetGroup, Breakdown> next) {
    return new Activity(
        id,
        kind,
        project,
        municipality,
        area,
        title,
        place,
        heldOn,
        capacity,
        stateCode,
        stateSince,
        nextRegistrations,
        next);
  }
}
