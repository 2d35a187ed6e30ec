package se.lotsen.kit.ops;

import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.task.SimpleAsyncTaskSchedulerCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import se.lotsen.kit.KitProperties;
import se.lotsen.kit.access.SigningKeys;
import se.lotsen.kit.journal.AnchorWitness;
import se.lotsen.kit.journal.Audit;
import se.lotsen.kit.journal.Backlog;
import se.lotsen.kit.journal.ErasedSpace;
import se.lotsen.kit.journal.Journals;
import se.lotsen.kit.messaging.AnchorTopic;
import se.lotsen.kit.messaging.DeadLetters;
import se.lotsen.kit.messaging.IdlePositions;
import se.lotsen.kit.messaging.ListenerTroubles;
import se.lotsen.kit.relay.Relay;

/** Health and operators' commands of the kit. */
@Configuration(proxyBeanMethods = false)
public class OpsConfiguration {
  @Bean
  StoreHealthIndicator storeHealthIndicator(MongoTemplate mongo) {
    return new StoreHealthIndicator(mongo);
  }

  @Bean
  RelayHealthIndicator relayHealthIndicator(Relay relay, Backlog backlog) {
    return new RelayHealthIndicator(relay, backlog);
  }

  @Bean
  ProcessHealthIndicator processHealthIndicator(ApplicationContext context, Clock clock) {
    return new ProcessHealthIndicator(context, clock);
  }

  @Bean
  Offsets offsets(KafkaAdmin admin) {
    return new Offsets(admin);
  }

  @Bean
  Behind behind(
      KafkaListenerEndpointRegistry listeners,
      ObjectProvider<Follower> others,
      IdlePositions idle,
      Offsets offsets) {
    return new Behind(listeners, others.orderedStream().toList(), idle, offsets);
  }

  @Bean
  FollowersWatch followersWatch(Behind behind, ListenerTroubles troubles) {
    return new FollowersWatch(behind, troubles);
  }

  @Bean
  ListenersHealthIndicator listenersHealthIndicator(FollowersWatch watch) {
    return new ListenersHealthIndicator(watch);
  }

  @Bean
  CaughtUpHealthIndicator caughtUpHealthIndicator(FollowersWatch watch, Backlog backlog) {
    return new CaughtUpHealthIndicator(watch, backlog);
  }

  @Bean
  CaughtUpEndpoint caughtUpEndpoint(Backlog backlog, Behind behind) {
    return new CaughtUpEndpoint(new CaughtUp(backlog, behind));
  }

  @Bean
  CommandGate commandGate() {
    return new CommandGate();
  }

  @Bean
  FilterRegistrationBean<CommandGate> commandGateFirst(CommandGate gate) {
    var registration = new FilterRegistrationBean<>(gate);
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return registration;
  }

  @Bean
  SimpleAsyncTaskSchedulerCustomizer sweepsSayOnceWhatTheyWaitFor() {
    return scheduler -> scheduler.setErrorHandler(new SweepTroubles());
  }

  @Bean
  RepublishEndpoint republishEndpoint(Journals journals) {
    return new RepublishEndpoint(journals);
  }

  @Bean
  DeadLettersEndpoint deadLettersEndpoint(DeadLetters deadLetters) {
    return new DeadLettersEndpoint(deadLetters);
  }

  @Bean
  Audit audit(
      Journals journals,
      KitProperties kit,
      KafkaTemplate<String, byte[]> kafka,
      ConsumerFactory<String, byte[]> consumers,
      Clock clock) {
    var keys = kit.audit().keys();
    return new Audit(
        journals,
        keys.isBlank()
            ? AnchorWitness.NONE
            : new AnchorTopic(kafka, consumers, SigningKeys.in(Path.of(keys))),
        clock);
  }

  @Bean
  AuditEndpoint auditEndpoint(Audit audit) {
    return new AuditEndpoint(audit);
  }

  @Bean
  ErasedSpaceSweep erasedSpaceSweep(ErasedSpace space) {
    return new ErasedSpaceSweep(space);
  }

  @Bean
  DailyAnchor dailyAnchor(Audit audit) {
    return new DailyAnchor(audit);
  }
}
