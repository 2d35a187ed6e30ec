package se.lotsen.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.lotsen.model.event.Topics;
import se.lotsen.testkit.TestIssuer;

/** What others find on the broker: CloudEvents, and nothing about persons. */
@ExtendWith(OneProcess.class)
class CasesTopicIT {
  private static final String USER = "eva.personsson@example.se";
  private static final String NUMBER = "811218-9876";

  /** Each as it might be written somewhere; none is part of another word. */
  private static final List<String> PERSONAL =
      List.of(
          "Personsson",
          "Tvillingen",
          "Hustrun",
          "Banken",
          "Sjukskriven",
          "Uppsagd",
          "Dottern",
          "personsson",
          NUMBER,
          NUMBER.replace("-", ""),
          "070-1740605");

  private final Api api;
  private final Desk desk;
  private final BrokerReader broker;

  CasesTopicIT(Standalone lotsen) {
    this.api = new Api(lotsen.port());
    this.desk = new Desk(api);
    this.broker =
        new BrokerReader(
            lotsen
                .context()
                .getEnvironment()
                .getRequiredProperty("spring.kafka.bootstrap-servers"));
  }

  @Test
  void theTopicOfCasesIsOfCloudEvents() {
    var caseId = desk.caseInAdvising(desk.project("TOPIC-CE"));
    desk.session(caseId, "2009-03-10", "2.5");
    awaitEvents(caseId, 4);

    var session =
        eventsOf(caseId).stream()
            .filter(record -> header(record, "ce_type").contains("session-logged"))
            .findFirst()
            .orElseThrow();

    assertThat(new String(session.key(), UTF_8)).isEqualTo("TOPIC-CE");
    assertThat(header(session, "ce_specversion")).isEqualTo("1.0");
    assertThat(header(session, "ce_type")).isEqualTo("se.lotsen.case.session-logged.v1");
    assertThat(header(session, "ce_source")).isEqualTo("/case-service");
    assertThat(header(session, "ce_id")).isEqualTo(caseId + "/4");
    assertThat(header(session, "ce_sequence")).isEqualTo("4");
    assertThat(header(session, "ce_time")).isEqualTo("2009-03-10T00:00:00+01:00");
    assertThat(header(session, "ce_recordedtime")).endsWith("Z");
    assertThat(header(session, "ce_partitionkey")).isEqualTo("TOPIC-CE");
    assertThat(header(session, "content-type")).isEqualTo("application/json");
    assertThat(Api.JSON.readTree(session.value()).get("hours").decimalValue())
        .isEqualByComparingTo("2.5");
    assertThat(eventsOf(caseId))
        .extracting(record -> header(record, "ce_sequence"))
        .containsSubsequence("1", "2", "3", "4");
  }

  @Test
  void nothingPersonalIsOnAnyTopic() {
    var project = desk.project("TOPIC-GDPR");
    var caseId = enterPersonalThings(project);
    await()
        .untilAsserted(
            () -> assertThat(desk.value(project, "companies-advised")).isEqualByComparingTo("1"));
    awaitEvents(caseId, 6);

    var topics = broker.topics();
    assertThat(topics)
        .contains("__consumer_offsets", "__transaction_state")
        .anyMatch(topic -> topic.endsWith("-facts-changelog"));
    var everything = broker.records(topics);

    assertThat(everything).as("the scan finds what is there").anyMatch(it -> holds(it, caseId));
    for (var personal : PERSONAL) {
      assertThat(everything).filteredOn(record -> holds(record, personal)).as(personal).isEmpty();
    }
  }

  private String enterPersonalThings(String project) {
    var client =
        post(
                "/v1/clients",
                """
                {"kind": "COMPANY", "name": "Firma Eva Personsson", "orgNumber": "%s",
                 "legalForm": "SOLE_TRADER", "municipality": "2460"}"""
                    .formatted(NUMBER))
            .text("id");
    var contact =
        """
        {"project": "%s", "client": "%s", "area": "advice", "on": "2009-03-02", "channel": "VISIT",
         "minutes": 60, "advisor": "anna", "subject": "Tvillingen köper in sig",
         "notes": "Sjukskriven, nås på 070-1740605 eller eva@personsson.example",
         "nextStep": "Hustrun ringer", "opens": "ADVICE"}"""
            .formatted(project, client);
    var caseId = post("/v1/contacts", contact).text("createdId");
    step(caseId, "ANALYSE_NEEDS", "2009-03-03", "Dottern vill ta över");
    step(caseId, "START_ADVISING", "2009-03-04", "Banken sade nej");
    post(
        "/v1/cases/" + caseId + "/sessions",
        "{\"on\": \"2009-03-10\", \"hours\": 2, \"note\": \"Uppsagd i våras\"}");
    post(
        "/v1/cases/" + caseId + "/outcomes",
        "{\"kind\": \"ADVICE_USED\", \"on\": \"2009-04-10\", \"note\": \"Banken sade ja\"}");
    step(caseId, "WITHDRAW", "2009-05-01", "Eva Personsson orkar inte");
    return caseId;
  }

  private Api.Answer post(String path, String body) {
    return api.post(path, body, "Authorization", "Bearer " + TestIssuer.here().token(USER)).ok();
  }

  private void step(String caseId, String trigger, String on, String reason) {
    post("/v1/cases/" + caseId + "/transitions", Desk.stepOf(trigger, on, reason));
  }

  private void awaitEvents(String caseId, int events) {
    await().untilAsserted(() -> assertThat(eventsOf(caseId)).hasSizeGreaterThanOrEqualTo(events));
  }

  private List<ConsumerRecord<byte[], byte[]>> eventsOf(String caseId) {
    return broker.records(Set.of(Topics.CASES_NAME)).stream()
        .filter(record -> header(record, "ce_subject").equals(caseId))
        .toList();
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    var header = record.headers().lastHeader(name);
    return header == null ? "" : new String(header.value(), UTF_8);
  }

  private static boolean holds(ConsumerRecord<byte[], byte[]> record, String text) {
    if (holds(record.key(), text) || holds(record.value(), text)) {
      return true;
    }
    for (var header : record.headers()) {
      if (header.key().contains(text) || holds(header.value(), text)) {
        return true;
      }
    }
    return false;
  }

  private static boolean holds(byte[] bytes, String text) {
    return bytes != null && new String(bytes, UTF_8).contains(text);
  }
}
