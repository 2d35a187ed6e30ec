package se.lotsen.projection.ledger;

import java.math.BigDecimal;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.Breakdown;
import se.lotsen.model.ClientId;
import se.lotsen.model.code.CompanyOrigin;
import se.lotsen.model.code.FactKind;
import se.lotsen.model.code.OutcomeKind;
import se.lotsen.model.event.CaseEvent;
import se.lotsen.model.event.CaseEvent.BusinessTransferred;
import se.lotsen.model.event.CaseEvent.CaseAdvisorAssigned;
import se.lotsen.model.event.CaseEvent.CaseClientReplaced;
import se.lotsen.model.event.CaseEvent.CaseDueDateSet;
import se.lotsen.model.event.CaseEvent.CaseErased;
import se.lotsen.model.event.CaseEvent.CaseMoved;
import se.lotsen.model.event.CaseEvent.CaseOpened;
import se.lotsen.model.event.CaseEvent.CaseRef;
import se.lotsen.model.event.CaseEvent.CaseReferralNoted;
import se.lotsen.model.event.CaseEvent.CompanyRecorded;
import se.lotsen.model.event.CaseEvent.OutcomeCorrected;
import se.lotsen.model.event.CaseEvent.OutcomeRecorded;
import se.lotsen.model.event.CaseEvent.OutcomeRetracted;
import se.lotsen.model.event.CaseEvent.SessionCorrected;
import se.lotsen.model.event.CaseEvent.SessionLogged;
import se.lotsen.model.event.CaseEvent.SessionRetracted;
import se.lotsen.model.event.CaseEvent.SuccessionRecorded;

/** What cases contribute. */
final class CaseFacts {
  static final FactKind SESSION = new FactKind("session");
  static final FactKind NEW_JOBS = new FactKind("new-jobs");
  static final FactKind JOBS_RETAINED = new FactKind("jobs-retained");
  static final FactKind COMPANY_STARTED = new FactKind("company-started");
  static final FactKind BUSINESS_TRANSFERRED = new FactKind("business-transferred");

  /** The name of the fact that a company came of the case. */
  static final String COMPANY = "company";

  private CaseFacts() {}

  static void of(CaseEvent event, BiConsumer<String, @Nullable Fact> now) {
    switch (event) {
      case SessionLogged logged ->
          now.accept("session:" + logged.session(), session(logged, logged.hours()));
      case SessionCorrected corrected ->
          now.accept("session:" + corrected.session(), session(corrected, corrected.hours()));
      case SessionRetracted retracted -> now.accept("session:" + retracted.session(), null);
      case OutcomeRecorded recorded ->
          now.accept(
              "outcome:" + recorded.outcome(), jobs(recorded, recorded.kind(), recorded.jobs()));
      case OutcomeCorrected corrected ->
          now.accept(
              "outcome:" + corrected.outcome(),
              jobs(corrected, corrected.kind(), corrected.jobs()));
      case OutcomeRetracted retracted -> now.accept("outcome:" + retracted.outcome(), null);
      case CompanyRecorded recorded -> now.accept(COMPANY, company(recorded));
      case BusinessTransferred transferred -> {
        now.accept("transfer", fact(BUSINESS_TRANSFERRED, transferred, Fact.ONE));
        // Entered like a company that starts, so that it can be seen why it is not counted as one.
        now.accept(
            "change-of-owner",
            company(transferred, transferred.about().client(), CompanyOrigin.CHANGE_OF_OWNER));
      }
      case CaseReferralNoted noted -> {}
      case CaseOpened opened -> {}
      case CaseAdvisorAssigned assigned -> {}
      case CaseDueDateSet due -> {}
      case CaseMoved moved -> {}
      case SuccessionRecorded recorded -> {}
      case CaseClientReplaced replaced -> {}
      case CaseErased erased -> {}
    }
  }

  /** One that is only prepared is no fact yet; one that is not new is, and rules leave it out. */
  private static @Nullable Fact company(CompanyRecorded recorded) {
    return recorded.started() || recorded.origin() != CompanyOrigin.NEW
        ? company(recorded, recorded.company(), recorded.origin())
        : null;
  }

  private static Fact company(CaseEvent event, ClientId company, CompanyOrigin origin) {
    var dimensions = dimensions(event);
    dimensions.put("origin", origin.name());
    return fact(COMPANY_STARTED, event, company, Fact.ONE, dimensions);
  }

  private static Fact session(CaseEvent event, BigDecimal hours) {
    return fact(SESSION, event, Breakdown.unsplit(hours));
  }

  private static @Nullable Fact jobs(CaseEvent event, OutcomeKind kind, @Nullable Breakdown jobs) {
    if (jobs == null) {
      return null;
    }
    return switch (kind) {
      case NEW_JOBS -> fact(NEW_JOBS, event, jobs);
      case JOBS_RETAINED -> fact(JOBS_RETAINED, event, jobs);
      case ADVICE_USED, NO_CHANGE -> null;
    };
  }

  private static SortedMap<String, String> dimensions(CaseEvent event) {
    var dimensions = new TreeMap<String, String>();
    dimensions.put("caseType", event.about().type().name());
    return dimensions;
  }

  private static Fact fact(FactKind kind, CaseEvent event, Breakdown quantity) {
    return fact(kind, event, event.about().client(), quantity, dimensions(event));
  }

  private static Fact fact(
      FactKind kind,
      CaseEvent event,
      ClientId client,
      Breakdown quantity,
      SortedMap<String, String> dimensions) {
    CaseRef about = event.about();
    return new Fact(
        kind,
        about.project(),
        client,
        about.municipality(),
        about.area(),
        quantity,
        event.on(),
        dimensions);
  }
}
