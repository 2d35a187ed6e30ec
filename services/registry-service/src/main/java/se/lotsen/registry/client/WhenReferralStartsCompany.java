package se.lotsen.registry.client;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import se.lotsen.kit.failure.RefusedException;
import se.lotsen.kit.journal.CommandContext;
import se.lotsen.kit.journal.Outcome;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.kit.messaging.ConsumerGroup;
import se.lotsen.kit.messaging.MessagingConfiguration;
import se.lotsen.kit.messaging.Received;
import se.lotsen.model.code.ReferralOutcome;
import se.lotsen.model.event.ReferralEvent;
import se.lotsen.model.event.ReferralEvent.ReferralOutcomeStated;
import se.lotsen.model.event.Topics;

/**
 * A partner reports that a company started: the registry knows, or gets to know, which client that
 * is, and tells. Doing it twice does it once.
 */
@Component
class WhenReferralStartsCompany {
  static final String GROUP = "lotsen.registry";

  private final Clients clients;
  private final Involvements involvements;

  WhenReferralStartsCompany(Clients clients, Involvements involvements) {
    this.clients = clients;
    this.involvements = involvements;
  }

  @Configuration(proxyBeanMethods = false)
  static class Consumers {
    @Bean
    ConsumerGroup registryGroup() {
      return new ConsumerGroup(GROUP);
    }
  }

  @KafkaListener(
      id = "registry.referrals",
      groupId = GROUP,
      topics = Topics.REFERRALS_NAME,
      containerFactory = MessagingConfiguration.EVENTS)
  void on(Received<ReferralEvent> received) {
    involvements.add(received.event().about().client(), received.event().about().project());
    if (received.event() instanceof ReferralOutcomeStated stated
        && stated.outcome() == ReferralOutcome.COMPANY_STARTED
        && stated.startedOn() != null) {
      var about = stated.about();
      start(
          new CompanyStarted(
              about.id(),
              about.client(),
              about.municipality(),
              stated.startedOn(),
              stated.number(),
              stated.company(),
              stated.statement()),
          CommandContext.ofPolicy(
              "WhenReferralStartsCompany", received.id(), received.correlationId()));
    }
  }

  /**
   * @throws ConcurrencyFailureException when somebody else registered the same number at this
   *     moment; it is tried again then, and finds that client
   */
  private void start(CompanyStarted started, CommandContext context) {
    if (clients.startCompany(started, context) instanceof Outcome.Refused refused) {
      throw refused.why().kind() == Refusal.Kind.CONFLICT
          ? new ConcurrencyFailureException(
              "The company of referral %s is being registered: %s"
                  .formatted(started.referral(), refused.why().message().en()))
          : new RefusedException(refused.why());
    }
  }
}
