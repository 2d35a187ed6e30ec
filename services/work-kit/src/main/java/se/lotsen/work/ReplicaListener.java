package se.lotsen.work;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.kafka.annotation.KafkaListener;
import se.lotsen.kit.journal.Origin;
import se.lotsen.kit.messaging.EventBatches;
import se.lotsen.kit.messaging.MessagingConfiguration;
import se.lotsen.kit.messaging.Received;
import se.lotsen.kit.messaging.ReplicaStore;
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
class ReplicaListener {

  private final ReplicaStore<ProjectReplica> projects;
  private final ReplicaStore<ClientReplica> clients;
  private final ObjectProvider<ClientMergeListener> followers;
  private final ReferenceData known;
  private final EventBatches batches;
  private final String group;

  ReplicaListener(
      ReplicaStore<ProjectReplica> projectReplicas,
      ReplicaStore<ClientReplica> clientReplicas,
      ObjectProvider<ClientMergeListener> followers,
      ReferenceData known,
      EventBatches batches,
      @Value("${spring.application.name}") String process) {
    this.projects = projectReplicas;
    this.clients = clientReplicas;
    this.followers = followers;
    this.known = known;
    this.batches = batches;
    this.group = process + WorkConfiguration.GROUP;
  }

  @KafkaListener(
      id = "replicas.projects",
      groupId = "${spring.application.name}" + WorkConfiguration.GROUP,
      topics = Topics.PROJECTS_NAME,
      containerFactory = MessagingConfiguration.BATCHES)
  void onProjects(List<ConsumerRecord<String, byte[]>> records) {
    projects.applyAll(batches.read(group, records, ProjectEvent.class), ReplicaListener::after);
  }

  @KafkaListener(
      id = "replicas.clients",
      groupId = "${spring.application.name}" + WorkConfiguration.GROUP,
      topics = Topics.CLIENTS_NAME,
      containerFactory = MessagingConfiguration.BATCHES)
  void onClients(List<ConsumerRecord<String, byte[]>> records) {
    var batch = batches.read(group, records, ClientEvent.class);
    clients.applyAll(batch, ReplicaListener::after);
    // Also for what was seen before: following twice changes nothing.
    for (var item : batch.items()) {
      var received = item.received();
      switch (received.event()) {
        case ClientMerged merged ->
            batch.handle(item, () -> follow(received, merged.client(), merged.into()));
        case ClientUnmerged unmerged ->
            batch.handle(item, () -> follow(received, unmerged.client(), unmerged.from()));
        case ClientRegistered registered -> {}
        case ClientProfileChanged changed -> {}
        case ClientStartedCompany started -> {}
      }
    }
  }

  private void follow(Received<ClientEvent> received, ClientId client, ClientId other) {
    var clients = List.of(client, other, known.survivorOf(other));
    var origin =
        Origin.ofPolicy(ClientMergeListener.POLICY, received.id(), received.correlationId());
    followers.forEach(each -> each.follow(clients, origin));
  }

  private static ClientReplica after(@Nullable ClientReplica known, ClientEvent event) {
    return switch (event) {
      case ClientRegistered registered -> known(registered.profile());
      case ClientProfileChanged changed -> known(changed.profile());
      case ClientMerged merged -> registered(known, merged).merged(merged.into());
      case ClientUnmerged unmerged -> registered(known, unmerged).merged(null);
      case ClientStartedCompany started -> registered(known, started);
    };
  }

  private static ClientReplica known(ClientProfile profile) {
    return new ClientReplica(profile.kind(), profile.municipality(), profile.startedOn(), null);
  }

  private static ClientReplica registered(@Nullable ClientReplica known, ClientEvent event) {
    if (known == null) {
      throw new IllegalStateException("Client %s begins with %s".formatted(event.subject(), event));
    }
    return known;
  }

  private static ProjectReplica after(@Nullable ProjectReplica known, ProjectEvent event) {
    return switch (event) {
      case ProjectPlanned planned ->
          new ProjectReplica(
              planned.project(),
              planned.period(),
              planned.municipalities(),
              planned.areas().stream().map(ActivityArea::code).toList(),
              ProjectReplica.Status.PLANNED);
      case ProjectActivated activated ->
          planned(known, activated).withStatus(ProjectReplica.Status.ACTIVE);
      case ProjectClosingStarted started ->
          planned(known, started).withStatus(ProjectReplica.Status.CLOSING);
      case ProjectClosed closed -> planned(known, closed).withStatus(ProjectReplica.Status.CLOSED);
      case ProjectTargetsSet targets -> planned(known, targets);
    };
  }

  private static ProjectReplica planned(@Nullable ProjectReplica known, ProjectEvent event) {
    if (known == null) {
      throw new IllegalStateException(
          "Project %s begins with %s".formatted(event.subject(), event));
    }
    return known;
  }
}
