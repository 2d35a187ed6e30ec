package se.lotsen.registry.project;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.lotsen.kit.access.Placement;
import se.lotsen.kit.journal.AggregateType;
import se.lotsen.kit.journal.JournaledStore;
import se.lotsen.kit.journal.Journals;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.kit.privacy.AggregateHoldings;
import se.lotsen.kit.privacy.PersonalDataSource;
import se.lotsen.model.access.Scope;
import se.lotsen.model.event.ProjectEvent;
import se.lotsen.model.event.Topics;

@Configuration(proxyBeanMethods = false)
class ProjectConfiguration {
  @Bean
  PersonalDataSource projectHoldings(JournaledStore<Project, ProjectEvent> projectStore) {
    return new AggregateHoldings<>(
        projectStore,
        "/projects",
        project -> new AggregateHoldings.About(null, false, project.id()),
        AggregateHoldings.NEVER);
  }

  @Bean
  JournaledStore<Project, ProjectEvent> projects(Journals journals) {
    return journals.open(
        new AggregateType<>(
            "project",
            "registry.projects",
            Project.class,
            Topics.PROJECTS,
            project -> project.status().name(),
            List.of(),
            List.of(ProjectController.ALL),
            Placement.by(Scope.PROJECT, "id")
                .and(Scope.MUNICIPALITY, "municipalities")
                .and(Scope.FUNDER, "funders.code"),
            Refusal.conflict(
                "project-exists",
                "Det finns redan ett projekt med den koden; välj en annan",
                "There is a project with this code already; choose another")));
  }
}
