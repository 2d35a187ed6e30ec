package se.lotsen.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.apache.kafka.common.acl.AclOperation;
import org.junit.jupiter.api.Test;
import se.lotsen.kit.position.Watermark;
import se.lotsen.model.event.Topics;

/** deploy/kafka/rights.sh is made from the code, and fails here when the code has moved on. */
class KafkaRightsTest {
  private static final String FILE = "deploy/kafka/rights.sh";

  @Test
  void the_script_says_what_the_code_says() throws IOException {
    var script = KafkaRights.script();
    if ("write".equals(System.getProperty("lotsen.docs"))) {
      Files.writeString(Repository.path(FILE), script);
    }
    assertThat(Repository.has(FILE) ? Repository.read(FILE) : "")
        .as(
            "%s is not what the code says now; write it anew: ./mvnw -pl services/standalone -am"
                + " test -Dtest=KafkaRightsTest -Dsurefire.failIfNoSpecifiedTests=false"
                + " -Dlotsen.docs=write",
            FILE)
        .isEqualTo(script);
  }

  @Test
  void exactly_one_may_write_a_topic() {
    assertThat(KafkaRights.topics())
        .hasSizeGreaterThan(Topics.ALL.size() + Watermark.topics().size())
        .allSatisfy(topic -> assertThat(writersOf(topic)).as(topic).hasSize(1));
    assertThat(Topics.ALL)
        .allSatisfy(topic -> assertThat(writersOf(topic.name())).containsExactly(topic.writer()));
  }

  private static List<String> writersOf(String topic) {
    return ServiceCanvas.ALL.stream()
        .map(ServiceCanvas::service)
        .filter(service -> KafkaRights.allow(service, AclOperation.WRITE, topic))
        .toList();
  }

  @Test
  void what_nobody_needs_nobody_has() {
    assertThat(KafkaRights.allow("feed-service", AclOperation.READ, Topics.CLIENTS_NAME)).isFalse();
    assertThat(KafkaRights.allow("registry-service", AclOperation.READ, Topics.LEDGER_NAME))
        .isFalse();
    assertThat(KafkaRights.ALL)
        .allSatisfy(
            right ->
                assertThat(right.operations())
                    .doesNotContain(
                        AclOperation.ALL,
                        AclOperation.ALTER,
                        AclOperation.ALTER_CONFIGS,
                        AclOperation.CLUSTER_ACTION));
  }
}
