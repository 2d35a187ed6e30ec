package se.lotsen.registry.project;

import static se.lotsen.registry.project.ProjectStatus.ACTIVE;
import static se.lotsen.registry.project.ProjectStatus.CLOSED;
import static se.lotsen.registry.project.ProjectStatus.CLOSING;
import static se.lotsen.registry.project.ProjectStatus.PLANNED;
import static se.lotsen.registry.project.ProjectTrigger.ACTIVATE;
import static se.lotsen.registry.project.ProjectTrigger.CLOSE;
import static se.lotsen.registry.project.ProjectTrigger.START_CLOSING;

import se.lotsen.kit.lifecycle.LifecycleTable;
import se.lotsen.model.Text;

/** The life of a project. A closed one (avslutat projekt) stays closed. */
final class ProjectLifecycle {
  static final LifecycleTable<ProjectStatus, ProjectTrigger, Project> TABLE =
      LifecycleTable.<ProjectStatus, ProjectTrigger, Project>of(
              "PROJECT",
              new Text("Projekt", "Project"),
              ProjectStatus.values(),
              ProjectTrigger.values())
          .step(PLANNED, ACTIVATE, ACTIVE)
          .step(ACTIVE, START_CLOSING, CLOSING)
          .step(CLOSING, CLOSE, CLOSED)
          .build();

  private ProjectLifecycle() {}
}
