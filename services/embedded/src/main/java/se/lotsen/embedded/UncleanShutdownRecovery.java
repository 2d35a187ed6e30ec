package se.lotsen.embedded;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.ObjectName;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a killed broker leaves behind: its own controller takes it for alive until its session has
 * run out.
 *
 * <p>A broker that is started meanwhile takes itself for the leader of everything at an address
 * where nobody listens. It goes on with the transaction that the killed one was about to end, and
 * once the session has run out and there is no leader any more, it takes the partitions for deleted
 * and forgets to tell them how the transaction ended (Kafka 4.3.1,
 * TransactionMarkerChannelManager). Whoever reads them read_committed then waits for ever. So the
 * controller is run alone first, just until it has given the killed broker up; that also spares the
 * wait for the session.
 */
final class UncleanShutdownRecovery {
  private static final Logger log = LoggerFactory.getLogger(UncleanShutdownRecovery.class);

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration POLL_INTERVAL = Duration.ofMillis(20);

  private UncleanShutdownRecovery() {}

  /** Whether the broker that had this folder before was ended in the middle of its work. */
  static boolean wasKilled(Path folder) {
    return Files.exists(folder.resolve("meta.properties"))
        && Files.notExists(folder.resolve(".kafka_cleanshutdown"));
  }

  /** Has the controller give up the killed broker; returns when it has. */
  static void end(Map<String, String> controllerAlone) {
    var controller = new KafkaRaftServer(new KafkaConfig(controllerAlone, false), Time.SYSTEM);
    try {
      controller.startup();
      long until = System.nanoTime() + PATIENCE.toNanos();
      while (!isGivenUp() && System.nanoTime() < until) {
        LockSupport.parkNanos(POLL_INTERVAL.toNanos());
      }
      if (!isGivenUp()) {
        log.warn("The controller did not give up the killed broker within {}", PATIENCE);
      }
    } finally {
      controller.shutdown();
      controller.awaitShutdown();
    }
  }

  private static boolean isGivenUp() {
    return brokers("FencedBrokerCount") > 0 && brokers("ActiveBrokerCount") == 0;
  }

  /** A count that the controller keeps; 0 as long as it does not keep it yet. */
  private static int brokers(String count) {
    try {
      Object value =
          ManagementFactory.getPlatformMBeanServer()
              .getAttribute(
                  new ObjectName("kafka.controller:type=KafkaController,name=" + count), "Value");
      return ((Number) value).intValue();
    } catch (InstanceNotFoundException notYet) {
      return 0;
    } catch (JMException e) {
      throw new IllegalStateException("Kafka keeps no " + count, e);
    }
  }
}
