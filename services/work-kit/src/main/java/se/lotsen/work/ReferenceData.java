package se.lotsen.work;

import java.util.HashSet;
import java.util.Optional;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.kit.messaging.ReplicaStore;
import se.lotsen.kit.position.Barrier;
import se.lotsen.model.ClientId;
import se.lotsen.model.ProjectId;

/**
 * Finds projects and clients. What was acknowledged a moment ago may still be on its way here, so
 * what is not found is looked for until it is certain that it was not there.
 */
public class ReferenceData {
  private final ReplicaStore<ProjectReplica> projects;
  private final ReplicaStore<ClientReplica> clients;
  private final Barrier barrier;

  ReferenceData(
      ReplicaStore<ProjectReplica> projectReplicas,
      ReplicaStore<ClientReplica> clientReplicas,
      Barrier replicaBarrier) {
    this.projects = projectReplicas;
    this.clients = clientReplicas;
    this.barrier = replicaBarrier;
  }

  /** For a command: a project that is not here, or has not begun, is certain to be so. */
  public Optional<ProjectReplica> project(ProjectId id) {
    return projects
        .find(id.value())
        .filter(ProjectReplica::hasBegun)
        .or(() -> barrier.find(() -> projects.look(id.value()).filter(ProjectReplica::hasBegun)))
        .or(() -> projects.look(id.value()));
  }

  /** What to answer where there is no such project. */
  public static Refusal unknown(ProjectId id) {
    return Refusal.invalid(
        "unknown-project",
        "project",
        "Det finns inget projekt %s".formatted(id),
        "There is no project %s".formatted(id));
  }

  /** What to answer where there is no such client. */
  public static Refusal unknown(ClientId id) {
    return Refusal.invalid(
        "unknown-client",
        "client",
        "Det finns ingen klient %s; registrera den först".formatted(id),
        "There is no client %s; register it first".formatted(id));
  }

  public Optional<ClientReplica> client(ClientId id) {
    return clients.find(id.value()).or(() -> barrier.find(() -> clients.look(id.value())));
  }

  /** As {@link #project}, without waiting for one that may be on its way. */
  public Optional<ProjectReplica> projectNow(ProjectId id) {
    return projects.find(id.value());
  }

  /** As {@link #client}, without waiting for one that may be on its way. */
  Optional<ClientReplica> clientNow(ClientId id) {
    return clients.find(id.value());
  }

  /** The client that goes on for this one: itself, unless it was merged into another. */
  public ClientId survivorOf(ClientId id) {
    var seen = new HashSet<ClientId>();
    var now = id;
    while (seen.add(now)) {
      var into = clients.find(now.value()).map(ClientReplica::mergedInto);
      if (into.isEmpty()) {
        return now;
      }
      now = into.get();
    }
    return id;
  }
}
