package se.lotsen.projection.target;

import org.jspecify.annotations.Nullable;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import se.lotsen.kit.messaging.MessagingConfiguration;
import se.lotsen.kit.messaging.Received;
import se.lotsen.kit.messaging.ReplicaStore;
import se.lotsen.model.event.ProjectEvent;
import se.lotsen.model.event.ProjectEvent.Funder;
import se.lotsen.model.event.ProjectEvent.ProjectActivated;
import se.lotsen.model.event.ProjectEvent.ProjectClosed;
import se.lotsen.model.event.ProjectEvent.ProjectClosingStarted;
import se.lotsen.model.event.ProjectEvent.ProjectDisposed;
import se.lotsen.model.event.ProjectEvent.ProjectHoldPlaced;
import se.lotsen.model.event.ProjectEvent.ProjectHoldReleased;
import se.lotsen.model.event.ProjectEvent.ProjectPlanned;
import se.lotsen.model.event.ProjectEvent.ProjectRetentionDecided;
import se.lotsen.model.event.ProjectEvent.ProjectTargetsSet;
import se.lotsen.model.event.Topics;
import se.lotsen.projection.ProjectionConfiguration;

/** Hears of projects and keeps their targets. */
@Component
class TargetListener {
  private final ReplicaStore<ProjectTargets> targets;

  TargetListener(ReplicaStore<ProjectTargets> projectTargets) {
    this.targets = projectTargets;
  }

  @KafkaListener(
      id = "projection.targets",
      groupId = ProjectionConfiguration.GROUP,
      topics = Topics.PROJECTS_NAME,
      containerFactory = MessagingConfiguration.EVENTS)
  void on(Received<ProjectEvent> received) {
    targets.apply(received, known -> after(known, received.event()));
  }

  private static ProjectTargets after(@Nullable ProjectTargets known, ProjectEvent event) {
    return switch (event) {
      case ProjectPlanned planned ->
          new ProjectTargets(
              planned.name(),
              planned.period(),
              planned.funders().stream().map(Funder::code).toList(),
              planned.indicators());
      case ProjectTargetsSet set -> planned(known, event).withIndicators(set.indicators());
      case ProjectActivated activated -> planned(known, activated);
      case ProjectClosingStarted started -> planned(known, started);
      case ProjectClosed closed -> planned(known, closed);
      case ProjectRetentionDecided decided -> planned(known, decided);
      case ProjectHoldPlaced placed -> planned(known, placed);
      case ProjectHoldReleased released -> planned(known, released);
      case ProjectDisposed disposed -> planned(known, disposed);
    };
  }

  private static ProjectTargets planned(@Nullable ProjectTargets known, ProjectEvent event) {
    if (known == null) {
      throw new IllegalStateException(
          "Project %s begins with %s".formatted(event.subject(), event));
    }
    return known;
  }
}
