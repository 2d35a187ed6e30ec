package se.lotsen.activities.activity;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
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
import se.lotsen.kit.journal.Origin;
import se.lotsen.kit.journal.Versioned;
import se.lotsen.kit.web.CommandResponses;
import se.lotsen.kit.web.Cursor;
import se.lotsen.kit.web.JournalView;
import se.lotsen.kit.web.Page;
import se.lotsen.kit.web.Parameter;
import se.lotsen.kit.web.Problems;
import se.lotsen.kit.web.Receipt;
import se.lotsen.model.ActivityId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.ActivityKind;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.Municipality;

/** Activities over HTTP: planning them, moving them, finding them. */
@RestController
@RequestMapping("/activities")
class ActivityController {
  private final Activities activities;
  private final IdSource ids;

  ActivityController(Activities activities, IdSource ids) {
    this.activities = activities;
    this.ids = ids;
  }

  @PostMapping
  ResponseEntity<Receipt> planActivity(
      @Valid @RequestBody ActivityRequests.ActivityDetails request, Origin origin) {
    return CommandResponses.created(
        activities.plan(
            new PlanActivity(
                new ActivityId(origin.idOfNew(ids)), orToday(request.on()), request.toPlan()),
            origin),
        "/activities");
  }

  @PutMapping("/{id}")
  ResponseEntity<Receipt> changeActivity(
      @PathVariable String id,
      @Valid @RequestBody ActivityRequests.ActivityDetails request,
      Origin origin) {
    return CommandResponses.changed(
        activities.change(id, new ChangePlan(request.toPlan()), origin));
  }

  @PostMapping("/{id}/transitions")
  ResponseEntity<Receipt> takeStep(
      @PathVariable String id,
      @Valid @RequestBody ActivityRequests.ActivityTransition request,
      Origin origin) {
    var trigger = ActivityLifecycle.TABLE.requireTrigger(request.trigger());
    return CommandResponses.changed(
        activities.change(
            id, new TakeStep(trigger, orToday(request.on()), request.reason()), origin));
  }

  @GetMapping("/{id}")
  ResponseEntity<ActivityView> activity(@PathVariable String id, Locale locale) {
    return activities
        .find(id)
        .map(found -> CommandResponses.found(found, view(found, locale)))
        .orElseThrow(() -> Problems.notFound("activity", id));
  }

  @GetMapping("/{id}/journal")
  Page<JournalView> journal(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable Cursor cursor,
      @RequestParam(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX) int limit) {
    return JournalView.page("activity", id, cursor, limit, activities::journal);
  }

  @GetMapping
  Page<ActivityView> activities(
      @RequestParam(required = false) @Nullable String project,
      @RequestParam(required = false) @Nullable ActivityKind kind,
      @RequestParam(required = false) @Nullable String municipality,
      @RequestParam(required = false) @Nullable String area,
      @RequestParam(required = false) @Nullable ActivityState state,
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate to,
      @RequestParam(required = false) @Nullable Cursor cursor,
      @RequestParam(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX) int limit,
      Locale locale) {
    var query =
        new ActivityQuery(
            Parameter.read("project", project, ProjectId::new),
            kind,
            Parameter.read("municipality", municipality, Municipality::of),
            Parameter.read("area", area, AreaCode::new),
            state,
            from,
            to);
    return Page.read(
        (after, most) -> activities.list(ActivityListings.select(query), after, most),
        cursor,
        limit,
        found -> activities.placeOf(ActivityListings.listing(query), found),
        found -> view(found, locale));
  }

  private ActivityView view(Versioned<Activity> found, Locale locale) {
    return ActivityView.of(found.state(), found.version(), activities.today(), locale);
  }

  private LocalDate orToday(@Nullable LocalDate on) {
    return on == null ? activities.today() : on;
  }
}
