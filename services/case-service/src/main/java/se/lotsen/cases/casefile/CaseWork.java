package se.lotsen.cases.casefile;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.Breakdown;
import se.lotsen.model.ClientId;
import se.lotsen.model.OutcomeId;
import se.lotsen.model.PartnerId;
import se.lotsen.model.ReferralId;
import se.lotsen.model.code.CaseParty;
import se.lotsen.model.code.CompanyOrigin;
import se.lotsen.model.code.OutcomeKind;
import se.lotsen.model.code.ReferralOutcome;
import se.lotsen.model.code.StateCode;
import se.lotsen.model.code.SuccessorKind;
import se.lotsen.model.event.CaseEvent;
import se.lotsen.model.event.CaseEvent.BusinessTransferred;
import se.lotsen.model.event.CaseEvent.CaseAdvisorAssigned;
import se.lotsen.model.event.CaseEvent.CaseClientReplaced;
import se.lotsen.model.event.CaseEvent.CaseDueDateSet;
import se.lotsen.model.event.CaseEvent.CaseErased;
import se.lotsen.model.event.CaseEvent.CaseMoved;
import se.lotsen.model.event.CaseEvent.CaseOpened;
import se.lotsen.model.event.CaseEvent.CaseReferralNoted;
import se.lotsen.model.event.CaseEvent.CompanyRecorded;
import se.lotsen.model.event.CaseEvent.OutcomeCorrected;
import se.lotsen.model.event.CaseEvent.OutcomeRecorded;
import se.lotsen.model.event.CaseEvent.OutcomeRetracted;
import se.lotsen.model.event.CaseEvent.SessionCorrected;
import se.lotsen.model.event.CaseEvent.SessionLogged;
import se.lotsen.model.event.CaseEvent.SessionRetracted;
import se.lotsen.model.event.CaseEvent.SuccessionRecorded;

/**
 * What was done in a case and what came of it.
 *
 * @param sessions how many there are; each of them is a part of the case ({@link CaseSessions})
 * @param hours of all sessions together
 * @param company the company that comes of it, if one does
 * @param succession what is agreed on, if a business changes hands
 * @param referrals to partners, each as far as it has come
 */
