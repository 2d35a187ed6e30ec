package se.lotsen.registry.project;

import jakarta.validation.Valid;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import se.lotsen.kit.access.Requires;
import se.lotsen.kit.journal.CommandContext;
import se.lotsen.kit.journal.JournaledStore;
import se.lotsen.kit.web.CommandResponses;
import se.lotsen.kit.web.Receipt;
import se.lotsen.kit.web.Retraction;
import se.lotsen.model.access.Right;
import se.lotsen.model.event.ProjectEvent;

/** How long a project's records are kept, what stops their disposal, and the disposal itself. */
@RestController
@RequestMapping("/projects/{code}")
class RetentionController {
  private final JournaledStore<Project, ProjectEvent> projects;
  private final Clock clock;

  RetentionController(JournaledStore<Project, ProjectEvent> projects, Clock clock) {
    this.projects = projects;
    this.clock = clock;
  }

  /** Enters a decision on how long the records are kept; the latest of all terms holds. */
  @Requires(Right.RETENTION_DECIDE)
  @PutMapping("/retention")
  ResponseEntity<Receipt> decideRetention(
      @PathVariable String code,
      @Valid @RequestBody ProjectRequests.ProjectRetention request,
      CommandContext context) {
    return CommandResponses.changed(
        projects.change(
            code,
            context,
            (project, now) ->
                RetentionDecider.keep(
                    project, request.basis(), request.keptUntil(), request.reason(), today())));
  }

  /** Has none of its records be erased, until the hold is released. */
  @Requires(Right.RETENTION_DECIDE)
  @PostMapping("/hold")
  ResponseEntity<Receipt> holdProject(
      @PathVariable String code,
      @Valid @RequestBody ProjectRequests.ProjectReason request,
      CommandContext context) {
    return CommandResponses.changed(
        projects.change(
            code,
            context,
            (project, now) -> RetentionDecider.placeHold(project, request.reason(), today())));
  }

  @Requires(Right.RETENTION_DECIDE)
  @PostMapping("/hold/retraction")
  ResponseEntity<Receipt> releaseProject(
      @PathVariable String code,
      @Valid @RequestBody(required = false) @Nullable Retraction request,
      CommandContext context) {
    return CommandResponses.changed(
        projects.change(
            code,
            context,
            (project, now) ->
                RetentionDecider.releaseHold(project, Retraction.of(request).reason(), today())));
  }

  /**
   * Disposes of what is personal in the records of a closed project whose time is over: every
   * service erases it in its own, a while later. What was counted stays.
   */
  @Requires(Right.RETENTION_DECIDE)
  @PostMapping("/disposal")
  ResponseEntity<Receipt> disposeOfProject(
      @PathVariable String code,
      @Valid @RequestBody ProjectRequests.ProjectReason request,
      CommandContext context) {
    return CommandResponses.changed(
        projects.change(
            code,
            context,
            (project, now) -> RetentionDecider.dispose(project, request.reason(), today())));
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
