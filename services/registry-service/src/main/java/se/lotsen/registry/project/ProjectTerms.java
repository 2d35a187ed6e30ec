package se.lotsen.registry.project;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.lotsen.kit.access.Grant;
import se.lotsen.kit.journal.JournaledStore;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.kit.journal.Versioned;
import se.lotsen.model.ProjectId;
import se.lotsen.model.event.ProjectEvent;

/** Whether projects' records are kept, for what outlives a project: who its clients are. */
@Component
public class ProjectTerms {
  private final JournaledStore<Project, ProjectEvent> projects;

  ProjectTerms(JournaledStore<Project, ProjectEvent> projects) {
    this.projects = projects;
  }

  /** Why nothing personal of a project may be erased on this day, or null. */
  public @Nullable Refusal refusesErasure(ProjectId id, LocalDate today) {
    return projects
        .within(Grant.ofService())
        .find(id.value())
        .map(found -> RetentionDecider.refusesErasure(found.state(), today))
        .orElse(null);
  }

  /** Whether what is personal in its records is gone by decision. */
  public boolean isDisposedOf(ProjectId id) {
    return projects
        .within(Grant.ofService())
        .find(id.value())
        .map(Versioned::state)
        .filter(project -> project.disposedOn() != null)
        .isPresent();
  }
}
