package se.lotsen.kit.ops;

import org.apache.kafka.common.Metric;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;

/** Whether every listener runs, and how many records it is behind. */
final class ListenersHealthIndicator extends AbstractHealthIndicator {
  private final KafkaListenerEndpointRegistry listeners;

  ListenersHealthIndicator(KafkaListenerEndpointRegistry listeners) {
    super("The listeners' health cannot be told");
    this.listeners = listeners;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    health.up();
    for (var listener : listeners.getListenerContainers()) {
      health.withDetail(listener.getListenerId() + ".lag", lag(listener));
      if (!listener.isRunning() || !listener.isInExpectedState()) {
        health.down().withDetail(String.valueOf(listener.getListenerId()), "does not run");
      }
    }
  }

  private static long lag(MessageListenerContainer listener) {
    return listener.metrics().values().stream()
        .flatMap(metrics -> metrics.values().stream())
        .filter(metric -> metric.metricName().name().equals("records-lag-max"))
        .filter(metric -> !metric.metricName().tags().containsKey("partition"))
        .map(Metric::metricValue)
        .filter(Double.class::isInstance)
        .mapToDouble(Double.class::cast)
        .filter(lag -> !Double.isNaN(lag))
        .mapToLong(Math::round)
        .sum();
  }
}
