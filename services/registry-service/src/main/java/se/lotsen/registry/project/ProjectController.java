package se.lotsen.registry.project;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Clock;
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
import se.lotsen.kit.access.Caller;
import se.lotsen.kit.access.Grant;
import se.lotsen.kit.access.Requires;
import se.lotsen.kit.journal.CommandContext;
import se.lotsen.kit.journal.JournaledStore;
import se.lotsen.kit.journal.Listing;
import se.lotsen.kit.journal.Selection;
import se.lotsen.kit.journal.Versioned;
import se.lotsen.kit.web.CommandResponses;
import se.lotsen.kit.web.Cursor;
import se.lotsen.kit.web.JournalView;
import se.lotsen.kit.web.Page;
import se.lotsen.kit.web.Problems;
import se.lotsen.kit.web.Receipt;
import se.lotsen.kit.web.Representation;
import se.lotsen.model.access.Right;
import se.lotsen.model.event.ProjectEvent;
import se.lotsen.registry.project.ProjectCommand.MoveProject;
import se.lotsen.registry.project.ProjectCommand.PlanProject;
import se.lotsen.registry.project.ProjectCommand.SetTargets;

/** Projects over HTTP. */
@RestController
@RequestMapping("/projects")
class ProjectController implements Representation {
  static final Listing ALL = Listing.by();

  private final JournaledStore<Project, ProjectEvent> projects;
  private final Clock clock;

  ProjectController(JournaledStore<Project, ProjectEvent> projects, Clock clock) {
    this.projects = projects;
    this.clock = clock;
  }

  @Requires(Right.PROJECTS_MANAGE)
  @PostMapping
  ResponseEntity<Receipt> planProject(
      @Valid @RequestBody ProjectRequests.ProjectPlan request, CommandContext context) {
    var command = new PlanProject(request.toProject());
    return CommandResponses.created(
        projects.createNamed(
            request.code().value(), context, now -> ProjectDecider.plan(command, today())),
        "/projects");
  }

  @Requires(Right.PROJECTS_MANAGE)
  @PostMapping("/{code}/transitions")
  ResponseEntity<Receipt> moveProject(
      @PathVariable String code,
      @Valid @RequestBody ProjectRequests.ProjectTransition request,
      CommandContext context) {
    var command = new MoveProject(request.trigger());
    return CommandResponses.changed(
        projects.change(
            code, context, (project, now) -> ProjectDecider.move(project, command, today())));
  }

  @Requires(Right.PROJECTS_MANAGE)
  @PutMapping("/{code}/targets")
  ResponseEntity<Receipt> setTargets(
      @PathVariable String code,
      @Valid @RequestBody ProjectRequests.ProjectTargets request,
      CommandContext context) {
    var command = new SetTargets(request.indicators());
    return CommandResponses.changed(
        projects.change(
            code, context, (project, now) -> ProjectDecider.setTargets(project, command, today())));
  }

  @Requires(Right.PROJECTS_READ)
  @GetMapping("/{code}")
  ResponseEntity<ProjectRequests.ProjectView> getProject(
      @PathVariable String code, Locale locale, Grant grant) {
    return projects
        .within(grant)
        .find(code)
        .map(found -> CommandResponses.found(found, view(found, locale)))
        .orElseThrow(() -> Problems.notFound("project", code));
  }

  @Override
  public ResponseEntity<?> represent(String code, Locale locale, Grant grant, Caller caller) {
    return getProject(code, locale, grant);
  }

  @Requires(Right.PROJECTS_READ)
  @GetMapping("/{code}/journal")
  Page<JournalView> journal(
      @PathVariable String code,
      @RequestParam(required = false) @Nullable Cursor cursor,
      @RequestParam(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX) int limit,
      Grant grant) {
    return JournalView.page("project", code, cursor, limit, projects.within(grant)::journal);
  }

  @Requires(Right.PROJECTS_READ)
  @GetMapping
  Page<ProjectRequests.ProjectView> listProjects(
      @RequestParam(required = false) @Nullable Cursor cursor,
      @RequestParam(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX) int limit,
      Locale locale,
      Grant grant) {
    return Page.read(
        (after, most) -> projects.within(grant).list(Selection.of(ALL), after, most),
        cursor,
        limit,
        Versioned::id,
        found -> view(found, locale));
  }

  private static ProjectRequests.ProjectView view(Versioned<Project> found, Locale locale) {
    return ProjectRequests.ProjectView.of(found.state(), found.version(), locale);
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
