package se.lotsen.kit;

import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.scheduling.annotation.EnableScheduling;
import se.lotsen.kit.access.AccessConfiguration;
import se.lotsen.kit.journal.Backlog;
import se.lotsen.kit.journal.ErasedSpace;
import se.lotsen.kit.journal.Journals;
import se.lotsen.kit.journal.RelayQueue;
import se.lotsen.kit.messaging.MessagingConfiguration;
import se.lotsen.kit.ops.Offsets;
import se.lotsen.kit.ops.OpsConfiguration;
import se.lotsen.kit.position.Underway;
import se.lotsen.kit.position.WatermarkPublisher;
import se.lotsen.kit.position.Watermarks;
import se.lotsen.kit.privacy.PrivacyConfiguration;
import se.lotsen.kit.relay.Relay;
import se.lotsen.kit.relay.RelaySweep;
import se.lotsen.kit.web.WebConfiguration;

/** Brings the kit in; every service imports it, and in one process it is there once. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KitProperties.class)
@EnableScheduling
@Import({
  AccessConfiguration.class,
  MessagingConfiguration.class,
  WebConfiguration.class,
  OpsConfiguration.class,
  PrivacyConfiguration.class
})
public class KitConfiguration {
  @Bean
  @ConditionalOnMissingBean
  Clock clock() {
    return Clock.tick(Clock.system(Days.ZONE), Duration.ofMillis(1));
  }

  @Bean
  @ConditionalOnMissingBean
  IdSource idSource() {
    return IdSource.TIME_ORDERED;
  }

  @Bean
  @ConditionalOnMissingBean
  FailPoints failPoints() {
    return FailPoints.NONE;
  }

  /**
   * Decisions are made on what a majority has, and a write counts when a majority has it in its
   * journal: what was answered 2xx, and what went to Kafka, is not lost with one machine.
   */
  @Bean
  MongoClientSettingsBuilderCustomizer safeReadsAndWrites() {
    return settings ->
        settings
            .readConcern(ReadConcern.MAJORITY)
            .writeConcern(WriteConcern.MAJORITY.withJournal(true));
  }

  /** While the store is away users are told so after this, and not after the driver's 30 s. */
  @Bean
  MongoClientSettingsBuilderCustomizer waitsForTheStoreForAWhile() {
    return settings ->
        settings.applyToClusterSettings(
            cluster -> cluster.serverSelectionTimeout(10, TimeUnit.SECONDS));
  }

  @Bean
  RelayQueue relayQueue() {
    return new RelayQueue();
  }

  @Bean
  Backlog backlog(KitProperties kit, MeterRegistry meters) {
    return new Backlog(kit.relay().maxUnpublished(), meters);
  }

  @Bean
  Journals journals(
      MongoTemplate mongo,
      RelayQueue relayQueue,
      Backlog backlog,
      Clock clock,
      FailPoints failPoints) {
    return new Journals(mongo, relayQueue, backlog, clock, failPoints);
  }

  @Bean
  ErasedSpace erasedSpace(Journals journals) {
    return journals.erasedSpace();
  }

  @Bean
  Relay relay(
      RelayQueue relayQueue,
      Backlog backlog,
      Journals journals,
      KafkaTemplate<String, byte[]> kafka,
      FailPoints failPoints,
      Clock clock,
      MeterRegistry meters) {
    return new Relay(relayQueue, backlog, journals, kafka, failPoints, clock, meters);
  }

  @Bean
  RelaySweep relaySweep(Journals journals, RelayQueue relayQueue, Backlog backlog) {
    return new RelaySweep(journals, relayQueue, backlog);
  }

  @Bean
  WatermarkPublisher watermarkPublisher(
      Journals journals,
      ObjectProvider<Underway> underway,
      Offsets offsets,
      KafkaTemplate<String, byte[]> kafka,
      Clock clock) {
    return new WatermarkPublisher(
        journals, () -> underway.stream().toList(), offsets, kafka, clock);
  }

  @Bean
  Watermarks watermarks(ConsumerFactory<String, byte[]> consumers) {
    return new Watermarks(consumers);
  }
}
