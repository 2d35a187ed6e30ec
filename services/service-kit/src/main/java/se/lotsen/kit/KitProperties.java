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
 * @param audit when journals are anchored
 * @param erasedSpace what becomes of the space that personal data took
 * @param erasures what is to be erased here because it was decided on elsewhere
 */
@ConfigurationProperties("lotsen")
public record KitProperties(
    @DefaultValue("1") String instance,
    @DefaultValue Relay relay,
    @DefaultValue Kafka kafka,
    @DefaultValue Audit audit,
    @DefaultValue ErasedSpace erasedSpace,
    @DefaultValue Erasures erasures) {
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

  /**
   * @param anchorAt in Swedish time: second, minute, hour, day, month, weekday
   * @param keys the file of keys with which anchors are signed for their topic, made where there is
   *     none; empty where they are not
   */
  public record Audit(
      @DefaultValue("0 0 2 * * *") String anchorAt, @DefaultValue("") String keys) {}

  /**
   * @param giveBackEvery how often to have the store give it back
   */
  public record ErasedSpace(@DefaultValue("3s") Duration giveBackEvery) {}

  /**
   * @param lookEvery how often to look for such
   */
  public record Erasures(@DefaultValue("1s") Duration lookEvery) {}
}
