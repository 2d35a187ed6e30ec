package se.lotsen.activities.activity;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
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
import se.lotsen.activities.activity.ActivityCommand.ChangePlan;
import se.lotsen.activities.activity.ActivityCommand.PlanActivity;
import se.lotsen.activities.activity.ActivityCommand.TakeStep;
import se.lotsen.activities.lifecycle.ActivityLifecycle;
import se.lotsen.activities.lifecycle.ActivityState;
import se.lotsen.kit.IdSource;
import se.lotsen.kit.access.Caller;
import se.lotsen.kit.access.Grant;
import se.lotsen.kit.access.Requires;
import se.lotsen.kit.journal.CommandContext;
import se.lotsen.kit.journal.Versioned;
import se.lotsen.kit.web.CommandResponses;
import se.lotsen.kit.web.Cursor;
import se.lotsen.kit.web.JournalView;
import se.lotsen.kit.web.Page;
import se.lotsen.kit.web.Parameter;
import se.lotsen.kit.web.Problems;
import se.lotsen.kit.web.Receipt;
import se.lotsen.kit.web.Representation;
import se.lotsen.model.ActivityId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.access.Right;
import se.lotsen.model.access.Scope;
import se.lotsen.model.code.ActivityKind;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.Municipality;
import se.lotsen.work.ShortNumber;

/** Activities over HTTP: planning them, moving them, finding them. */
@RestController
@RequestMapping("/activities")
class ActivityController implements Representation {
  private final Activities activities;
  private final IdSource ids;

  ActivityController(Activities activities, IdSource ids) {
    this.activities = activities;
    this.ids = ids;
  }

  @Requires(Right.ACTIVITIES_WORK)
  @PostMapping
  ResponseEntity<Receipt> planActivity(
      @Valid @RequestBody ActivityRequests.ActivityDetails request, CommandContext context) {
    return CommandResponses.created(
        activities.plan(
            new PlanActivity(
                new ActivityId(context.idOfNew(ids)), plannedOn(request), request.toPlan()),
            context),
        "/activities");
  }

  @Requires(Right.ACTIVITIES_WORK)
  @PutMapping("/{id}")
  ResponseEntity<Receipt> changeActivity(
      @PathVariable String id,
      @Valid @RequestBody ActivityRequests.ActivityDetails request,
      CommandContext context) {
    return CommandResponses.changed(
        activities.change(id, new ChangePlan(request.toPlan()), context));
  }

  @Requires(Right.ACTIVITIES_WORK)
  @PostMapping("/{id}/transitions")
  ResponseEntity<Receipt> takeStep(
      @PathVariable String id,
      @Valid @RequestBody ActivityRequests.ActivityTransition request,
      CommandContext context) {
    var trigger = ActivityLifecycle.TABLE.requireTrigger(request.trigger());
    return CommandResponses.changed(
        activities.change(
            id, new TakeStep(trigger, orToday(request.on()), request.reason()), context));
  }

  @Requires(Right.ACTIVITIES_READ)
  @GetMapping("/{id}")
  ResponseEntity<ActivityView> getActivity(@PathVariable String id, Locale locale, Grant grant) {
    return activities
        .within(grant)
        .find(id)
        .map(found -> CommandResponses.found(found, view(found, locale)))
        .orElseThrow(() -> Problems.notFound("activity", id));
  }

  @Requires(Right.ACTIVITIES_READ)
  @GetMapping("/{id}/journal")
  Page<JournalView> journal(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable Cursor cursor,
      @RequestParam(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX) int limit,
      Grant grant) {
    return JournalView.page("activity", id, cursor, limit, activities.within(grant)::journal);
  }

  @Override
  public ResponseEntity<?> represent(String id, Locale locale, Grant grant, Caller caller) {
    return getActivity(id, locale, grant);
  }

  /**
   * Lists activities, the latest first.
   *
   * @param number the short number in any way of writing it
   * @param sort {@code -heldOn} or {@code heldOn}
   * @param countBy also answers how many there are of each state, kind, municipality, area or
   *     project
   */
  @Requires(Right.ACTIVITIES_READ)
  @GetMapping
  Page<ActivityView> listActivities(
      @RequestParam(required = false) @Nullable @Size(max = 100) String number,
      @RequestParam(defaultValue = "") List<String> project,
      @RequestParam(defaultValue = "") List<String> kind,
      @RequestParam(defaultValue = "") List<String> municipality,
      @RequestParam(defaultValue = "") List<String> area,
      @RequestParam(defaultValue = "") List<String> state,
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate to,
      @RequestParam(required = false) @Nullable String sort,
      @RequestParam(defaultValue = "") List<String> countBy,
      @RequestParam(defaultValue = "false") boolean total,
      @RequestParam(required = false) @Nullable Cursor cursor,
      @RequestParam(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX) int limit,
      Locale locale,
      Grant grant) {
    var query =
        new ActivityQuery(
            Parameter.read("number", number, ActivityController::shortNumber),
            grant.narrowed(
                Scope.PROJECT,
                Parameter.readAll("project", project, ProjectId::new),
                ProjectId::value,
                ProjectId::new),
            Parameter.readCodes("kind", kind, ActivityKind.class),
            grant.narrowed(
                Scope.MUNICIPALITY,
                Parameter.readAll("municipality", municipality, Municipality::of),
                Municipality::scb,
                Municipality::of),
            Parameter.readAll("area", area, AreaCode::new),
            Parameter.readCodes("state", state, ActivityState.class),
            from,
            to,
            Parameter.sort(sort, ActivityListings.ORDERS));
    var seen = activities.within(grant);
    return Page.read(
            (after, most) -> seen.list(ActivityListings.select(query), after, most),
            cursor,
            limit,
            found -> seen.placeOf(ActivityListings.listing(query), found),
            found -> view(found, locale))
        .with(
            total ? seen.count(ActivityListings.select(query)) : null,
            ActivityListings.COUNTED.count(countBy, ActivityListings.select(query), seen::countBy));
  }

  private static ShortNumber shortNumber(String written) {
    return ShortNumber.read(ShortNumber.Kind.ACTIVITY, written)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The number of an activity is written as 4K-2009-A0123"));
  }

  private ActivityView view(Versioned<Activity> found, Locale locale) {
    return ActivityView.of(found.state(), found.version(), activities.today(), locale);
  }

  /** What was held already was planned on that day at the latest. */
  private LocalDate plannedOn(ActivityRequests.ActivityDetails request) {
    var latest =
        request.heldOn().isBefore(activities.today()) ? request.heldOn() : activities.today();
    return request.on() == null ? latest : request.on();
  }

  private LocalDate orToday(@Nullable LocalDate on) {
    return on == null ? activities.today() : on;
  }
}
