package se.lotsen.known;

import java.util.HashSet;
import java.util.Optional;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.kit.messaging.Copies;
import se.lotsen.kit.position.Barrier;
import se.lotsen.model.ClientId;
import se.lotsen.model.ProjectId;

/**
 * Finds projects and clients. What was acknowledged a moment ago may still be on its way here, so
 * what is not found is looked for until it is certain that it was not there.
 */
public class Known {
  private final Copies<KnownProject> projects;
  private final Copies<KnownClient> clients;
  private final Barrier barrier;

  Known(
      Copies<KnownProject> knownProjects, Copies<KnownClient> knownClients, Barrier knownBarrier) {
    this.projects = knownProjects;
    this.clients = knownClients;
    this.barrier = knownBarrier;
  }

  /** For a command: a project that is not here, or has not begun, is certain to be so. */
  public Optional<KnownProject> project(ProjectId id) {
    return projects
        .find(id.value())
        .filter(KnownProject::hasBegun)
        .or(() -> barrier.find(() -> projects.look(id.value()).filter(KnownProject::hasBegun)))
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

  public Optional<KnownClient> client(ClientId id) {
    return clients.find(id.value()).or(() -> barrier.find(() -> clients.look(id.value())));
  }

  /** As {@link #project}, without waiting for one that may be on its way. */
  public Optional<KnownProject> projectNow(ProjectId id) {
    return projects.find(id.value());
  }

  /** As {@link #client}, without waiting for one that may be on its way. */
  Optional<KnownClient> clientNow(ClientId id) {
    return clients.find(id.value());
  }

  /** The client that goes on for this one: itself, unless it was merged into another. */
  public ClientId goingOnFor(ClientId id) {
    var seen = new HashSet<ClientId>();
    var now = id;
    while (seen.add(now)) {
      var into = clients.find(now.value()).map(KnownClient::mergedInto);
      if (into.isEmpty()) {
        return now;
      }
      now = into.get();
    }
    return id;
  }
}
