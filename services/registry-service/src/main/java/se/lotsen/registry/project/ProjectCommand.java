package se.lotsen.registry.project;

import java.util.List;
import se.lotsen.model.event.ProjectEvent.IndicatorTarget;

/** What can be asked of a project. */
sealed interface ProjectCommand {
  /** Enters a project with all that is agreed on. */
  record PlanProject(Project project) implements ProjectCommand {}

  /** Takes a step of {@link ProjectLifecycle}. */
  record MoveProject(ProjectTrigger trigger) implements ProjectCommand {}

  /** Replaces the targets. */
  record SetTargets(List<IndicatorTarget> indicators) implements ProjectCommand {}
}
