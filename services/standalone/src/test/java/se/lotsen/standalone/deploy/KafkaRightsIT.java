package se.lotsen.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.lotsen.embedded.EmbeddedKafka;
import se.lotsen.model.event.Topics;

/**
 * A broker with the settings, the certificate, the users and the rights of docker-compose.yml lets
 * each service do what it has to, and nobody anything else. That the services themselves get along
 * with that is shown by SixProcessesIT, whose broker is set up alike.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KafkaRightsIT {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final int POLLS = 50;

  private DeployedKafka deployed;
  private EmbeddedKafka broker;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    deployed = new DeployedKafka(folder.resolve("secrets"));
    broker = EmbeddedKafka.start(folder.resolve("kafka"), deployed.port(), deployed.settings());
    deployed.setUp();
    try (var admin = Admin.create(deployed.within());
        var producer = producer(deployed.within())) {
      admin
          .createTopics(
              KafkaRights.topics().stream()
                  .map(topic -> new NewTopic(topic, 1, (short) 1))
                  .toList())
          .all()
          .get();
      for (var topic : KafkaRights.topics()) {
        send(producer, topic);
      }
    }
  }

  @AfterAll
  void stop() {
    if (broker != null) {
      broker.close();
    }
  }

  static Stream<String> services() {
    return ServiceCanvas.ALL.stream().map(ServiceCanvas::service);
  }

  private static Producer<byte[], byte[]> producer(Map<String, Object> client, String... more) {
    var settings = new HashMap<>(client);
    settings.put("enable.idempotence", "true");
    settings.put("acks", "all");
    settings.put("max.block.ms", "10000");
    settings.put("request.timeout.ms", "5000");
    settings.put("delivery.timeout.ms", "10000");
    for (int i = 0; i < more.length; i += 2) {
      settings.put(more[i], more[i + 1]);
    }
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private static void send(Producer<byte[], byte[]> producer, String topic) throws Exception {
    producer.send(new ProducerRecord<>(topic, 0, null, new byte[1])).get(20, TimeUnit.SECONDS);
  }

  /** Whether it could be done; false when it was refused for want of a right. */
  private interface Attempt {
    void make(String topic) throws Exception;
  }

  private static TreeSet<String> allowed(Attempt attempt) throws Exception {
    var allowed = new TreeSet<String>();
    for (var topic : KafkaRights.topics()) {
      try {
        attempt.make(topic);
        allowed.add(topic);
      } catch (AuthorizationException e) {
        // That is what it would be.
        assertThat(e).isInstanceOf(TopicAuthorizationException.class);
      } catch (ExecutionException e) {
        assertThat(e).hasCauseInstanceOf(TopicAuthorizationException.class);
      }
    }
    return allowed;
  }

  private static List<String> rightsOf(String service, AclOperation operation) {
    return KafkaRights.topics().stream()
        .filter(topic -> KafkaRights.allow(service, operation, topic))
        .toList();
  }

  @Test
  void theScriptHasSaidToTheBrokerWhatFollowsFromTheCodeAndNothingElse() throws Exception {
    try (var admin = Admin.create(deployed.within())) {
      assertThat(admin.describeAcls(AclBindingFilter.ANY).values().get())
          .containsExactlyInAnyOrderElementsOf(
              KafkaRights.ALL.stream().flatMap(KafkaRights.Right::bindings).toList());
      assertThat(admin.describeUserScramCredentials().all().get().keySet())
          .containsExactlyInAnyOrderElementsOf(services().toList());
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  void aServiceWritesItsOwnTopicsAndNoOther(String service) throws Exception {
    try (var producer = producer(deployed.as(service))) {
      assertThat(allowed(topic -> send(producer, topic)))
          .isNotEmpty()
          .containsExactlyElementsOf(rightsOf(service, AclOperation.WRITE));
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  void aServiceReadsWhatItListensToAndNothingElse(String service) throws Exception {
    try (var consumer = consumer(service, groupOf(service))) {
      assertThat(
              allowed(
                  topic -> {
                    var partition = List.of(new TopicPartition(topic, 0));
                    consumer.assign(partition);
                    consumer.seekToBeginning(partition);
                    for (int i = 0; i < POLLS && consumer.poll(POLL).isEmpty(); i++) {
                      assertThat(i).as(topic).isLessThan(POLLS - 1);
                    }
                  }))
          .isNotEmpty()
          .containsExactlyElementsOf(rightsOf(service, AclOperation.READ));
    }
  }

  private KafkaConsumer<byte[], byte[]> consumer(String service, String group) {
    var settings = new HashMap<>(deployed.as(service));
    settings.put("group.id", group);
    settings.put("fetch.max.wait.ms", "20");
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private static String groupOf(String service) {
    return canvas(service).groups().findFirst().orElseThrow();
  }

  private static ServiceCanvas canvas(String service) {
    return ServiceCanvas.ALL.stream()
        .filter(each -> each.service().equals(service))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("services")
  void aServiceReadsInItsOwnGroupsAndInNoOther(String service) {
    var partition = new TopicPartition(Topics.PROJECTS_NAME, 0);
    for (var other : ServiceCanvas.ALL) {
      for (var group : other.groups().toList()) {
        try (var consumer = consumer(service, group)) {
          if (other.service().equals(service)) {
            assertThat(consumer.committed(Set.of(partition))).isNotNull();
          } else {
            assertThatThrownBy(() -> consumer.committed(Set.of(partition)))
                .as("%s in %s", service, group)
                .isInstanceOf(AuthorizationException.class);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  void kafkaStreamsTopicsAndTransactionsAreTheProjectionsAlone(String service) throws Exception {
    var changelog = "lotsen-projection-" + service + "-changelog";
    try (var admin = Admin.create(deployed.as(service));
        var producer =
            producer(deployed.as(service), "transactional.id", "lotsen-projection-" + service)) {
      var made = admin.createTopics(List.of(new NewTopic(changelog, 1, (short) 1))).all();
      if (canvas(service).runsStreams()) {
        made.get();
        producer.initTransactions();
        producer.beginTransaction();
        send(producer, changelog);
        producer.commitTransaction();
        admin.deleteTopics(List.of(changelog)).all().get();
      } else {
        assertThatThrownBy(made::get).hasCauseInstanceOf(TopicAuthorizationException.class);
        assertThatThrownBy(producer::initTransactions)
            .isInstanceOf(TransactionalIdAuthorizationException.class);
      }
    }
  }

  @Test
  void nobodyChangesRightsOrUsersOrWhatATopicKeeps() throws Exception {
    for (var service : services().toList()) {
      try (var admin = Admin.create(deployed.as(service))) {
        assertThatThrownBy(() -> admin.describeAcls(AclBindingFilter.ANY).values().get())
            .hasCauseInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> admin.describeUserScramCredentials().all().get())
            .hasCauseInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> admin.deleteTopics(List.of(Topics.CASES_NAME)).all().get())
            .hasCauseInstanceOf(AuthorizationException.class);
      }
    }
  }

  @Test
  void whoDoesNotShowWhoTheyAreIsNotLetIn() {
    var known = deployed.as("case-service");

    assertThatThrownBy(() -> ask(with(known, "security.protocol", "PLAINTEXT")))
        .hasCauseInstanceOf(TimeoutException.class);
    assertThatThrownBy(() -> ask(with(known, "security.protocol", "SSL")))
        .hasCauseInstanceOf(TimeoutException.class);
    assertThatThrownBy(
            () ->
                ask(
                    with(
                        known,
                        "sasl.jaas.config",
                        known
                            .get("sasl.jaas.config")
                            .toString()
                            .replace("password=\"", "password=\"0"))))
        .hasCauseInstanceOf(SaslAuthenticationException.class);
    assertThatThrownBy(
            () ->
                ask(
                    with(
                        known,
                        "sasl.jaas.config",
                        known
                            .get("sasl.jaas.config")
                            .toString()
                            .replace("case-service", "feed-service"))))
        .hasCauseInstanceOf(SaslAuthenticationException.class);
  }

  @Test
  void aBrokerThatTheAuthorityDoesNotKnowIsNotTrusted() {
    var trusting = new HashMap<>(deployed.as("case-service"));
    trusting.keySet().removeIf(setting -> setting.startsWith("ssl.truststore"));

    assertThatThrownBy(() -> ask(trusting)).hasCauseInstanceOf(SslAuthenticationException.class);
  }

  private static Map<String, Object> with(Map<String, Object> client, String name, String value) {
    var changed = new TreeMap<>(client);
    changed.put(name, value);
    return changed;
  }

  private static void ask(Map<String, Object> client) throws Exception {
    var patient = new HashMap<>(client);
    patient.put("request.timeout.ms", "3000");
    patient.put("default.api.timeout.ms", "3000");
    try (var admin = Admin.create(patient)) {
      admin.describeCluster().nodes().get();
    }
  }
}
