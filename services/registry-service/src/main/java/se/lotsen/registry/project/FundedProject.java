package se.lotsen.registry.project;

import java.util.List;
import se.lotsen.model.Period;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.event.ProjectEvent.Funder;

/**
 * A project as a funding decision sees it.
 *
 * @param funders by their codes
 */
public record FundedProject(
    ProjectId id,
    Period period,
    List<Municipality> municipalities,
    List<String> funders,
    boolean closed) {
  static FundedProject of(Project project) {
    return new FundedProject(
        project.id(),
        project.period(),
        project.municipalities(),
        project.funders().stream().map(Funder::code).toList(),
        project.status() == ProjectStatus.CLOSED);
  }
}
