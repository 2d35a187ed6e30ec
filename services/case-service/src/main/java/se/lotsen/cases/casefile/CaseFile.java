package se.lotsen.cases.casefile;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.lotsen.cases.lifecycle.CaseState;
import se.lotsen.cases.lifecycle.Lifecycle;
import se.lotsen.model.AdvisorId;
import se.lotsen.model.Breakdown;
import se.lotsen.model.CaseId;
import se.lotsen.model.ClientId;
import se.lotsen.model.ContactId;
import se.lotsen.model.OutcomeId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.SessionId;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.CaseType;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.code.OutcomeKind;
import se.lotsen.model.code.StateCode;
import se.lotsen.model.event.CaseEvent;
import se.lotsen.model.event.CaseEvent.CaseAdvisorAssigned;
import se.lotsen.model.event.CaseEvent.CaseDueDateSet;
import se.lotsen.model.event.CaseEvent.CaseMoved;
import se.lotsen.model.event.CaseEvent.CaseOpened;
import se.lotsen.model.event.CaseEvent.CaseRef;
import se.lotsen.model.event.CaseEvent.OutcomeCorrected;
import se.lotsen.model.event.CaseEvent.OutcomeRecorded;
import se.lotsen.model.event.CaseEvent.SessionCorrected;
import se.lotsen.model.event.CaseEvent.SessionLogged;
import se.lotsen.model.event.CaseEvent.SessionRetracted;

/**
 * A case as it is kept.
 *
 * @param subject what it is about, in the advisor's words; never published
 * @param stateSince the day the present state began
 * @param from the contact that opened it, if one did
 */
record CaseFile(
    CaseId id,
    CaseType type,
    ProjectId project,
    ClientId client,
    Municipality municipality,
    AreaCode area,
    @Nullable String subject,
    StateCode stateCode,
    LocalDate stateSince,
    LocalDate openedOn,
    @Nullable AdvisorId advisor,
    @Nullable LocalDate dueOn,
    @Nullable ContactId from,
    List<Session> sessions,
    List<RecordedOutcome> outcomes) {

  /** Advisor and client worked together; hours above 0, at most 24. */
  record Session(SessionId id, LocalDate on, BigDecimal hours, AdvisorId advisor) {}

  /** Something came of the case; jobs in full-time equivalents. */
  record RecordedOutcome(OutcomeId id, LocalDate on, OutcomeKind kind, @Nullable Breakdown jobs) {}

  static CaseFile opened(CaseOpened event, @Nullable String subject) {
    var about = event.about();
    return new CaseFile(
        about.id(),
        about.type(),
        about.project(),
        about.client(),
        about.municipality(),
        about.area(),
        subject,
        event.state(),
        event.on(),
        event.on(),
        event.advisor(),
        event.dueOn(),
        event.from(),
        List.of(),
        List.of());
  }

  /** This case after an event that is not its first. */
  CaseFile after(CaseEvent event) {
    return switch (event) {
      case CaseOpened opened -> throw new IllegalArgumentException("Opened twice: " + opened);
      case CaseAdvisorAssigned assigned -> with(assigned.advisor(), dueOn);
      case CaseDueDateSet set -> with(advisor, set.dueOn());
      case CaseMoved moved -> with(moved.to(), moved.on());
      case SessionLogged logged ->
          withSession(new Session(logged.session(), logged.on(), logged.hours(), logged.advisor()));
      case SessionCorrected corrected ->
          withSession(
              new Session(
                  corrected.session(), corrected.on(), corrected.hours(), corrected.advisor()));
      case SessionRetracted retracted -> without(retracted.session());
      case OutcomeRecorded recorded ->
          withOutcome(
              new RecordedOutcome(
                  recorded.outcome(), recorded.on(), recorded.kind(), recorded.jobs()));
      case OutcomeCorrected corrected ->
          withOutcome(
              new RecordedOutcome(
                  corrected.outcome(), corrected.on(), corrected.kind(), corrected.jobs()));
    };
  }

  Lifecycle lifecycle() {
    return Lifecycle.of(type);
  }

  CaseState state() {
    return lifecycle().state(stateCode);
  }

  CaseRef ref() {
    return new CaseRef(id, type, project, client, municipality, area);
  }

  Optional<Session> session(SessionId wanted) {
    return sessions.stream().filter(session -> session.id().equals(wanted)).findFirst();
  }

  Optional<RecordedOutcome> outcome(OutcomeId wanted) {
    return outcomes.stream().filter(outcome -> outcome.id().equals(wanted)).findFirst();
  }

  private CaseFile with(@Nullable AdvisorId nextAdvisor, @Nullable LocalDate nextDueOn) {
    return with(stateCode, stateSince, nextAdvisor, nextDueOn, sessions, outcomes);
  }

  private CaseFile with(StateCode nextState, LocalDate since) {
    return with(nextState, since, advisor, dueOn, sessions, outcomes);
  }

  private CaseFile withSession(Session next) {
    return withSessions(replaced(sessions, next, session -> session.id().equals(next.id())));
  }

  private CaseFile without(SessionId gone) {
    return withSessions(sessions.stream().filter(session -> !session.id().equals(gone)).toList());
  }

  private CaseFile withSessions(List<Session> next) {
    return with(stateCode, stateSince, advisor, dueOn, next, outcomes);
  }

  private CaseFile withOutcome(RecordedOutcome next) {
    return with(
        stateCode,
        stateSince,
        advisor,
        dueOn,
        sessions,
        replaced(outcomes, next, outcome -> outcome.id().equals(next.id())));
  }

  private CaseFile with(
      StateCode nextState,
      LocalDate since,
      @Nullable AdvisorId nextAdvisor,
      @Nullable LocalDate nextDueOn,
      List<Session> nextSessions,
      List<RecordedOutcome> nextOutcomes) {
    return new CaseFile(
        id,
        type,
        project,
        client,
        municipality,
        area,
        subject,
        nextState,
        since,
        openedOn,
        nextAdvisor,
        nextDueOn,
        from,
        nextSessions,
        nextOutcomes);
  }

  /** The list with the same element replaced in its place, or added at the end. */
  private static <T> List<T> replaced(List<T> list, T next, Predicate<T> same) {
    return list.stream().anyMatch(same)
        ? list.stream().map(element -> same.test(element) ? next : element).toList()
        : Stream.concat(list.stream(), Stream.of(next)).toList();
  }
}
