package se.lotsen.activities.activity;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.lotsen.activities.lifecycle.ActivityLifecycle;
import se.lotsen.activities.lifecycle.ActivityState;
import se.lotsen.model.ActivityId;
import se.lotsen.model.Breakdown;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.ActivityKind;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.code.StateCode;
import se.lotsen.model.code.TargetGroup;
import se.lotsen.model.event.ActivityEvent;
import se.lotsen.model.event.ActivityEvent.ActivityChanged;
import se.lotsen.model.event.ActivityEvent.ActivityErased;
import se.lotsen.model.event.ActivityEvent.ActivityMoved;
import se.lotsen.model.event.ActivityEvent.ActivityPlanned;
import se.lotsen.model.event.ActivityEvent.ActivityRef;
import se.lotsen.model.event.ActivityEvent.HeadCountRecorded;
import se.lotsen.model.privacy.NotPersonal;
import se.lotsen.work.NumberedWork;
import se.lotsen.work.ShortNumber;

/**
 * An activity as it is kept.
 *
 * @param title and place are for people, and never published
 * @param capacity how many may take part, if there is a limit
 * @param attendance of participants that are known; each is a part of the activity
 * @param heads how many were there beside them, by group
 */
record Activity(
    ActivityId id,
    @Nullable ShortNumber number,
    ActivityKind kind,
    ProjectId project,
    Municipality municipality,
    AreaCode area,
    @NotPersonal("announced in public") String title,
    @NotPersonal("announced in public") @Nullable String place,
    LocalDate heldOn,
    @Nullable Integer capacity,
    StateCode stateCode,
    LocalDate stateSince,
    Attendance attendance,
    Map<TargetGroup, Breakdown> heads)
    implements NumberedWork.Numbered<Activity> {

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
        null,
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
        Attendance.NONE,
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

  /** Places that are free; more than anybody needs where there is no limit. */
  long freePlaces() {
    return capacity == null ? Long.MAX_VALUE : Math.max(0, capacity - attendance.registered());
  }

  /** Whether it is known who, or how many, were there. */
  boolean attendanceRecorded() {
    return !heads.isEmpty() || attendance.recorded();
  }

  /**
   * This activity after an event that is not its first; title and place are no events' matter.
   *
   * @param registration the one that the event is about, if it is, as it was before
   */
  Activity after(ActivityEvent event, @Nullable Registration registration) {
    return switch (event) {
      case ActivityPlanned planned -> throw new IllegalArgumentException("Planned twice: " + event);
      case ActivityChanged changed -> this;
      case ActivityErased erased -> this;
      case ActivityMoved moved -> moved(moved);
      case HeadCountRecorded recorded -> counted(recorded);
      default ->
          with(attendance.with(registration, Registration.after(registration, event)), heads);
    };
  }

  @Override
  public LocalDate numberedOn() {
    return heldOn;
  }

  @Override
  public Activity numbered(ShortNumber given) {
    return new Activity(
        id,
        given,
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
        attendance,
        heads);
  }

  Activity changedTo(Plan plan) {
    return new Activity(
        id,
        number,
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
        attendance,
        heads);
  }

  private Activity moved(ActivityMoved event) {
    return new Activity(
        id,
        number,
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
        attendance,
        heads);
  }

  private Activity counted(HeadCountRecorded event) {
    var next = new EnumMap<TargetGroup, Breakdown>(TargetGroup.class);
    next.putAll(heads);
    next.put(event.group(), event.heads());
    return with(attendance, next);
  }

  private Activity with(Attendance nextAttendance, Map<TargetGroup, Breakdown> next) {
    return new Activity(
        id,
        number,
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
        nextAttendance,
        next);
  }
}
