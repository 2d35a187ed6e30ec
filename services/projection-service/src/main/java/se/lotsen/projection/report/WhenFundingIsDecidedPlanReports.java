package se.lotsen.projection.report;

import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import se.lotsen.kit.failure.RefusedException;
import se.lotsen.kit.journal.CommandContext;
import se.lotsen.kit.journal.Outcome;
import se.lotsen.kit.messaging.MessagingConfiguration;
import se.lotsen.kit.messaging.Received;
import se.lotsen.model.event.FundingDecisionEvent;
import se.lotsen.model.event.Topics;
import se.lotsen.projection.ProjectionConfiguration;

/** Plans the reports on a funding decision, and plans them anew when a later one changes it. */
@Component
class WhenFundingIsDecidedPlanReports {
  private static final String POLICY = "WhenFundingIsDecidedPlanReports";

  private final Reports reports;

  WhenFundingIsDecidedPlanReports(Reports reports) {
    this.reports = reports;
  }

  @KafkaListener(
      id = "projection.reports",
      groupId = ProjectionConfiguration.GROUP,
      topics = Topics.DECISIONS_NAME,
      containerFactory = MessagingConfiguration.EVENTS)
  void on(Received<FundingDecisionEvent> received) {
    var context = CommandContext.ofPolicy(POLICY, received.id(), received.correlationId());
    var outcome = reports.plan(received.event(), context);
    if (outcome instanceof Outcome.Refused refused) {
      throw new RefusedException(refused.why());
    }
  }
}
