package se.lotsen.known;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.kafka.annotation.KafkaListener;
import se.lotsen.kit.journal.Origin;
import se.lotsen.kit.messaging.Copies;
import se.lotsen.kit.messaging.EventBatches;
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
  private final ObjectProvider<RefersToClients> followers;
  private final Known known;
  private final EventBatches batches;
  private final String group;

  KnownListener(
      Copies<KnownProject> knownProjects,
      Copies<KnownClient> knownClients,
      ObjectProvider<RefersToClients> followers,
      Known known,
      EventBatches batches,
      @Value("${spring.application.name}") String process) {
    this.projects = knownProjects;
    this.clients = knownClients;
    this.followers = followers;
    this.known = known;
    this.batches = batches;
    this.group = process + KnownConfiguration.GROUP;
  }

  @KafkaListener(
      id = "known.projects",
      groupId = "${spring.application.name}" + KnownConfiguration.GROUP,
      topics = Topics.PROJECTS_NAME,
      containerFactory = MessagingConfiguration.BATCHES)
  void onProjects(List<ConsumerRecord<String, byte[]>> records) {
    projects.applyAll(batches.read(group, records, ProjectEvent.class), KnownListener::after);
  }

  @KafkaListener(
      id = "known.clients",
      groupId = "${spring.application.name}" + KnownConfiguration.GROUP,
      topics = Topics.CLIENTS_NAME,
      containerFactory = MessagingConfiguration.BATCHES)
  void onClients(List<ConsumerRecord<String, byte[]>> records) {
    var batch = batches.read(group, records, ClientEvent.class);
    clients.applyAll(batch, KnownListener::after);
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
    var clients = List.of(client, other, known.goingOnFor(other));
    var origin = Origin.ofPolicy(RefersToClients.POLICY, received.id(), received.correlationId());
    followers.forEach(each -> each.follow(clients, origin));
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
