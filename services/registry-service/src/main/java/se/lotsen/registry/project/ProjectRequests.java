package se.lotsen.registry.project;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.lotsen.kit.lifecycle.OfferedStep;
import se.lotsen.model.Period;
import se.lotsen.model.ProjectId;
import se.lotsen.model.Text;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.code.RetentionBasis;
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
      return Project.planned(code, name, period, owner, municipalities, funders, areas, indicators);
    }
  }

  record ProjectTransition(@NotNull ProjectTrigger trigger) {}

  /**
   * Up to when a project's records are kept.
   *
   * @param basis what obliges to that; an earlier term on the same basis is replaced
   * @param keptUntil the last day
   * @param reason such as the number of the decision; kept in the journal
   */
  record ProjectRetention(
      @NotNull RetentionBasis basis,
      @NotNull LocalDate keptUntil,
      @NotBlank @Size(max = 2000) String reason) {}

  /**
   * @param reason why; kept in the journal
   */
  record ProjectReason(@NotBlank @Size(max = 2000) String reason) {}

  record ProjectTargets(@NotNull @Size(max = 50) List<@NotNull IndicatorTarget> indicators) {}

  /**
   * A project as it is answered.
   *
   * @param steps every step out of the present status
   * @param retention the last day up to which its records are kept, by what obliges to that
   * @param keptUntil the last of these days
   * @param heldSince when a hold was placed on it, while it is
   * @param disposedOn when what is personal in its records was disposed of
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
      List<IndicatorTarget> indicators,
      Map<RetentionBasis, LocalDate> retention,
      @Nullable LocalDate keptUntil,
      @Nullable LocalDate heldSince,
      @Nullable LocalDate disposedOn) {
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
          project.indicators(),
          project.terms(),
          project.keptUntil(),
          project.heldSince(),
          project.disposedOn());
    }
  }

  record MunicipalityView(Municipality code, String name) {}
}
