package se.lotsen.projection.ledger;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.ClientId;
import se.lotsen.model.code.FactKind;
import se.lotsen.model.event.ReferralEvent;
import se.lotsen.model.event.ReferralEvent.ReferralAnswerAwaited;
import se.lotsen.model.event.ReferralEvent.ReferralClientReplaced;
import se.lotsen.model.event.ReferralEvent.ReferralCompanyRecorded;
import se.lotsen.model.event.ReferralEvent.ReferralConsentRecorded;
import se.lotsen.model.event.ReferralEvent.ReferralDetailsRecorded;
import se.lotsen.model.event.ReferralEvent.ReferralDrafted;
import se.lotsen.model.event.ReferralEvent.ReferralErased;
import se.lotsen.model.event.ReferralEvent.ReferralMoved;
import se.lotsen.model.event.ReferralEvent.ReferralOutcomeStated;
import se.lotsen.model.event.ReferralEvent.ReferralReminded;

/** What referrals contribute: that they were sent, how they were answered, what came of them. */
final class ReferralFacts {
  static final FactKind REFERRAL = new FactKind("referral");
  static final FactKind REFERRAL_ANSWER = new FactKind("referral-answer");
  static final FactKind REFERRAL_OUTCOME = new FactKind("referral-outcome");

  private ReferralFacts() {}

  static void of(ReferralEvent event, BiConsumer<String, @Nullable Fact> now) {
    switch (event) {
      case ReferralAnswerAwaited sent -> now.accept("sent", fact(REFERRAL, sent));
      case ReferralMoved moved -> answer(moved, now);
      case ReferralOutcomeStated stated -> {
        now.accept("outcome", fact(REFERRAL_OUTCOME, stated, "outcome", stated.outcome().name()));
        // Which company it is is told anew.
        now.accept(CaseFacts.COMPANY, null);
      }
      case ReferralCompanyRecorded recorded ->
          now.accept(
              CaseFacts.COMPANY,
              fact(
                  CaseFacts.COMPANY_STARTED,
                  recorded,
                  recorded.company(),
                  dimensions(recorded, "origin", recorded.origin().name())));
      case ReferralDrafted drafted -> {}
      case ReferralDetailsRecorded recorded -> {}
      case ReferralConsentRecorded recorded -> {}
      case ReferralReminded reminded -> {}
      case ReferralClientReplaced replaced -> {}
      case ReferralErased erased -> {}
    }
  }

  private static void answer(ReferralMoved moved, BiConsumer<String, @Nullable Fact> now) {
    switch (moved.trigger().value()) {
      case "ACCEPT", "REJECT", "EXPIRE" ->
          now.accept("answer", fact(REFERRAL_ANSWER, moved, "answer", moved.to().value()));
      default -> {}
    }
  }

  private static Fact fact(FactKind kind, ReferralEvent event) {
    return fact(kind, event, event.about().client(), dimensions(event));
  }

  private static Fact fact(FactKind kind, ReferralEvent event, String dimension, String value) {
    return fact(kind, event, event.about().client(), dimensions(event, dimension, value));
  }

  private static Fact fact(
      FactKind kind, ReferralEvent event, ClientId client, SortedMap<String, String> dimensions) {
    var about = event.about();
    return new Fact(
        kind,
        about.project(),
        client,
        about.municipality(),
        about.area(),
        Fact.ONE,
        event.on(),
        dimensions);
  }

  private static SortedMap<String, String> dimensions(
      ReferralEvent event, String dimension, String value) {
    var dimensions = dimensions(event);
    dimensions.put(dimension, value);
    return dimensions;
  }

  private static SortedMap<String, String> dimensions(ReferralEvent event) {
    var dimensions = new TreeMap<String, String>();
    dimensions.put("partner", event.about().partner().value());
    return dimensions;
  }
}
