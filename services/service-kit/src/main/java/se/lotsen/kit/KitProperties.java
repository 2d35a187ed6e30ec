package se.lotsen.kit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings all services share, under {@code lotsen}.
 *
 * @param instance names this process among several of the same service; two with the same name push
 *     each other out of their consumer groups
 * @param relay how journals reach Kafka
 * @param kafka how topics are laid out
 */
@ConfigurationProperties("lotsen")
public record KitProperties(
    @DefaultValue("1") String instance, @DefaultValue Relay relay, @DefaultValue Kafka kafka) {
  /**
   * @param maxUnpublished how many events may wait for Kafka before commands are answered 503
   * @param sweepEvery how often to look for what a crash left unpublished
   * @param watermarkEvery how often to say up to where topics are complete
   */
  public record Relay(
      @DefaultValue("20000") long maxUnpublished,
      @DefaultValue("2s") Duration sweepEvery,
      @DefaultValue("1s") Duration watermarkEvery) {}

  /**
   * @param partitions of every topic; may grow only with a rebuild, because keys move
   * @param replicas of every topic; 1 with a single broker, else 3
   */
  public record Kafka(@DefaultValue("4") int partitions, @DefaultValue("1") short replicas) {}
}
