package se.lotsen.work;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.kafka.annotation.KafkaListener;
import se.lotsen.kit.journal.CommandContext;
import se.lotsen.kit.messaging.EventBatches;
import se.lotsen.kit.messaging.MessagingConfiguration;
import se.lotsen.kit.messaging.Received;
import se.lotsen.kit.messaging.ReplicaStore;
import se.lotsen.model.ClientId;
import se.lotsen.model.event.ClientEvent;
import se.lotsen.model.event.ClientEvent.ClientErased;
import se.lotsen.model.event.ClientEvent.ClientHoldPlaced;
import se.lotsen.model.event.ClientEvent.ClientHoldReleased;
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
import se.lotsen.model.event.ProjectEvent.ProjectDisposed;
import se.lotsen.model.event.ProjectEvent.ProjectHoldPlaced;
import se.lotsen.model.event.ProjectEvent.ProjectHoldReleased;
import se.lotsen.model.event.ProjectEvent.ProjectPlanned;
import se.lotsen.model.event.ProjectEvent.ProjectRetentionDecided;
import se.lotsen.model.event.ProjectEvent.ProjectTargetsSet;
import se.lotsen.model.event.Topics;

/** Keeps the copies of projects and clients, and tells who has to follow them. */
class ReplicaListener {

  private final ReplicaStore<ProjectReplica> projects;
  private final ReplicaStore<ClientReplica> clients;
  private final ObjectProvider<ClientMergeListener> followers;
  private final ReferenceData known;
  private final Erasures erasures;
  private final EventBatches batches;
  private final String group;

  ReplicaListener(
      ReplicaStore<ProjectReplica> projectReplicas,
      ReplicaStore<ClientReplica> clientReplicas,
      ObjectProvider<ClientMergeListener> followers,
      ReferenceData known,
      Erasures erasures,
      EventBatches batches,
      @Value("${spring.application.name}") String process) {
    this.projects = projectReplicas;
    this.clients = clientReplicas;
    this.followers = followers;
    this.known = known;
    this.erasures = erasures;
    this.batches = batches;
    this.group = process + WorkConfiguration.GROUP;
  }

  @KafkaListener(
      id = "replicas.projects",
      groupId = "${spring.application.name}" + WorkConfiguration.GROUP,
      topics = Topics.PROJECTS_NAME,
      containerFactory = MessagingConfiguration.BATCHES)
  void onProjects(List<ConsumerRecord<String, byte[]>> records) {
    var batch = batches.read(group, records, ProjectEvent.class);
    projects.applyAll(batch, ReplicaListener::after);
    for (var item : batch.items()) {
      var received = item.received();
      if (received.event() instanceof ProjectDisposed disposed) {
        batch.handle(
            item, () -> erasures.add(disposed.project(), received.id(), received.correlationId()));
      }
    }
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
        case ClientErased erased ->
            batch.handle(
                item, () -> erasures.add(erased.client(), received.id(), received.correlationId()));
        case ClientStartedCompany started -> {}
        case ClientHoldPlaced placed -> {}
        case ClientHoldReleased released -> {}
      }
    }
  }

  private void follow(Received<ClientEvent> received, ClientId client, ClientId other) {
    var clients = List.of(client, other, known.survivorOf(other));
    var context =
        CommandContext.ofPolicy(
            ClientMergeListener.POLICY, received.id(), received.correlationId());
    followers.forEach(each -> each.follow(clients, context));
  }

  private static ClientReplica after(@Nullable ClientReplica known, ClientEvent event) {
    return switch (event) {
      case ClientRegistered registered -> known(registered.profile());
      case ClientProfileChanged changed ->
          known(changed.profile()).held(registered(known, changed).heldSince());
      case ClientMerged merged -> registered(known, merged).merged(merged.into());
      case ClientUnmerged unmerged -> registered(known, unmerged).merged(null);
      case ClientStartedCompany started -> registered(known, started);
      case ClientErased erased -> registered(known, erased);
      case ClientHoldPlaced placed -> registered(known, placed).held(placed.on());
      case ClientHoldReleased released -> registered(known, released).held(null);
    };
  }

  private static ClientReplica known(ClientProfile profile) {
    return new ClientReplica(
        profile.kind(), profile.municipality(), profile.startedOn(), null, null);
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
      case ProjectRetentionDecided decided ->
          planned(known, decided).keptUntil(decided.basis(), decided.keptUntil());
      case ProjectHoldPlaced placed -> planned(known, placed).held(placed.on());
      case ProjectHoldReleased released -> planned(known, released).held(null);
      case ProjectDisposed disposed -> planned(known, disposed).disposed(disposed.on());
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