record CaseWork(
    int sessions,
    BigDecimal hours,
    List<RecordedOutcome> outcomes,
    @Nullable Company company,
    @Nullable Succession succession,
    List<NotedReferral> referrals) {
  static final CaseWork NONE = new CaseWork(0, BigDecimal.ZERO, List.of(), null, null, List.of());

  /** Something came of the case; jobs in full-time equivalents. */
  record RecordedOutcome(OutcomeId id, LocalDate on, OutcomeKind kind, @Nullable Breakdown jobs) {}

  /**
   * @param client the one that goes on for the named one, where that was merged into another
   * @param namedClient the one that was named
   * @param started whether it has, or is only prepared
   */
  record Company(
      ClientId client,
      ClientId namedClient,
      LocalDate startsOn,
      CompanyOrigin origin,
      boolean started) {
    private static Company of(CompanyRecorded event) {
      return new Company(
          event.company(), event.company(), event.on(), event.origin(), event.started());
    }

    private Company of(ClientId other) {
      return new Company(other, namedClient, startsOn, origin, started);
    }
  }

  /** What is left out is not known yet. */
  record Succession(
      @Nullable LocalDate consentOn,
      @Nullable LocalDate valuedOn,
      @Nullable SuccessorKind successor,
      @Nullable LocalDate transferOn,
      boolean transferred) {
    private static final Succession NONE = new Succession(null, null, null, null, false);

    private Succession agreed(SuccessionRecorded event) {
      return new Succession(
          event.consentOn(), event.valuedOn(), event.successor(), event.transferOn(), transferred);
    }

    private Succession done(BusinessTransferred event) {
      return new Succession(consentOn, valuedOn, event.successor(), event.on(), true);
    }
  }

  /**
   * A referral out of the case.
   *
   * @param waiting whether its answer is waited for
   */
  record NotedReferral(
      ReferralId id,
      int sequence,
      PartnerId partner,
      LocalDate on,
      StateCode state,
      boolean waiting,
      @Nullable ReferralOutcome outcome) {}

  /** All this after an event; the events that are about something else change nothing here. */
  CaseWork after(CaseEvent event) {
    return switch (event) {
      case SessionLogged logged -> withSessions(sessions + 1, hours.add(logged.hours()));
      // What it was before is not known here: whoever decides on it sets the hours right.
      case SessionCorrected corrected -> this;
      case SessionRetracted retracted -> withSessions(sessions - 1, hours);
      case OutcomeRecorded recorded ->
          with(
              new RecordedOutcome(
                  recorded.outcome(), recorded.on(), recorded.kind(), recorded.jobs()));
      case OutcomeCorrected corrected ->
          with(
              new RecordedOutcome(
                  corrected.outcome(), corrected.on(), corrected.kind(), corrected.jobs()));
      case OutcomeRetracted retracted -> without(retracted.outcome());
      case CompanyRecorded recorded ->
          new CaseWork(sessions, hours, outcomes, Company.of(recorded), succession, referrals);
      case SuccessionRecorded recorded -> with(known().agreed(recorded));
      case BusinessTransferred transferred -> with(known().done(transferred));
      case CaseReferralNoted noted ->
          with(
              new NotedReferral(
                  noted.referral(),
                  noted.sequence(),
                  noted.partner(),
                  noted.on(),
                  noted.state(),
                  noted.waiting(),
                  noted.outcome()));
      case CaseOpened opened -> this;
      case CaseAdvisorAssigned assigned -> this;
      case CaseDueDateSet due -> this;
      case CaseMoved moved -> this;
      case CaseErased erased -> this;
      case CaseClientReplaced replaced ->
          replaced.party() == CaseParty.COMPANY && company != null
              ? new CaseWork(
                  sessions, hours, outcomes, company.of(replaced.to()), succession, referrals)
              : this;
    };
  }

  Optional<RecordedOutcome> outcome(OutcomeId wanted) {
    return outcomes.stream().filter(outcome -> outcome.id().equals(wanted)).findFirst();
  }

  Optional<NotedReferral> referral(ReferralId wanted) {
    return referrals.stream().filter(referral -> referral.id().equals(wanted)).findFirst();
  }

  /** Whether a partner's answer is waited for. */
  boolean awaitsReferral() {
    return referrals.stream().anyMatch(NotedReferral::waiting);
  }

  /** What is agreed on so far; nothing is known where nothing was said. */
  Succession known() {
    return succession == null ? Succession.NONE : succession;
  }

  /** The same with so many hours more, or less. */
  CaseWork withHours(BigDecimal more) {
    return withSessions(sessions, hours.add(more));
  }

  private CaseWork withSessions(int next, BigDecimal nextHours) {
    return new CaseWork(next, nextHours, outcomes, company, succession, referrals);
  }

  private CaseWork with(RecordedOutcome next) {
    return new CaseWork(
        sessions,
        hours,
        replaced(outcomes, next, outcome -> outcome.id().equals(next.id())),
        company,
        succession,
        referrals);
  }

  private CaseWork without(OutcomeId gone) {
    return new CaseWork(
        sessions,
        hours,
        outcomes.stream().filter(outcome -> !outcome.id().equals(gone)).toList(),
        company,
        succession,
        referrals);
  }

  private CaseWork with(NotedReferral next) {
    return new CaseWork(
        sessions,
        hours,
        outcomes,
        company,
        succession,
        replaced(referrals, next, referral -> referral.id().equals(next.id())));
  }

  private CaseWork with(Succession next) {
    return new CaseWork(sessions, hours, outcomes, company, next, referrals);
  }

  /** The list with the same element replaced in its place, or added at the end. */
  private static <T> List<T> replaced(List<T> list, T next, Predicate<T> same) {
    return list.stream().anyMatch(same)
        ? list.stream().map(element -> same.test(element) ? next : element).toList()
        : Stream.concat(list.stream(), Stream.of(next)).toList();
  }
}
