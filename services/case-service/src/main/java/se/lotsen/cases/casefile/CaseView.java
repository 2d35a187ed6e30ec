package se.lotsen.cases.casefile;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import se.lotsen.cases.casefile.CaseWork.Company;
import se.lotsen.cases.casefile.CaseWork.NotedReferral;
import se.lotsen.cases.casefile.CaseWork.RecordedOutcome;
import se.lotsen.cases.casefile.CaseWork.Succession;
import se.lotsen.kit.WorkingDays;
import se.lotsen.kit.lifecycle.OfferedStep;
import se.lotsen.model.AdvisorId;
import se.lotsen.model.CaseId;
import se.lotsen.model.ClientId;
import se.lotsen.model.ContactId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.CaseType;
import se.lotsen.model.code.Municipality;
import se.lotsen.work.ProjectReplica;
import se.lotsen.work.ShortNumber;

/**
 * A case as it is answered.
 *
 * @param hours of all sessions together
 * @param sessions the first ones, where one case is asked for; {@code /sessions} has them all
 * @param dueInWorkingDays negative once it is overdue; absent while the time does not run
 * @param daysInState since the present state began, up to the day of asking
 * @param steps every step out of the present state
 */
record CaseView(
    CaseId id,
    @Nullable ShortNumber number,
    long version,
    CaseType type,
    ProjectId project,
    ClientId client,
    Municipality municipality,
    String municipalityName,
    AreaCode area,
    @Nullable String subject,
    String state,
    String stateLabel,
    LocalDate stateSince,
    long daysInState,
    int workingDaysInState,
    LocalDate openedOn,
    @Nullable AdvisorId advisor,
    @Nullable LocalDate dueOn,
    boolean overdue,
    @Nullable Integer dueInWorkingDays,
    @Nullable ContactId contact,
    BigDecimal hours,
    int sessionCount,
    @Nullable List<Session> sessions,
    List<RecordedOutcome> outcomes,
    @Nullable Company company,
    @Nullable Succession succession,
    List<NotedReferral> referrals,
    List<OfferedStep> steps) {

  static CaseView of(
      CaseFile file,
      long version,
      @Nullable List<Session> sessions,
      ProjectReplica project,
      LocalDate today,
      Locale locale) {
    return new CaseView(
        file.id(),
        file.number(),
        version,
        file.type(),
        file.project(),
        file.client(),
        file.municipality(),
        file.municipality().label().sv(),
        file.area(),
        file.subject(),
        file.state().name(),
        file.state().label().in(locale),
        file.stateSince(),
        ChronoUnit.DAYS.between(file.stateSince(), today),
        WorkingDays.between(file.stateSince(), today),
        file.openedOn(),
        file.advisor(),
        file.dueOn(),
        isOverdue(file, today),
        dueInWorkingDays(file, today),
        file.from(),
        file.work().hours(),
        file.work().sessions(),
        sessions,
        file.work().outcomes(),
        file.work().company(),
        file.work().succession(),
        file.work().referrals(),
        steps(file, project, today, locale));
  }

  static List<OfferedStep> steps(
      CaseFile file, ProjectReplica project, LocalDate today, Locale locale) {
    var facts = CaseDecider.facts(file, project, dayToJudge(file, project, today), null);
    return OfferedStep.from(file.lifecycle().table(), file.state(), facts, locale);
  }

  /** Today, or for a project that is over the last day on which a step could have been taken. */
  private static LocalDate dayToJudge(CaseFile file, ProjectReplica project, LocalDate today) {
    var last = project.period().to();
    var day = today.isAfter(last) ? last : today;
    return day.isBefore(file.stateSince()) ? file.stateSince() : day;
  }

  static boolean isOverdue(CaseFile file, LocalDate today) {
    return file.dueOn() != null && isTimeRunning(file) && file.dueOn().isBefore(today);
  }

  static @Nullable Integer dueInWorkingDays(CaseFile file, LocalDate today) {
    return file.dueOn() != null && isTimeRunning(file)
        ? WorkingDays.between(today, file.dueOn())
        : null;
  }

  private static boolean isTimeRunning(CaseFile file) {
    return file.state().phase().isOpen() && !file.state().stopsTheClock();
  }
}
