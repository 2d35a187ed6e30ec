package se.lotsen.known;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.kit.messaging.Copies;
import se.lotsen.model.ClientId;
import se.lotsen.model.ProjectId;

/**
 * Finds projects and clients. What was created a moment ago may still be on its way here, so an
 * unknown id is waited for a little before it is called unknown, and so is a project that has not
 * begun: it may have been activated just now.
 */
public class Known {
  private static final Duration ON_ITS_WAY = Duration.ofSeconds(5);

  private final Copies<KnownProject> projects;
  private final Copies<KnownClient> clients;

  Known(Copies<KnownProject> knownProjects, Copies<KnownClient> knownClients) {
    this.projects = knownProjects;
    this.clients = knownClients;
  }

  public Optional<KnownProject> project(ProjectId id) {
    return projects.await(id.value(), KnownProject::hasBegun, ON_ITS_WAY);
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
    return clients.await(id.value(), ON_ITS_WAY);
  }

  /** As {@link #project}, without waiting for one that may be on its way. */
  Optional<KnownProject> projectNow(ProjectId id) {
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
