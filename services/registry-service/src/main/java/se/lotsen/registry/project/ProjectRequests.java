package se.lotsen.registry.project;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import se.lotsen.kit.lifecycle.OfferedStep;
import se.lotsen.model.Period;
import se.lotsen.model.ProjectId;
import se.lotsen.model.Text;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.event.ProjectEvent.ActivityArea;
import se.lotsen.model.event.ProjectEvent.Funder;
import se.lotsen.model.event.ProjectEvent.IndicatorTarget;

/** What is sent to {@code /projects}. */
final class ProjectRequests {
  private ProjectRequests() {}

  record ProjectPlan(
      @NotNull ProjectId code,
      @NotNull @Valid Text name,
      @NotNull Period period,
      @NotNull Text owner,
      @NotEmpty @Size(max = 50) List<@NotNull Municipality> municipalities,
      @NotNull @Size(max = 50) List<@NotNull Funder> funders,
      @NotEmpty @Size(max = 50) List<@NotNull ActivityArea> areas,
      @NotNull @Size(max = 50) List<@NotNull IndicatorTarget> indicators) {
    Project toProject() {
      return new Project(
          code,
          name,
          period,
          owner,
          municipalities,
          funders,
          areas,
          indicators,
          ProjectStatus.PLANNED);
    }
  }

  record ProjectTransition(@NotNull ProjectTrigger trigger) {}

  record ProjectTargets(@NotNull @Size(max = 50) List<@NotNull IndicatorTarget> indicators) {}

  /**
   * A project as it is answered.
   *
   * @param steps every step out of the present status
   */
  record ProjectView(
      ProjectId code,
      long version,
      Text name,
      Period period,
      Text owner,
      ProjectStatus status,
      List<OfferedStep> steps,
      List<MunicipalityView> municipalities,
      List<Funder> funders,
      List<ActivityArea> areas,
      List<IndicatorTarget> indicators) {
    static ProjectView of(Project project, long version, Locale locale) {
      return new ProjectView(
          project.id(),
          version,
          project.name(),
          project.period(),
          project.owner(),
          project.status(),
          OfferedStep.from(ProjectLifecycle.TABLE, project.status(), project, locale),
          project.municipalities().stream()
              .map(municipality -> new MunicipalityView(municipality, municipality.label().sv()))
              .toList(),
          project.funders(),
          project.areas(),
          project.indicators());
    }
  }

  record MunicipalityView(Municipality code, String name) {}
}
