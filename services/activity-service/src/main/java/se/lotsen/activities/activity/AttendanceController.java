package se.lotsen.activities.activity;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.lotsen.activities.activity.ActivityCommand.CancelRegistration;
import se.lotsen.activities.activity.ActivityCommand.RecordAttendance;
import se.lotsen.activities.activity.ActivityCommand.RecordHeadCount;
import se.lotsen.activities.activity.ActivityCommand.Register;
import se.lotsen.activities.people.People;
import se.lotsen.kit.IdSource;
import se.lotsen.kit.access.Caller;
import se.lotsen.kit.access.Grant;
import se.lotsen.kit.access.Requires;
import se.lotsen.kit.failure.RefusedException;
import se.lotsen.kit.journal.CommandContext;
import se.lotsen.kit.journal.Outcome;
import se.lotsen.kit.journal.Parts.Part;
import se.lotsen.kit.privacy.ReadJournal;
import se.lotsen.kit.web.CommandResponses;
import se.lotsen.kit.web.Cursor;
import se.lotsen.kit.web.Page;
import se.lotsen.kit.web.Parameter;
import se.lotsen.kit.web.Problems;
import se.lotsen.kit.web.Receipt;
import se.lotsen.kit.web.Retraction;
import se.lotsen.model.RegistrationId;
import se.lotsen.model.access.Right;
import se.lotsen.model.code.TargetGroup;

/** Who is registered to an activity, and who was there. */
@RestController
@RequestMapping("/activities/{id}")
class AttendanceController {
  private final Activities activities;
  private final Participants participants;
  private final People people;
  private final ReadJournal reads;
  private final IdSource ids;

  AttendanceController(
      Activities activities,
      Participants participants,
      People people,
      ReadJournal reads,
      IdSource ids) {
    this.activities = activities;
    this.participants = participants;
    this.people = people;
    this.reads = reads;
    this.ids = ids;
  }

  @Requires(Right.PARTICIPANTS_WORK)
  @PostMapping("/registrations")
  ResponseEntity<Receipt> register(
      @PathVariable String id,
      @Valid @RequestBody ActivityRequests.NewRegistration request,
      CommandContext context) {
    var found = activities.within(context.visible()).find(id);
    if (found.isEmpty()) {
      throw Problems.notFound("activity", id);
    }
    if (!found.get().state().state().takesRegistrations()) {
      // Without asking who is meant.
      throw new RefusedException(ActivityRefusals.noRegistrationsNow(found.get().state()));
    }
    var participant = request.participant();
    if (participant != null && !activities.hasMet(participant, context.visible())) {
      throw new RefusedException(ActivityRefusals.unknownParticipant(participant.value()));
    }
    var registration = new RegistrationId(context.idOfNew(ids));
    return switch (participants.who(request, registration)) {
      case Participants.Meant.Nobody nobody -> throw new RefusedException(nobody.why());
      case Participants.Meant.Is is -> {
        var command = new Register(registration, orToday(request.on()), is.participant());
        var client = is.participant().client();
        Outcome outcome =
            client == null
                ? activities.change(id, command, context)
                : activities.changeNaming(client, id, command, context);
        if (outcome instanceof Outcome.Done done && is.person() != null) {
          var named = List.of(is.person());
          if (done.repeated()) {
            people.addAgain(named);
          } else {
            people.add(named);
          }
        }
        yield CommandResponses.createdWithin(
            outcome, "/activities/" + id + "/registrations", registration.value());
      }
    };
  }

  /** Whoever waited longest has the place then. */
  @Requires(Right.PARTICIPANTS_WORK)
  @PostMapping("/registrations/{registration}/retraction")
  ResponseEntity<Receipt> cancelRegistration(
      @PathVariable String id,
      @PathVariable String registration,
      @Valid @RequestBody(required = false) @Nullable Retraction request,
      CommandContext context) {
    return CommandResponses.changed(
        activities.change(
            id,
            new CancelRegistration(
                idOf(registration), activities.today(), Retraction.of(request).reason()),
            context));
  }

  @Requires(Right.PARTICIPANTS_READ)
  @GetMapping("/registrations/{registration}")
  ActivityView.OfRegistration getRegistration(
      @PathVariable String id, @PathVariable String registration, Grant grant) {
    var wanted = idOf(registration);
    var found =
        activities
            .registration(id, wanted, grant)
            .orElseThrow(() -> Problems.notFound("registration", wanted.value()));
    return ActivityView.OfRegistration.of(
        found, people.find(List.of(found.participant())).get(found.participant()));
  }

  @Requires(Right.PARTICIPANTS_WORK)
  @PutMapping("/registrations/{registration}/attendance")
  ResponseEntity<Receipt> recordOne(
      @PathVariable String id,
      @PathVariable String registration,
      @Valid @RequestBody ActivityRequests.Attended request,
      CommandContext context) {
    return CommandResponses.changed(
        activities.change(
            id, new RecordAttendance(Map.of(idOf(registration), request.attended())), context));
  }

  @Requires(Right.ACTIVITIES_WORK)
  @PutMapping("/attendance")
  ResponseEntity<Receipt> recordAttendance(
      @PathVariable String id,
      @Valid @RequestBody ActivityRequests.Attendance request,
      CommandContext context) {
    return CommandResponses.changed(
        activities.change(id, new RecordAttendance(request.answers()), context));
  }

  /** Says how many of a group were there beside those who are registered. */
  @Requires(Right.ACTIVITIES_WORK)
  @PutMapping("/head-counts/{group}")
  ResponseEntity<Receipt> recordHeadCount(
      @PathVariable String id,
      @PathVariable TargetGroup group,
      @Valid @RequestBody ActivityRequests.HeadCount request,
      CommandContext context) {
    return CommandResponses.changed(
        activities.change(id, new RecordHeadCount(group, request.breakdown()), context));
  }

  /**
   * The participants that are known, in the order of their registration; who read them is written
   * down.
   */
  @Requires(Right.PARTICIPANTS_READ)
  @GetMapping("/registrations")
  Page<ActivityView.OfRegistration> listRegistrations(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable Cursor cursor,
      @RequestParam(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX) int limit,
      Grant grant,
      Caller caller) {
    var page =
        activities
            .registrations(id, grant, Cursor.number(cursor), limit + 1)
            .map(found -> page(found, limit))
            .orElseThrow(() -> Problems.notFound("activity", id));
    reads.note(caller, "participants.list", List.of(id), page.items().size());
    return page;
  }

  private Page<ActivityView.OfRegistration> page(List<Part<Registration>> found, int limit) {
    var known = people.find(found.stream().map(part -> part.state().participant()).toList());
    return Page.of(
        found,
        limit,
        part -> Long.toString(part.order()),
        part ->
            ActivityView.OfRegistration.of(part.state(), known.get(part.state().participant())));
  }

  private static RegistrationId idOf(String registration) {
    return Parameter.required("registration", registration, RegistrationId::new);
  }

  private LocalDate orToday(@Nullable LocalDate on) {
    return on == null ? activities.today() : on;
  }
}
