package se.lotsen.registry.project;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.lotsen.kit.journal.Decision;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.kit.lifecycle.LifecycleMachine;
import se.lotsen.kit.lifecycle.Verdict;
import se.lotsen.model.event.ProjectEvent;
import se.lotsen.model.event.ProjectEvent.ActivityArea;
import se.lotsen.model.event.ProjectEvent.Funder;
import se.lotsen.model.event.ProjectEvent.ProjectActivated;
import se.lotsen.model.event.ProjectEvent.ProjectClosed;
import se.lotsen.model.event.ProjectEvent.ProjectClosingStarted;
import se.lotsen.model.event.ProjectEvent.ProjectPlanned;
import se.lotsen.model.event.ProjectEvent.ProjectTargetsSet;

/** Decides on commands to a project; pure. */
final class ProjectDecider {
  /** With these a project's events stay far below what Kafka takes, whatever is in them. */
  private static final int MAX_YEARS = 50;

  private static final int MAX_TEXT = 300;

  private static final LifecycleMachine<ProjectStatus, ProjectTrigger, Project> MACHINE =
      LifecycleMachine.of(ProjectLifecycle.TABLE);

  private ProjectDecider() {}

  static Decision<Project, ProjectEvent> plan(ProjectCommand.PlanProject command, LocalDate today) {
    var project = command.project();
    var wrong = wrongIn(project);
    if (wrong != null) {
      return Decision.refused(wrong);
    }
    return Decision.accepted(
        project,
        new ProjectPlanned(
            project.id(),
            today,
            project.name(),
            project.period(),
            project.owner(),
            project.municipalities(),
            project.funders(),
            project.areas(),
            project.indicators()));
  }

  static Decision<Project, ProjectEvent> move(
      Project project, ProjectCommand.MoveProject command, LocalDate today) {
    return switch (MACHINE.decide(project.status(), command.trigger(), project)) {
      case Verdict.Refused<ProjectStatus, ProjectTrigger, Project> refused ->
          Decision.refused(refused.why());
      case Verdict.Moved<ProjectStatus, ProjectTrigger, Project> moved ->
          Decision.accepted(
              project.withStatus(moved.to()), eventOf(command.trigger(), project, today));
    };
  }

  private static ProjectEvent eventOf(ProjectTrigger trigger, Project project, LocalDate today) {
    return switch (trigger) {
      case ACTIVATE -> new ProjectActivated(project.id(), today);
      case START_CLOSING -> new ProjectClosingStarted(project.id(), today);
      case CLOSE -> new ProjectClosed(project.id(), today);
    };
  }

  static Decision<Project, ProjectEvent> setTargets(
      Project project, ProjectCommand.SetTargets command, LocalDate today) {
    var next = project.withIndicators(command.indicators());
    var wrong = TargetRules.wrongIn(next.indicators(), next.municipalities(), next.period());
    if (wrong != null) {
      return Decision.refused(wrong);
    }
    if (project.status() == ProjectStatus.CLOSED) {
      return Decision.refused(
          Refusal.conflict(
              "project-closed",
              "Projektet är avslutat; målen står fast",
              "The project is closed; its targets stand"));
    }
    return next.equals(project)
        ? Decision.nothingToDo(project)
        : Decision.accepted(next, new ProjectTargetsSet(project.id(), today, command.indicators()));
  }

  private static @Nullable Refusal wrongIn(Project project) {
    if (project.period().from().plusYears(MAX_YEARS).isBefore(project.period().to())) {
      return Refusal.invalid(
          "period-too-long",
          "period",
          "Ett projekt varar högst %d år".formatted(MAX_YEARS),
          "A project lasts at most %d years".formatted(MAX_YEARS));
    }
    var tooLong = textsOf(project).filter(text -> text.length() > MAX_TEXT).findFirst();
    if (tooLong.isPresent()) {
      return Refusal.invalid(
          "text-too-long",
          "name",
          "Ett namn har högst %d tecken: %s…".formatted(MAX_TEXT, tooLong.get().substring(0, 40)),
          "A name has at most %d characters: %s…"
              .formatted(MAX_TEXT, tooLong.get().substring(0, 40)));
    }
    var areas = new HashSet<>();
    for (var area : project.areas()) {
      if (!areas.add(area.code())) {
        return Refusal.invalid(
            "duplicate-area",
            "areas",
            "Området %s finns två gånger".formatted(area.code()),
            "The area %s is there twice".formatted(area.code()));
      }
    }
    for (var area : project.areas()) {
      if (area.partOf() != null && !areas.contains(area.partOf())) {
        return Refusal.invalid(
            "unknown-area",
            "areas",
            "Området %s hör till %s, som inte finns".formatted(area.code(), area.partOf()),
            "The area %s is part of %s, which is not there".formatted(area.code(), area.partOf()));
      }
    }
    return TargetRules.wrongIn(project.indicators(), project.municipalities(), project.period());
  }

  /** All words in both languages, of which some are other people's. */
  private static Stream<String> textsOf(Project project) {
    var texts =
        Stream.of(
                Stream.of(project.name(), project.owner()),
                project.funders().stream().map(Funder::name),
                project.areas().stream().map(ActivityArea::name))
            .flatMap(all -> all)
            .flatMap(text -> Stream.of(text.sv(), text.en()));
    return Stream.concat(texts, project.funders().stream().map(Funder::code));
  }
}
