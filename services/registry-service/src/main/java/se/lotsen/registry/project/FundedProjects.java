package se.lotsen.registry.project;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;
import se.lotsen.kit.access.Grant;
import se.lotsen.kit.journal.CommandContext;
import se.lotsen.kit.journal.Decision;
import se.lotsen.kit.journal.JournaledStore;
import se.lotsen.kit.journal.Outcome;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.RetentionBasis;
import se.lotsen.model.event.ProjectEvent;

/** What funding decisions ask of projects, and bring about in them. */
@Component
public class FundedProjects {
  private final JournaledStore<Project, ProjectEvent> projects;
  private final Clock clock;

  FundedProjects(JournaledStore<Project, ProjectEvent> projectStore, Clock clock) {
    this.projects = projectStore;
    this.clock = clock;
  }

  public Optional<FundedProject> find(ProjectId project, Grant grant) {
    return projects
        .within(grant)
        .find(project.value())
        .map(found -> FundedProject.of(found.state()));
  }

  /** Has its records be kept up to a day, unless the same basis asks for longer already. */
  public Outcome keepAtLeast(
      ProjectId project,
      RetentionBasis basis,
      LocalDate until,
      String reason,
      CommandContext context) {
    return projects.change(
        project.value(),
        context,
        (now, at) -> {
          var known = now.terms().get(basis);
          return known != null && !known.isBefore(until)
              ? Decision.nothingToDo(now)
              : RetentionDecider.keep(now, basis, until, reason, LocalDate.now(clock));
        });
  }
}
