package se.lotsen.registry.client;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.kit.position.Barrier;
import se.lotsen.model.ClientId;
import se.lotsen.model.ProjectId;
import se.lotsen.registry.project.ProjectTerms;

/**
 * How long it is known who a client is: as long as any project that they were in has its records
 * kept. Somebody who was merged is in the projects of both.
 */
@Component
class Identities {
  private static final int PAGE = 500;

  private final Involvements involvements;
  private final Merges merges;
  private final ProjectTerms projects;
  private final Barrier barrier;

  Identities(
      Involvements involvements,
      Merges merges,
      ProjectTerms projects,
      Barrier involvementsBarrier) {
    this.involvements = involvements;
    this.merges = merges;
    this.projects = projects;
    this.barrier = involvementsBarrier;
  }

  /**
   * Which project's hold or term has somebody's identity kept, if one does; what was acknowledged
   * before this was asked is taken into account.
   *
   * @throws se.lotsen.kit.position.NotCaughtUp where that cannot be told now
   */
  Optional<Refusal> keptBy(Client client, LocalDate today) {
    if (!client.isPerson() || ClientDecider.isErased(client)) {
      return Optional.empty();
    }
    return barrier.find(
        () ->
            projectsOf(client.id()).stream()
                .map(project -> projects.refusesErasure(project, today))
                .filter(Objects::nonNull)
                .findFirst());
  }

  /** Who somebody was, and is since they were merged. */
  Set<ClientId> namesOf(ClientId client) {
    var names = new LinkedHashSet<ClientId>();
    names.add(client);
    merges.survivorOf(client).map(Client::id).ifPresent(names::add);
    return names;
  }

  private Set<ProjectId> projectsOf(ClientId client) {
    var all = new LinkedHashSet<ProjectId>();
    namesOf(client).forEach(name -> all.addAll(involvements.of(name)));
    return all;
  }

  /** Whether every project that they were in is disposed of: nothing else needs who they are. */
  boolean isInNoOtherProject(ClientId client) {
    return projectsOf(client).stream().allMatch(projects::isDisposedOf);
  }

  /** Whose identity would go with a project: who was in no other that is not disposed of. */
  void eachOnlyIn(ProjectId project, Consumer<Client> action) {
    var after = "";
    var page = involvements.in(project, after, PAGE);
    while (!page.isEmpty()) {
      for (var client : page) {
        after = client.value() + "/" + project.value();
        if (projectsOf(client).stream()
            .allMatch(each -> each.equals(project) || projects.isDisposedOf(each))) {
          merges
              .survivorOf(client)
              .filter(Client::isPerson)
              .filter(person -> !ClientDecider.isErased(person))
              .ifPresent(action);
        }
      }
      page = involvements.in(project, after, PAGE);
    }
  }
}
