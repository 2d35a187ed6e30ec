package se.lotsen.embedded;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Exit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens when a broker meets a fault it cannot live with, for example a full disk. Kafka then
 * ends the whole process at once, which would take our services with it unasked.
 */
final class BrokerFaults {
  private static final Logger log = LoggerFactory.getLogger(BrokerFaults.class);
  private static final AtomicBoolean told = new AtomicBoolean();

  private static volatile Consumer<String> action = BrokerFaults::stopProcess;

  private BrokerFaults() {}

  /** Kafka has one exit per process, so this holds for every broker in it; may be called again. */
  static void install() {
    told.set(false);
    Exit.setExitProcedure(BrokerFaults::onExit);
    Exit.setHaltProcedure(BrokerFaults::onExit);
  }

  /** A broker that is being closed has no faults any more that anybody could act on. */
  static void closing() {
    told.set(true);
  }

  static void action(Consumer<String> newAction) {
    action = newAction;
  }

  private static void onExit(int status, @Nullable String message) {
    String what =
        "the embedded Kafka broker met a fatal fault and no longer works (status "
            + status
            + (message == null ? ")" : "): " + message);
    // Further faults follow from the first one.
    if (told.compareAndSet(false, true)) {
      log.error("{}", what);
      action.accept(what);
    }
  }

  private static void stopProcess(String what) {
    // In a thread of its own: shutdown hooks close the broker, which waits for the thread that
    // found the fault.
    new Thread(() -> System.exit(1), "stop-after-kafka-fault").start();
  }
}
