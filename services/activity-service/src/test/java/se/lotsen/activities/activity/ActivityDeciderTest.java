package se.lotsen.activities.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.lotsen.activities.activity.Activity.Plan;
import se.lotsen.activities.activity.ActivityCommand.CancelRegistration;
import se.lotsen.activities.activity.ActivityCommand.Change;
import se.lotsen.activities.activity.ActivityCommand.ChangePlan;
import se.lotsen.activities.activity.ActivityCommand.PlanActivity;
import se.lotsen.activities.activity.ActivityCommand.RecordAttendance;
import se.lotsen.activities.activity.ActivityCommand.RecordHeadCount;
import se.lotsen.activities.activity.ActivityCommand.Register;
import se.lotsen.activities.activity.ActivityCommand.RepointClients;
import se.lotsen.activities.activity.ActivityCommand.TakeStep;
import se.lotsen.activities.lifecycle.ActivityLifecycle;
import se.lotsen.activities.lifecycle.ActivityState;
import se.lotsen.activities.lifecycle.ActivityTrigger;
import se.lotsen.kit.journal.Decision;
import se.lotsen.kit.lifecycle.LifecycleMachine;
import se.lotsen.model.ActivityId;
import se.lotsen.model.Breakdown;
import se.lotsen.model.ClientId;
import se.lotsen.model.ParticipantId;
import se.lotsen.model.Period;
import se.lotsen.model.ProjectId;
import se.lotsen.model.RegistrationId;
import se.lotsen.model.code.ActivityKind;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.Gender;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.code.TargetGroup;
import se.lotsen.model.event.ActivityEvent;
import se.lotsen.model.event.ActivityEvent.ActivityChanged;
import se.lotsen.model.event.ActivityEvent.ActivityClientReplaced;
import se.lotsen.model.event.ActivityEvent.AttendanceRecorded;
import se.lotsen.model.event.ActivityEvent.Participant;
import se.lotsen.model.event.ActivityEvent.PlaceGiven;
import se.lotsen.model.event.ActivityEvent.RegistrationCancelled;
import se.lotsen.work.ProjectReplica;

class ActivityDeciderTest {
  private static final LocalDate TODAY = LocalDate.of(2009, 6, 1);
  private static final ClientId CLIENT = new ClientId(uuid(0xc001));
  private static final ClientId OTHER = new ClientId(uuid(0xc002));
  private static final ProjectReplica PROJECT = project(ProjectReplica.Status.ACTIVE);

  private final ActivityDecider decider =
      new ActivityDecider(LifecycleMachine.of(ActivityLifecycle.TABLE));

  /** What led to each activity: registrations are kept beside it. */
  private final Map<Activity, List<ActivityEvent>> happened = new IdentityHashMap<>();

  @Test
  void isPlannedAheadWithinTheProject() {
    assertThat(accepted(planned("2009-09-01", null)).state().state())
        .isEqualTo(ActivityState.PLANNED);
    assertRefused(planned("2011-01-01", null), "day-outside-project");
    assertRefused(
        ActivityDecider.plan(
            new PlanActivity(new ActivityId(uuid(1)), TODAY, plan("2009-09-01", null)),
            project(ProjectReplica.Status.CLOSED),
            TODAY),
        "project-closed");
  }

  @Test
  void whoComesWhenItIsFullWaitsAndIsGivenThePlaceThatIsLeft() {
    var full = open("2009-06-01", 2);
    for (int number = 1; number <= 4; number++) {
      full = decide(full, register(number)).state();
    }
    assertThat(registrationsTo(full))
        .extracting(each -> each.status().name())
        .containsExactly("REGISTERED", "REGISTERED", "WAITING", "WAITING");

    var cancelled = decide(full, new CancelRegistration(registration(1), TODAY, null));

    assertThat(cancelled.events())
        .extracting(event -> (Object) event.getClass())
        .containsExactly(RegistrationCancelled.class, PlaceGiven.class);
    assertThat(registrationsTo(cancelled.state()))
        .extracting(each -> each.status().name())
        .containsExactly("CANCELLED", "REGISTERED", "REGISTERED", "WAITING");
    assertThat(
            decide(cancelled.state(), new CancelRegistration(registration(1), TODAY, null))
                .events())
        .isEmpty();

    var larger = decide(cancelled.state(), new ChangePlan(plan("2009-06-01", 5)));
    assertThat(larger.events())
        .extracting(event -> (Object) event.getClass())
        .containsExactly(ActivityChanged.class, PlaceGiven.class);
  }

