package se.lotsen.registry.project;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.lotsen.kit.journal.AggregateType;
import se.lotsen.kit.journal.JournaledStore;
import se.lotsen.kit.journal.Journals;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.model.event.ProjectEvent;
import se.lotsen.model.event.Topics;

@Configuration(proxyBeanMethods = false)
class ProjectConfiguration {
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
            Refusal.conflict(
                "project-exists",
                "Det finns redan ett projekt med den koden; välj en annan",
                "There is a project with this code already; choose another")));
  }
}
