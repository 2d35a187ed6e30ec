package se.lotsen.cases.casefile;

import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import se.lotsen.kit.FailPoint;
import se.lotsen.kit.FailPoints;
import se.lotsen.kit.messaging.MessagingConfiguration;
import se.lotsen.kit.messaging.Received;
import se.lotsen.model.event.ContactEvent;
import se.lotsen.model.event.ContactEvent.ContactClientReplaced;
import se.lotsen.model.event.ContactEvent.ContactCorrected;
import se.lotsen.model.event.ContactEvent.ContactErased;
import se.lotsen.model.event.ContactEvent.ContactLogged;
import se.lotsen.model.event.ContactEvent.ContactRetracted;
import se.lotsen.model.event.Topics;

/** Hears of contacts. */
@Component
class ContactListener {
  private final WhenContactOpensCase whenContactOpensCase;
  private final FailPoints failPoints;

  ContactListener(WhenContactOpensCase whenContactOpensCase, FailPoints failPoints) {
    this.whenContactOpensCase = whenContactOpensCase;
    this.failPoints = failPoints;
  }

  @KafkaListener(
      id = "cases.contacts",
      groupId = CaseConsumers.GROUP,
      topics = Topics.CONTACTS_NAME,
      containerFactory = MessagingConfiguration.EVENTS)
  void on(Received<ContactEvent> received) {
    failPoints.passed(FailPoint.LISTENER_RECEIVED);
    switch (received.event()) {
      case ContactLogged logged ->
          whenContactOpensCase.open(logged, received.id(), received.correlationId());
      case ContactCorrected corrected -> {}
      case ContactRetracted retracted -> {}
      case ContactClientReplaced replaced -> {}
      case ContactErased erased -> {}
    }
  }
}
