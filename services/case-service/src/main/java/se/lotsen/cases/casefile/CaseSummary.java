package se.lotsen.cases.casefile;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import se.lotsen.kit.journal.Versioned;
import se.lotsen.kit.lifecycle.OfferedStep;
import se.lotsen.model.AdvisorId;
import se.lotsen.model.CaseId;
import se.lotsen.model.ClientId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.CaseType;
import se.lotsen.model.code.Municipality;
import se.lotsen.work.ProjectReplica;
import se.lotsen.work.ShortNumber;

/**
 * A case as a list has it.
 *
 * @param clientName absent where the registry does not know it, or does not answer
 * @param daysInState since the present state began, up to the day of asking
 * @param dueInWorkingDays negative once it is overdue; absent while the time does not run
 * @param hours of all sessions together
 * @param next the steps that are possible now
 */
record CaseSummary(
    CaseId id,
    @Nullable ShortNumber number,
    long version,
    CaseType type,
    String typeLabel,
    ProjectId project,
    ClientId client,
    @Nullable String clientName,
    Municipality municipality,
    String municipalityName,
    AreaCode area,
    @Nullable String subject,
    String state,
    String stateLabel,
    LocalDate stateSince,
    long daysInState,
    LocalDate openedOn,
    @Nullable AdvisorId advisor,
    @Nullable LocalDate dueOn,
    boolean overdue,
    @Nullable Integer dueInWorkingDays,
    BigDecimal hours,
    int sessionCount,
    List<OfferedStep> next) {

  static CaseSummary of(
      Versioned<CaseFile> found,
      @Nullable String clientName,
      ProjectReplica project,
      LocalDate today,
      Locale locale) {
    var file = found.state();
    return new CaseSummary(
        file.id(),
        file.number(),
        found.version(),
        file.type(),
        file.type().label().in(locale),
        file.project(),
        file.client(),
        clientName,
        file.municipality(),
        file.municipality().label().in(locale),
        file.area(),
        file.subject(),
        file.state().name(),
        file.state().label().in(locale),
        file.stateSince(),
        ChronoUnit.DAYS.between(file.stateSince(), today),
        file.openedOn(),
        file.advisor(),
        file.dueOn(),
        CaseView.isOverdue(file, today),
        CaseView.dueInWorkingDays(file, today),
        file.work().hours(),
        file.work().sessions(),
        CaseView.steps(file, project, today, locale).stream()
            .filter(OfferedStep::allowed)
            .toList());
  }
}
