package se.lotsen.projection.web;

import org.springframework.stereotype.Component;
import se.lotsen.kit.access.Grant;
import se.lotsen.kit.messaging.ReplicaStore;
import se.lotsen.kit.web.Problems;
import se.lotsen.model.ProjectId;
import se.lotsen.model.access.Scope;
import se.lotsen.projection.target.ProjectTargets;

/** The projects whose numbers somebody may see. */
@Component
class VisibleProjects {
  private final ReplicaStore<ProjectTargets> targets;

  VisibleProjects(ReplicaStore<ProjectTargets> projectTargets) {
    this.targets = projectTargets;
  }

  /** What is known of a project; 404 where there is none, or the grant does not reach it. */
  ProjectTargets named(String code, Grant grant) {
    return targets
        .find(code)
        .filter(found -> reaches(grant, code, found))
        .orElseThrow(() -> Problems.notFound("project", code));
  }

  boolean has(ProjectId project, Grant grant) {
    return targets
        .find(project.value())
        .filter(found -> reaches(grant, project.value(), found))
        .isPresent();
  }

  private static boolean reaches(Grant grant, String code, ProjectTargets found) {
    return grant.covers(Scope.PROJECT, code) || grant.covers(Scope.FUNDER, found.funders());
  }
}
