package se.lotsen.embedded;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The configuration of a broker that is alone, small and its own controller. */
final class BrokerSettings {
  static final int NODE_ID = 1;
  static final String CONTROLLER_LISTENER = "CONTROLLER";

  private static final String MEGABYTES_8 = Integer.toString(8 * 1024 * 1024);

  private BrokerSettings() {}

  static Map<String, String> of(
      Path folder, int port, int controllerPort, Map<String, String> overrides) {
    Map<String, String> settings = new HashMap<>();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", Integer.toString(NODE_ID));
    settings.put("log.dirs", folder.toString());
    listeners(settings, port, controllerPort);
    alone(settings);
    lowMemory(settings);
    smallFiles(settings);
    // A try-out that is laid aside for a month goes on where it stopped.
    settings.put("offsets.retention.minutes", Integer.toString(5 * 365 * 24 * 60));
    settings.put("auto.create.topics.enable", "false");
    settings.putAll(overrides);
    return Map.copyOf(settings);
  }

  /** The controller without its broker, which it gives up at once. */
  static Map<String, String> controllerAlone(Path folder, int controllerPort) {
    Map<String, String> settings = new HashMap<>();
    settings.put("process.roles", "controller");
    settings.put("node.id", Integer.toString(NODE_ID));
    settings.put("log.dirs", folder.toString());
    settings.put("listeners", CONTROLLER_LISTENER + "://localhost:" + controllerPort);
    settings.put("controller.listener.names", CONTROLLER_LISTENER);
    settings.put("listener.security.protocol.map", CONTROLLER_LISTENER + ":PLAINTEXT");
    settings.put("controller.quorum.voters", NODE_ID + "@localhost:" + controllerPort);
    settings.put("broker.session.timeout.ms", "200");
    settings.put("broker.heartbeat.interval.ms", "100");
    lowMemory(settings);
    return Map.copyOf(settings);
  }

  private static void listeners(Map<String, String> settings, int port, int controllerPort) {
    String client = "PLAINTEXT://localhost:" + port;
    settings.put(
        "listeners", client + "," + CONTROLLER_LISTENER + "://localhost:" + controllerPort);
    settings.put("advertised.listeners", client);
    settings.put("inter.broker.listener.name", "PLAINTEXT");
    settings.put("controller.listener.names", CONTROLLER_LISTENER);
    settings.put(
        "listener.security.protocol.map",
        "PLAINTEXT:PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT");
    settings.put("controller.quorum.voters", NODE_ID + "@localhost:" + controllerPort);
  }

  private static void alone(Map<String, String> settings) {
    settings.put("default.replication.factor", "1");
    settings.put("min.insync.replicas", "1");
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("transaction.state.log.replication.factor", "1");
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("share.coordinator.state.topic.replication.factor", "1");
    settings.put("share.coordinator.state.topic.min.isr", "1");
    settings.put("broker.session.timeout.ms", "5000");
    settings.put("broker.heartbeat.interval.ms", "500");
    // There is nobody else to wait for.
    settings.put("group.initial.rebalance.delay.ms", "0");
  }

  private static void lowMemory(Map<String, String> settings) {
    settings.put("num.network.threads", "2");
    settings.put("num.io.threads", "4");
    settings.put("background.threads", "2");
    settings.put("log.cleaner.threads", "1");
    settings.put("log.cleaner.dedupe.buffer.size", MEGABYTES_8);
    settings.put("group.coordinator.threads", "2");
  }

  /**
   * Small segments also make the start after a kill short: the last one of every partition is read
   * again.
   */
  private static void smallFiles(Map<String, String> settings) {
    settings.put("log.segment.bytes", Integer.toString(64 * 1024 * 1024));
    settings.put("log.index.size.max.bytes", Integer.toString(1024 * 1024));
    settings.put("log.preallocate", "false");
    settings.put("offsets.topic.num.partitions", "4");
    settings.put("offsets.topic.segment.bytes", MEGABYTES_8);
    settings.put("transaction.state.log.num.partitions", "4");
    settings.put("transaction.state.log.segment.bytes", MEGABYTES_8);
    settings.put("share.coordinator.state.topic.num.partitions", "2");
    settings.put("share.coordinator.state.topic.segment.bytes", MEGABYTES_8);
    settings.put("metadata.log.segment.bytes", MEGABYTES_8);
    settings.put("metadata.max.retention.bytes", Integer.toString(32 * 1024 * 1024));
    settings.put("metadata.max.idle.interval.ms", "5000");
  }
}
