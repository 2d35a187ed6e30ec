package se.lotsen.projection.ledger;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.code.CaseParty;
import se.lotsen.model.event.ActivityEvent;
import se.lotsen.model.event.ActivityEvent.ActivityChanged;
import se.lotsen.model.event.ActivityEvent.ActivityClientReplaced;
import se.lotsen.model.event.CaseEvent;
import se.lotsen.model.event.CaseEvent.CaseClientReplaced;
import se.lotsen.model.event.ClientEvent;
import se.lotsen.model.event.ContactEvent;
import se.lotsen.model.event.ContactEvent.ContactClientReplaced;
import se.lotsen.model.event.Event;
import se.lotsen.model.event.FundingDecisionEvent;
import se.lotsen.model.event.MandateEvent;
import se.lotsen.model.event.PartnerEvent;
import se.lotsen.model.event.ProjectEvent;
import se.lotsen.model.event.ReferralEvent;
import se.lotsen.model.event.ReferralEvent.ReferralClientReplaced;
import se.lotsen.model.event.ReportEvent;

/**
 * What each event says of its aggregate's facts: the one place where events get a meaning in
 * numbers.
 */
final class FactsOf {
  private FactsOf() {}

  /** Tells, for each fact the event is about, what it is now; null where it is no more. */
  static void event(Event event, BiConsumer<String, @Nullable Fact> now) {
    switch (event) {
      case ContactEvent contact -> ContactFacts.of(contact, now);
      case CaseEvent caseEvent -> CaseFacts.of(caseEvent, now);
      case ReferralEvent referral -> ReferralFacts.of(referral, now);
      case ActivityEvent activity -> ActivityFacts.of(activity, now);
      case ProjectEvent project -> {}
      case ClientEvent client -> {}
      case PartnerEvent partner -> {}
      case MandateEvent mandate -> {}
      case FundingDecisionEvent decision -> {}
      case ReportEvent report -> {}
    }
  }

  /**
   * What each fact that stood is after the event, where that changes what was said before.
   *
   * @param stood walked through only where the event changes all that stood
   */
  static void replacements(Event event, Books stood, BiConsumer<String, @Nullable Fact> now) {
    switch (event) {
      case ContactClientReplaced replaced ->
          stood.forEach(
              (name, standing) -> now.accept(name, standing.fact().of(replaced.about().client())));
      case CaseClientReplaced replaced ->
          ofParty(
              replaced.party(), stood, (name, fact) -> now.accept(name, fact.of(replaced.to())));
      case ReferralClientReplaced replaced ->
          ofParty(
              replaced.party(), stood, (name, fact) -> now.accept(name, fact.of(replaced.to())));
      case ActivityClientReplaced replaced -> ActivityFacts.replaced(replaced, stood, now);
      case ActivityChanged changed ->
          stood.forEach(
              (name, standing) ->
                  now.accept(name, ActivityFacts.changed(changed, standing.fact())));
      default -> {}
    }
  }

  private static void ofParty(CaseParty party, Books stood, BiConsumer<String, Fact> each) {
    if (party == CaseParty.COMPANY) {
      var company = stood.find(CaseFacts.COMPANY);
      if (company != null) {
        each.accept(CaseFacts.COMPANY, company.fact());
      }
      return;
    }
    stood.forEach(
        (name, standing) -> {
          if (!name.equals(CaseFacts.COMPANY)) {
            each.accept(name, standing.fact());
          }
        });
  }
}
