package se.lotsen.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BrokerSettingsTest {
  @Test
  void the_ports_may_differ_at_every_start() {
    Map<String, String> settings = BrokerSettings.of(Path.of("data"), 9092, 20123, Map.of());

    assertThat(settings)
        .containsEntry("listeners", "PLAINTEXT://localhost:9092,CONTROLLER://localhost:20123")
        .containsEntry("advertised.listeners", "PLAINTEXT://localhost:9092")
        .containsEntry("controller.quorum.voters", "1@localhost:20123");
  }

  @Test
  void nothing_asks_for_a_second_replica() {
    Map<String, String> settings = BrokerSettings.of(Path.of("data"), 9092, 20123, Map.of());

    assertThat(settings.keySet())
        .filteredOn(name -> name.contains("replication.factor") || name.endsWith("min.isr"))
        .hasSize(6)
        .allSatisfy(name -> assertThat(settings.get(name)).isEqualTo("1"));
  }

  @Test
  void overrides_win() {
    Map<String, String> settings =
        BrokerSettings.of(
            Path.of("data"), 9092, 20123, Map.of("auto.create.topics.enable", "true"));

    assertThat(settings).containsEntry("auto.create.topics.enable", "true");
  }
}
