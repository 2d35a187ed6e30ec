package se.lotsen.referrals.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import se.lotsen.kit.IdSource;
import se.lotsen.kit.messaging.ReplicaStore;
import se.lotsen.model.ClientId;
import se.lotsen.model.Period;
import se.lotsen.model.ProjectId;
import se.lotsen.model.Text;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.ClientKind;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.event.ClientEvent.ClientProfile;
import se.lotsen.model.event.ClientEvent.ClientRegistered;
import se.lotsen.model.event.ProjectEvent.ActivityArea;
import se.lotsen.model.event.ProjectEvent.ProjectActivated;
import se.lotsen.model.event.ProjectEvent.ProjectPlanned;
import se.lotsen.model.event.Topics;
import se.lotsen.referrals.ReferralsAlone;
import se.lotsen.testkit.Api;
import se.lotsen.testkit.EventRecord;
import se.lotsen.work.ProjectReplica;

/** A partner that does not answer is reminded once, and then waited for no longer. */
@ReferralsAlone
class DeadlineSweepIT {
  private static final ProjectId PROJECT = new ProjectId("SWEPT");
  private static final ClientId CLIENT = new ClientId(IdSource.of("swept"));
  private static final LocalDate MONDAY = LocalDate.of(2009, 3, 2);

  @Autowired private DeadlineSweep sweep;
  @Autowired private ReferralsAlone.SetClock clock;
  @Autowired private KafkaTemplate<String, byte[]> kafka;
  @Autowired private ReplicaStore<ProjectReplica> projects;
  @Autowired private MongoTemplate mongo;
  @Autowired private ListableBeanFactory beans;

  @Autowired
  @Qualifier("deadlines")
  private ThreadPoolTaskScheduler deadlines;

  @LocalServerPort private int port;
  private Api api;

  @BeforeEach
  void aProjectThatIsActive() throws Exception {
    api = new Api(port);
    clock.set(MONDAY);
    var text = new Text("Ord", "Words");
    var planned =
        new ProjectPlanned(
            PROJECT,
            MONDAY,
            text,
            new Period(MONDAY, MONDAY.plusYears(1)),
            text,
            List.of(Municipality.VINDELN),
            List.of(),
            List.of(new ActivityArea(new AreaCode("advice"), text, null)),
            List.of());
    send(EventRecord.of(Topics.PROJECTS, planned, 1));
    send(EventRecord.of(Topics.PROJECTS, new ProjectActivated(PROJECT, MONDAY), 2));
    var profile =
        new ClientProfile(
            ClientKind.PROSPECTIVE_ENTREPRENEUR, Municipality.VINDELN, null, null, null, null);
    send(EventRecord.of(Topics.CLIENTS, new ClientRegistered(CLIENT, MONDAY, profile), 1));
    await()
        .until(() -> projects.find(PROJECT.value()).filter(ProjectReplica::takesWork).isPresent());
  }

  @Test
  void remindsThreeWorkingDaysBeforeAndEndsTheWaitAfterTen() {
    var referral = sent();
    assertThat(api.get(referral).body().at("/asked/answerBy").asString()).isEqualTo("2009-03-16");

    sweepOn("2009-03-10");
    assertThat(api.get(referral).body().at("/asked").has("remindedOn")).isFalse();

    sweepOn("2009-03-11");
    assertThat(api.get(referral).body().at("/asked/remindedOn").asString()).isEqualTo("2009-03-11");

    sweepOn("2009-03-12");
    sweepOn("2009-03-16");
    assertThat(api.get(referral).text("state")).isEqualTo("REQUESTED");
    assertThat(api.get(referral).body().at("/asked/remindedOn").asString()).isEqualTo("2009-03-11");

    sweepOn("2009-03-17");
    assertThat(api.get(referral).text("state")).isEqualTo("EXPIRED");
    var version = api.get(referral).header("ETag");
    sweepOn("2009-03-18");
    assertThat(api.get(referral).header("ETag")).isEqualTo(version);
  }

  @Test
  void leavesThoseAloneThatWereAnswered() {
    var referral = sent();
    api.post(referral + "/transitions", "{\"trigger\": \"ACCEPT\"}");

    sweepOn("2009-04-01");

    assertThat(api.get(referral).text("state")).isEqualTo("ACCEPTED");
  }

  @Test
  void oneThatCannotBeHelpedHoldsNoOtherUp() {
    var broken = sent();
    var other = sent();
    mongo.updateFirst(
        query(where("_id").is(broken.substring(broken.lastIndexOf('/') + 1))),
        new Update().unset("recordedAt"),
        "referrals.referrals");

    sweepOn("2009-03-11");
    assertThat(api.get(other).body().at("/asked/remindedOn").asString()).isEqualTo("2009-03-11");
    assertThat(api.get(broken).body().at("/asked").has("remindedOn")).isFalse();

    sweepOn("2009-03-17");
    assertThat(api.get(other).text("state")).isEqualTo("EXPIRED");
    assertThat(api.get(broken).text("state")).isEqualTo("REQUESTED");
  }

  @Test
  void theSweepHasAThreadOfItsOwn() {
    assertThat(deadlines.getScheduledThreadPoolExecutor().getQueue()).hasSize(1);
    assertThat(beans.getBeansOfType(TaskScheduler.class)).hasSizeGreaterThan(1);
  }

  private void sweepOn(String day) {
    clock.set(LocalDate.parse(day));
    sweep.sweep();
  }

  private String sent() {
    var draft =
        api.post(
            "/v1/referrals",
            "{\"partner\": \"ENTREPRENORCENTRUM\", \"project\": \"SWEPT\", \"client\": \"%s\", \"area\": \"advice\"}"
                .formatted(CLIENT));
    assertThat(draft.status()).as(draft.toString()).isEqualTo(201);
    var referral = "/v1/referrals/" + draft.text("id");
    api.put(referral + "/consent", "{\"form\": \"ORAL\", \"shared\": [\"NAME\"]}");
    assertThat(api.post(referral + "/transitions", "{\"trigger\": \"SEND\"}").status())
        .isEqualTo(200);
    return referral;
  }

  private void send(EventRecord record) throws Exception {
    kafka.send(record.toRecord()).get(10, TimeUnit.SECONDS);
  }
}