  @Test
  void nobodyIsRegisteredTwiceOrBeforeRegistrationIsOpen() {
    var planned = accepted(planned("2009-06-01", null)).state();
    assertRefused(tried(planned, register(1)), "no-registrations-now");

    var open = decide(open("2009-06-01", null), register(1)).state();
    assertRefused(
        tried(open, new Register(registration(2), TODAY, participant(1))), "already-registered");

    var cancelled = decide(open, new CancelRegistration(registration(1), TODAY, null)).state();
    assertThat(decide(cancelled, new Register(registration(2), TODAY, participant(1))).events())
        .as("who cancelled may come back")
        .hasSize(1);
  }

  @Test
  void isHeldOnceItsDayHasComeAndReportedOnceItIsKnownWhoWasThere() {
    var open = open("2009-06-02", null);
    assertRefused(tried(open, step("HOLD", "2009-06-01")), "guard-refused");

    var held = held();
    assertRefused(tried(held, step("REPORT", "2009-06-01")), "guard-refused");

    var counted = decide(held, heads(12, 3)).state();
    assertThat(decide(counted, step("REPORT", "2009-06-01")).state().state())
        .isEqualTo(ActivityState.REPORTED);
  }

  @Test
  void attendanceIsRecordedOnceItWasHeldAndCorrectedAlsoWhenItWasReported() {
    var open = decide(open("2009-06-01", null), register(1)).state();
    assertRefused(tried(open, attended(1, true)), "no-attendance-yet");

    var held = decide(open, step("HOLD", "2009-06-01")).state();
    var there = decide(held, attended(1, true));
    assertThat(there.events()).singleElement().isInstanceOf(AttendanceRecorded.class);
    assertThat(decide(there.state(), attended(1, true)).events()).isEmpty();
    assertRefused(tried(held, attended(9, true)), "not-found");

    var reported = decide(there.state(), step("REPORT", "2009-06-01")).state();
    var corrected = decide(reported, attended(1, false));
    assertThat(registrationsTo(corrected.state()).getFirst().attended()).isFalse();
    assertThat(reported.attendance().attended()).isEqualTo(1);
    assertThat(corrected.state().attendance().attended()).isZero();
    assertThat(decide(reported, heads(0, 5)).events()).hasSize(1);
  }

  /** A later correction changes the sum by the difference, as it does for attendance. */
  @Test
  void aRegistrationThatWasAMistakeIsTakenBackAlsoWhenItWasReported() {
    var held = decide(open("2009-06-01", null), register(1)).state();
    held = decide(held, step("HOLD", "2009-06-01")).state();
    var there = decide(held, attended(1, true)).state();
    var reported = decide(there, step("REPORT", "2009-06-01")).state();

    var cancelled = decide(reported, new CancelRegistration(registration(1), TODAY, null));

    assertThat(cancelled.events()).singleElement().isInstanceOf(RegistrationCancelled.class);
    assertThat(cancelled.state().state()).isEqualTo(ActivityState.REPORTED);
  }

  @Test
  void whoTurnsUpWithoutAPlaceIsRegisteredAfterwardsAndDoesNotWait() {
    var full = decide(open("2009-06-01", 1), register(1)).state();
    var held = decide(full, step("HOLD", "2009-06-01")).state();

    var walkedIn = decide(held, register(2)).state();

    assertThat(registrationsTo(walkedIn).getLast().status())
        .isEqualTo(Registration.Status.REGISTERED);
  }

  @Test
  void aCancelledOneTakesNothingMore() {
    var cancelled = decide(open("2009-06-01", null), step("CANCEL", "2009-05-01")).state();

    assertRefused(tried(cancelled, register(1)), "no-registrations-now");
    assertRefused(tried(cancelled, heads(1, 1)), "no-attendance-yet");
    assertRefused(tried(cancelled, new ChangePlan(plan("2009-06-01", 7))), "activity-cancelled");
  }

  @Test
  void whatWasHeldCannotBePutIntoTheFuture() {
    assertRefused(tried(held(), new ChangePlan(plan("2009-06-02", null))), "day-in-future");
    assertThat(decide(held(), new ChangePlan(plan("2009-05-20", null))).state().heldOn())
        .isEqualTo("2009-05-20");
  }

