package se.lotsen.registry.project;

import static se.lotsen.registry.project.ProjectStatus.ACTIVE;
import static se.lotsen.registry.project.ProjectStatus.CLOSED;
import static se.lotsen.registry.project.ProjectStatus.CLOSING;
import static se.lotsen.registry.project.ProjectStatus.PLANNED;

import java.util.Arrays;
import java.util.Optional;

/** The life of a project, one row per step. A closed project ("avslutat projekt") stays closed. */
enum ProjectStep {
  ACTIVATE(PLANNED, ProjectTrigger.ACTIVATE, ACTIVE),
  START_CLOSING(ACTIVE, ProjectTrigger.START_CLOSING, CLOSING),
  CLOSE(CLOSING, ProjectTrigger.CLOSE, CLOSED);

  final ProjectStatus from;
  final ProjectTrigger trigger;
  final ProjectStatus to;

  ProjectStep(ProjectStatus from, ProjectTrigger trigger, ProjectStatus to) {
    this.from = from;
    this.trigger = trigger;
    this.to = to;
  }

  static Optional<ProjectStep> find(ProjectStatus from, ProjectTrigger trigger) {
    return Arrays.stream(values())
        .filter(step -> step.from == from && step.trigger == trigger)
        .findFirst();
  }
}
