package se.lotsen.cases.casefile;

import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import se.lotsen.kit.messaging.MessagingConfiguration;
import se.lotsen.kit.messaging.Received;
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
import se.lotsen.model.event.Topics;

/** Hears of referrals. */
@Component
class ReferralListener {
  private final WhenReferralAnsweredReturnCase whenReferralAnsweredReturnCase;

  ReferralListener(WhenReferralAnsweredReturnCase whenReferralAnsweredReturnCase) {
    this.whenReferralAnsweredReturnCase = whenReferralAnsweredReturnCase;
  }

  @KafkaListener(
      id = "cases.referrals",
      groupId = CaseConsumers.GROUP,
      topics = Topics.REFERRALS_NAME,
      containerFactory = MessagingConfiguration.EVENTS)
  void on(Received<ReferralEvent> received) {
    switch (received.event()) {
      case ReferralMoved moved ->
          whenReferralAnsweredReturnCase.moved(
              moved, received.sequence(), received.id(), received.correlationId());
      case ReferralOutcomeStated stated ->
          whenReferralAnsweredReturnCase.stated(
              stated, received.sequence(), received.id(), received.correlationId());
      case ReferralDrafted drafted -> {}
      case ReferralDetailsRecorded recorded -> {}
      case ReferralConsentRecorded recorded -> {}
      case ReferralAnswerAwaited awaited -> {}
      case ReferralReminded reminded -> {}
      case ReferralCompanyRecorded recorded -> {}
      case ReferralClientReplaced replaced -> {}
      case ReferralErased erased -> {}
    }
  }
}
