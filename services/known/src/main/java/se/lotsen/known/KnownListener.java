package se.lotsen.known;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.kafka.annotation.KafkaListener;
import se.lotsen.kit.messaging.Copies;
import se.lotsen.kit.messaging.MessagingConfiguration;
import se.lotsen.kit.messaging.Received;
import se.lotsen.model.ClientId;
import se.lotsen.model.event.ClientEvent;
import se.lotsen.model.event.ClientEvent.ClientMerged;
import se.lotsen.model.event.ClientEvent.ClientProfile;
import se.lotsen.model.event.ClientEvent.ClientProfileChanged;
import se.lotsen.model.event.ClientEvent.ClientRegistered;
import se.lotsen.model.event.ClientEvent.ClientStartedCompany;
import se.lotsen.model.event.ClientEvent.ClientUnmerged;
import se.lotsen.model.event.ProjectEvent;
import se.lotsen.model.event.ProjectEvent.ActivityArea;
import se.lotsen.model.event.ProjectEvent.ProjectActivated;
import se.lotsen.model.event.ProjectEvent.ProjectClosed;
import se.lotsen.model.event.ProjectEvent.ProjectClosingStarted;
import se.lotsen.model.event.ProjectEvent.ProjectPlanned;
import se.lotsen.model.event.ProjectEvent.ProjectTargetsSet;
import se.lotsen.model.event.Topics;

/** Keeps the copies of projects and clients, and tells who has to follow them. */
class KnownListener {

  private final Copies<KnownProject> projects;
  private final Copies<KnownClient> clients;
  private final ObjectProvider<SameClients> followers;

  KnownListener(
      Copies<KnownProject> knownProjects,
      Copies<KnownClient> knownClients,
      ObjectProvider<SameClients> followers) {
    this.projects = knownProjects;
    this.clients = knownClients;
    this.followers = followers;
  }

  @KafkaListener(
      id = "known.projects",
      groupId = "${spring.application.name}" + KnownConfiguration.GROUP,
      topics = Topics.PROJECTS_NAME,
      containerFactory = MessagingConfiguration.EVENTS)
  void onProject(Received<ProjectEvent> received) {
    projects.apply(received, known -> after(known, received.event()));
  }

  @KafkaListener(
      id = "known.clients",
      groupId = "${spring.application.name}" + KnownConfiguration.GROUP,
      topics = Topics.CLIENTS_NAME,
      containerFactory = MessagingConfiguration.EVENTS)
  void onClient(Received<ClientEvent> received) {
    var effect = clients.apply(received, known -> after(known, received.event()));
    if (effect != Copies.Effect.GAP) {
      switch (received.event()) {
        case ClientMerged merged -> follow(received, merged.client(), merged.into());
        case ClientUnmerged unmerged -> follow(received, unmerged.client(), unmerged.from());
        case ClientRegistered registered -> {}
        case ClientProfileChanged changed -> {}
        case ClientStartedCompany started -> {}
      }
    }
  }

  private void follow(Received<ClientEvent> received, ClientId client, ClientId other) {
    followers.forEach(each -> each.follow(client, other, received.id(), received.correlationId()));
  }

  private static KnownClient after(@Nullable KnownClient known, ClientEvent event) {
    return switch (event) {
      case ClientRegistered registered -> known(registered.profile());
      case ClientProfileChanged changed -> known(changed.profile());
      case ClientMerged merged -> registered(known, merged).merged(merged.into());
      case ClientUnmerged unmerged -> registered(known, unmerged).merged(null);
      case ClientStartedCompany started -> registered(known, started);
    };
  }

  private static KnownClient known(ClientProfile profile) {
    return new KnownClient(profile.kind(), profile.municipality(), profile.startedOn(), null);
  }

  private static KnownClient registered(@Nullable KnownClient known, ClientEvent event) {
    if (known == null) {
      throw new IllegalStateException("Client %s begins with %s".formatted(event.subject(), event));
    }
    return known;
  }

  private static KnownProject after(@Nullable KnownProject known, ProjectEvent event) {
    return switch (event) {
      case ProjectPlanned planned ->
          new KnownProject(
              planned.project(),
              planned.period(),
              planned.municipalities(),
              planned.areas().stream().map(ActivityArea::code).toList(),
              KnownProject.Status.PLANNED);
      case ProjectActivated activated ->
          planned(known, activated).withStatus(KnownProject.Status.ACTIVE);
      case ProjectClosingStarted started ->
          planned(known, started).withStatus(KnownProject.Status.CLOSING);
      case ProjectClosed closed -> planned(known, closed).withStatus(KnownProject.Status.CLOSED);
      case ProjectTargetsSet targets -> planned(known, targets);
    };
  }

  private static KnownProject planned(@Nullable KnownProject known, ProjectEvent event) {
    if (known == null) {
      throw new IllegalStateException(
          "Project %s begins with %s".formatted(event.subject(), event));
    }
    return known;
  }
}