  @Test
  void followsItsClientsAndAClientAsSuchIsAnotherParticipantThen() {
    var asSuch =
        new Participant(
            new ParticipantId(CLIENT.value()), CLIENT, TargetGroup.COMPANIES, Gender.NOT_STATED);
    var person =
        new Participant(new ParticipantId(uuid(77)), CLIENT, TargetGroup.COMPANIES, Gender.WOMAN);
    var open = open("2009-06-01", null);
    open = decide(open, new Register(registration(1), TODAY, asSuch)).state();
    open = decide(open, new Register(registration(2), TODAY, person)).state();

    var followed = decide(open, new RepointClients(List.of(CLIENT), Map.of(CLIENT, OTHER)));

    assertThat(followed.events()).hasOnlyElementsOfType(ActivityClientReplaced.class).hasSize(2);
    assertThat(registrationsTo(followed.state()))
        .extracting(each -> each.participant().value())
        .containsExactly(OTHER.value(), uuid(77));
    var back = decide(followed.state(), new RepointClients(List.of(OTHER), Map.of(CLIENT, CLIENT)));
    assertThat(registrationsTo(back.state())).isEqualTo(registrationsTo(open));
  }

  private static Plan plan(String heldOn, @Nullable Integer capacity) {
    return new Plan(
        ActivityKind.WORKSHOP,
        new ProjectId("4K"),
        Municipality.VANNAS,
        new AreaCode("advice"),
        "Starta eget",
        "Folkets hus",
        LocalDate.parse(heldOn),
        capacity);
  }

  private static Decision<Activity, ActivityEvent> planned(
      String heldOn, @Nullable Integer capacity) {
    return ActivityDecider.plan(
        new PlanActivity(new ActivityId(uuid(1)), LocalDate.of(2009, 5, 1), plan(heldOn, capacity)),
        PROJECT,
        TODAY);
  }

  private Activity open(String heldOn, @Nullable Integer capacity) {
    return decide(
            accepted(planned(heldOn, capacity)).state(), step("OPEN_REGISTRATION", "2009-05-01"))
        .state();
  }

  private Activity held() {
    return decide(open("2009-06-01", null), step("HOLD", "2009-06-01")).state();
  }

  private static TakeStep step(String trigger, String on) {
    return new TakeStep(ActivityTrigger.valueOf(trigger), LocalDate.parse(on), null);
  }

  private static Register register(int number) {
    return new Register(registration(number), TODAY, participant(number));
  }

  private static Participant participant(int number) {
    return new Participant(
        new ParticipantId(uuid(100 + number)), null, TargetGroup.PUBLIC, Gender.MAN);
  }

  private static RegistrationId registration(int number) {
    return new RegistrationId(uuid(200 + number));
  }

  private static RecordAttendance attended(int number, boolean was) {
    return new RecordAttendance(Map.of(registration(number), was));
  }

  private static RecordHeadCount heads(int women, int men) {
    return new RecordHeadCount(
        TargetGroup.STUDENTS,
        new Breakdown(BigDecimal.valueOf(women), BigDecimal.valueOf(men), BigDecimal.ZERO));
  }

  private Decision<Activity, ActivityEvent> tried(Activity activity, Change command) {
    return decider.change(activity, command, registrationsAfter(activity), PROJECT, TODAY);
  }

  private Decision.Accepted<Activity, ActivityEvent> decide(Activity activity, Change command) {
    var accepted = accepted(tried(activity, command));
    var events = new ArrayList<>(happened.getOrDefault(activity, List.of()));
    events.addAll(accepted.events());
    happened.put(accepted.state(), events);
    return accepted;
  }

  private NewRegistrations registrationsAfter(Activity activity) {
    var registrations = new NewRegistrations();
    happened.getOrDefault(activity, List.of()).forEach(registrations::after);
    return registrations;
  }

  private List<Registration> registrationsTo(Activity activity) {
    return registrationsAfter(activity).inOrder();
  }

  private static Decision.Accepted<Activity, ActivityEvent> accepted(
      Decision<Activity, ActivityEvent> decision) {
    assertThat(decision).isInstanceOf(Decision.Accepted.class);
    return (Decision.Accepted<Activity, ActivityEvent>) decision;
  }

  private static void assertRefused(Decision<Activity, ActivityEvent> decision, String code) {
    assertThat(decision)
        .isInstanceOfSatisfying(
            Decision.Refused.class, refused -> assertThat(refused.why().code()).isEqualTo(code));
  }

  private static String uuid(int number) {
    return "01970000-0000-7000-8000-%012x".formatted(number);
  }

  private static ProjectReplica project(ProjectReplica.Status status) {
    return new ProjectReplica(
        new ProjectId("4K"),
        new Period(LocalDate.of(2008, 1, 1), LocalDate.of(2010, 12, 31)),
        List.of(Municipality.VANNAS),
        List.of(new AreaCode("advice")),
        status);
  }
}
