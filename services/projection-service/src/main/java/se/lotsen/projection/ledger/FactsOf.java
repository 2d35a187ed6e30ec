package se.lotsen.projection.ledger;

import java.math.BigDecimal;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.Breakdown;
import se.lotsen.model.code.FactKind;
import se.lotsen.model.code.OutcomeKind;
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
import se.lotsen.model.event.ClientEvent;
import se.lotsen.model.event.ContactEvent;
import se.lotsen.model.event.ContactEvent.ContactCorrected;
import se.lotsen.model.event.ContactEvent.ContactLogged;
import se.lotsen.model.event.ContactEvent.ContactRetracted;
import se.lotsen.model.event.Event;
import se.lotsen.model.event.ProjectEvent;

/**
 * What each event says of its aggregate's facts: the one place where events get a meaning in
 * numbers.
 */
final class FactsOf {
  static final FactKind CONTACT = new FactKind("contact");
  static final FactKind SESSION = new FactKind("session");
  static final FactKind NEW_JOBS = new FactKind("new-jobs");

  private static final Breakdown ONE = Breakdown.unsplit(BigDecimal.ONE);

  private FactsOf() {}

  /** Tells, for each fact the event is about, what it is now; null where it is no more. */
  static void event(Event event, BiConsumer<String, @Nullable Fact> now) {
    switch (event) {
      case ContactEvent contact -> contact(contact, now);
      case CaseEvent caseEvent -> caseFile(caseEvent, now);
      case ProjectEvent project -> {}
      case ClientEvent client -> {}
    }
  }

  private static void contact(ContactEvent event, BiConsumer<String, @Nullable Fact> now) {
    switch (event) {
      case ContactLogged logged ->
          now.accept("contact", contactFact(logged, logged.channel().name()));
      case ContactCorrected corrected ->
          now.accept("contact", contactFact(corrected, corrected.channel().name()));
      case ContactRetracted retracted -> now.accept("contact", null);
    }
  }

  private static Fact contactFact(ContactEvent event, String channel) {
    var about = event.about();
    var dimensions = new TreeMap<String, String>();
    dimensions.put("channel", channel);
    return new Fact(
        CONTACT,
        about.project(),
        about.client(),
        about.municipality(),
        about.area(),
        ONE,
        event.on(),
        dimensions);
  }

  private static void caseFile(CaseEvent event, BiConsumer<String, @Nullable Fact> now) {
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
      case CaseOpened opened -> {}
      case CaseAdvisorAssigned assigned -> {}
      case CaseDueDateSet due -> {}
      case CaseMoved moved -> {}
    }
  }

  private static Fact session(CaseEvent event, BigDecimal hours) {
    return fact(SESSION, event, Breakdown.unsplit(hours));
  }

  private static @Nullable Fact jobs(CaseEvent event, OutcomeKind kind, @Nullable Breakdown jobs) {
    return kind == OutcomeKind.NEW_JOBS && jobs != null ? fact(NEW_JOBS, event, jobs) : null;
  }

  private static Fact fact(FactKind kind, CaseEvent event, Breakdown quantity) {
    CaseRef about = event.about();
    var dimensions = new TreeMap<String, String>();
    dimensions.put("caseType", about.type().name());
    return new Fact(
        kind,
        about.project(),
        about.client(),
        about.municipality(),
        about.area(),
        quantity,
        event.on(),
        dimensions);
  }
}
