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
import se.lotsen.kit.journal.JournaledStore;
import se.lotsen.kit.journal.Listing;
import se.lotsen.kit.journal.Origin;
import se.lotsen.kit.journal.Selection;
import se.lotsen.kit.journal.Versioned;
import se.lotsen.kit.web.CommandResponses;
import se.lotsen.kit.web.Cursor;
import se.lotsen.kit.web.Page;
import se.lotsen.kit.web.Problems;
import se.lotsen.kit.web.Receipt;
import se.lotsen.model.event.ProjectEvent;
import se.lotsen.registry.project.ProjectCommand.MoveProject;
import se.lotsen.registry.project.ProjectCommand.PlanProject;
import se.lotsen.registry.project.ProjectCommand.SetTargets;

/** Projects over HTTP. */
@RestController
@RequestMapping("/projects")
class ProjectController {
  static final Listing ALL = Listing.by();

  private final JournaledStore<Project, ProjectEvent> projects;
  private final Clock clock;

  ProjectController(JournaledStore<Project, ProjectEvent> projects, Clock clock) {
    this.projects = projects;
    this.clock = clock;
  }

  @PostMapping
  ResponseEntity<Receipt> planProject(
      @Valid @RequestBody ProjectRequests.ProjectPlan request, Origin origin) {
    var command = new PlanProject(request.toProject());
    return CommandResponses.created(
        projects.createNamed(
            request.code().value(), origin, now -> ProjectDecider.plan(command, today())),
        "/projects");
  }

  @PostMapping("/{code}/transitions")
  ResponseEntity<Receipt> moveProject(
      @PathVariable String code,
      @Valid @RequestBody ProjectRequests.ProjectTransition request,
      Origin origin) {
    var command = new MoveProject(request.trigger());
    return CommandResponses.changed(
        projects.change(
            code, origin, (project, now) -> ProjectDecider.move(project, command, today())));
  }

  @PutMapping("/{code}/targets")
  ResponseEntity<Receipt> setTargets(
      @PathVariable String code,
      @Valid @RequestBody ProjectRequests.ProjectTargets request,
      Origin origin) {
    var command = new SetTargets(request.indicators());
    return CommandResponses.changed(
        projects.change(
            code, origin, (project, now) -> ProjectDecider.setTargets(project, command, today())));
  }

  @GetMapping("/{code}")
  ResponseEntity<ProjectRequests.ProjectView> project(@PathVariable String code, Locale locale) {
    return projects
        .find(code)
        .map(found -> CommandResponses.found(found, view(found, locale)))
        .orElseThrow(() -> Problems.notFound("project", code));
  }

  @GetMapping
  Page<ProjectRequests.ProjectView> projects(
      @RequestParam(required = false) @Nullable Cursor cursor,
      @RequestParam(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX) int limit,
      Locale locale) {
    return Page.read(
        (after, most) -> projects.list(Selection.of(ALL), after, most),
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
