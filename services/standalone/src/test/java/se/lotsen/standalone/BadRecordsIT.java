package se.lotsen.standalone;

import static com.mongodb.client.model.Filters.eq;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Updates;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.data.mongodb.core.MongoTemplate;
import se.lotsen.model.event.Topics;
import tools.jackson.databind.JsonNode;

/** What should never be on the topic of cases, and is: the count goes on, and it can be mended. */
@ExtendWith(OneProcess.class)
class BadRecordsIT {

  private final Api api;
  private final Desk desk;
  private final MongoTemplate mongo;
  private final BrokerReader broker;
  private final KafkaProducer<byte[], byte[]> producer;

  BadRecordsIT(Standalone lotsen) {
    var address =
        lotsen.context().getEnvironment().getRequiredProperty("spring.kafka.bootstrap-servers");
    this.api = new Api(lotsen.port());
    this.desk = new Desk(api);
    this.mongo = lotsen.context().getBean(MongoTemplate.class);
    this.broker = new BrokerReader(address);
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", address),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  @AfterEach
  void close() {
    producer.close();
  }

  @Test
  void whatCannotBeReadIsPutAsideWithTheReasonAndTheRestGoesOn() {
    var project = desk.project("REC-BROKEN");
    var caseId = desk.caseInAdvising(project);
    desk.session(caseId, "2009-03-10", "1");
    awaitAdvised(project, 1);
    var good = newest(caseId);

    send(good, "not JSON".getBytes(UTF_8), good.headers().toArray());
    send(good, good.value());
    send(good, good.value(), without(good, "ce_sequence"));
    send(good, good.value(), with(good, "ce_sequence", "many"));
    send(good, good.value(), with(good, "ce_subject", "somebody-else"));
    send(good, good.value(), with(good, "ce_type", "se.lotsen.case.forgotten.v9"));
    advise(project);

    awaitAdvised(project, 2);
    await()
        .untilAsserted(
            () ->
                assertThat(lettersOf(project))
                    .anySatisfy(it -> assertThat(it).contains("JSON"))
                    .anySatisfy(it -> assertThat(it).startsWith("Not a CloudEvent"))
                    .anySatisfy(it -> assertThat(it).contains("ce_sequence is missing"))
                    .anySatisfy(it -> assertThat(it).contains("sequence is no number"))
                    .anySatisfy(it -> assertThat(it).contains("somebody-else")));
    assertThat(lettersOf(project)).noneMatch(reason -> reason.contains("forgotten"));
    assertAgrees(project);
  }

  @Test
  void whatCameTwiceOrTooEarlyIsNotCounted() {
    var project = desk.project("REC-TWICE");
    var caseId = desk.caseInAdvising(project);
    desk.session(caseId, "2009-03-10", "1");
    desk.jobs(caseId, "2009-06-10", "1", "0");
    await()
        .untilAsserted(() -> assertThat(desk.value(project, "new-jobs")).isEqualByComparingTo("1"));
    var jobs = newest(caseId);

    send(jobs, jobs.value(), jobs.headers().toArray());
    send(jobs, jobs.value(), with(jobs, "ce_sequence", "9"));
    advise(project);

    awaitAdvised(project, 2);
    assertThat(desk.value(project, "new-jobs")).isEqualByComparingTo("1");
    assertAgrees(project);
  }

  @Test
  void whatKafkaLostIsMendedByPublishingAgain() {
    var project = desk.project("REC-LOST");
    var caseId = desk.caseInAdvising(project);
    await().untilAsserted(() -> assertThat(publishedOf(caseId)).isEqualTo(3));

    // An event that is in the journal and that Kafka has lost.
    mongo.execute(
        "cases.cases_journal",
        all -> {
          var lost = Objects.requireNonNull(all.find(eq("_id", caseId + "/000000000003")).first());
          return all.insertOne(
              new Document(lost).append("_id", caseId + "/000000000004").append("sequence", 4L));
        });
    mongo.execute(
        "cases.cases",
        all ->
            all.updateOne(
                eq("_id", caseId),
                Updates.combine(Updates.inc("published", 1L), Updates.inc("length", 1L))));
    desk.session(caseId, "2009-03-10", "1");
    desk.jobs(caseId, "2009-06-10", "1", "0");
    advise(project);
    awaitAdvised(project, 1);
    assertThat(desk.value(project, "new-jobs")).as("after a gap").isEqualByComparingTo("0");

    var republished =
        api.post(
                "/actuator/republish",
                "{\"aggregate\": \"case\", \"id\": \"%s\"}".formatted(caseId))
            .ok();
    assertThat(republished.json().get("case").asInt()).isEqualTo(1);

    awaitAdvised(project, 2);
    await()
        .untilAsserted(() -> assertThat(desk.value(project, "new-jobs")).isEqualByComparingTo("1"));
    assertAgrees(project);
  }

  /** Advises one more client, after all that was sent before. */
  private void advise(String project) {
    desk.session(desk.caseInAdvising(project), "2009-04-10", "1");
  }

  private void awaitAdvised(String project, int clients) {
    await()
        .untilAsserted(
            () ->
                assertThat(desk.value(project, "companies-advised"))
                    .isEqualByComparingTo(Integer.toString(clients)));
  }

  private void assertAgrees(String project) {
    await()
        .untilAsserted(
            () ->
                assertThat(desk.reconciliation(project).get("agrees").asBoolean())
                    .as("%s", desk.reconciliation(project))
                    .isTrue());
  }

  private long publishedOf(String caseId) {
    var found = mongo.execute("cases.cases", all -> all.find(eq("_id", caseId)).first());
    return found.getLong("published");
  }

  /** The reasons why records of this project were put aside. */
  private List<String> lettersOf(String project) {
    return api.get("/actuator/deadletters/lotsen.projection")
        .ok()
        .json()
        .valueStream()
        .filter(letter -> letter.get("key").asString().equals(project))
        .filter(letter -> letter.get("originalTopic").asString().equals(Topics.CASES_NAME))
        .map(letter -> letter.get("reason"))
        .map(JsonNode::asString)
        .toList();
  }

  private ConsumerRecord<byte[], byte[]> newest(String caseId) {
    return broker.records(Set.of(Topics.CASES_NAME)).stream()
        .filter(record -> text(record, "ce_subject").equals(caseId))
        .toList()
        .getLast();
  }

  private static String text(ConsumerRecord<byte[], byte[]> record, String header) {
    var found = record.headers().lastHeader(header);
    return found == null ? "" : new String(found.value(), UTF_8);
  }

  private static Header[] without(ConsumerRecord<byte[], byte[]> record, String header) {
    return new RecordHeaders(record.headers()).remove(header).toArray();
  }

  private static Header[] with(ConsumerRecord<byte[], byte[]> record, String header, String value) {
    return new RecordHeaders(record.headers())
        .remove(header)
        .add(header, value.getBytes(UTF_8))
        .toArray();
  }

  /** To the place of another record, with what is given. */
  private void send(ConsumerRecord<byte[], byte[]> like, byte[] value, Header... headers) {
    try {
      producer
          .send(
              new ProducerRecord<>(
                  like.topic(), like.partition(), like.key(), value, new RecordHeaders(headers)))
          .get();
    } catch (ExecutionException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted", e);
    }
  }
}
