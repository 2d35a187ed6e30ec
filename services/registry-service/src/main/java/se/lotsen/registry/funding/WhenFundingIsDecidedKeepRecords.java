package se.lotsen.registry.funding;

import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import se.lotsen.kit.failure.RefusedException;
import se.lotsen.kit.journal.CommandContext;
import se.lotsen.kit.journal.Outcome;
import se.lotsen.kit.messaging.MessagingConfiguration;
import se.lotsen.kit.messaging.Received;
import se.lotsen.model.code.RetentionBasis;
import se.lotsen.model.event.FundingDecisionEvent;
import se.lotsen.model.event.FundingDecisionEvent.FundingDecisionChanged;
import se.lotsen.model.event.FundingDecisionEvent.FundingDecisionMade;
import se.lotsen.model.event.FundingDecisionEvent.FundingDecisionRevoked;
import se.lotsen.model.event.FundingDecisionEvent.FundingTerms;
import se.lotsen.model.event.Topics;
import se.lotsen.registry.project.FundedProjects;

/**
 * Has a project's records be kept as long as a funding decision asks for. A shorter term of another
 * decision changes nothing: the latest of all holds.
 */
@Component
class WhenFundingIsDecidedKeepRecords {
  private static final String POLICY = "WhenFundingIsDecidedKeepRecords";

  private final FundedProjects projects;

  WhenFundingIsDecidedKeepRecords(FundedProjects projects) {
    this.projects = projects;
  }

  @KafkaListener(
      id = "registry.retention-by-funding",
      groupId = "lotsen.registry",
      topics = Topics.DECISIONS_NAME,
      containerFactory = MessagingConfiguration.EVENTS)
  void on(Received<FundingDecisionEvent> received) {
    switch (received.event()) {
      case FundingDecisionMade made -> keep(received, made.terms());
      case FundingDecisionChanged changed -> keep(received, changed.terms());
      case FundingDecisionRevoked revoked -> {}
    }
  }

  private void keep(Received<FundingDecisionEvent> received, FundingTerms terms) {
    var until = terms.keptUntil();
    if (until == null) {
      return;
    }
    var outcome =
        projects.keepAtLeast(
            received.event().project(),
            RetentionBasis.FUNDING_DECISION,
            until,
            "Beslut om stöd " + received.subject(),
            CommandContext.ofPolicy(POLICY, received.id(), received.correlationId()));
    if (outcome instanceof Outcome.Refused refused) {
      throw new RefusedException(refused.why());
    }
  }
}
