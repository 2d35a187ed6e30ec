package se.lotsen.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import se.lotsen.kit.Days;
import se.lotsen.kit.access.MandatesInForce;
import se.lotsen.model.event.Topics;
import se.lotsen.standalone.deploy.DeployedSecrets;
import se.lotsen.testkit.TestIssuer;
import tools.jackson.databind.JsonNode;

/**
 * What is acknowledged is counted once whatever of the eight processes goes away and comes back,
 * and what follows from a file in one service is there for the next file in another.
 *
 * <p>{@code -Dlotsen.away=PT5M} has the broker and the store be away for that long, too, which the
 * build does not wait for; {@code -Dlotsen.times=20} sends the files more often.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SixProcessesIT {
  private static final Duration PATIENCE = Duration.ofSeconds(600);
  private static final Duration AWAY = Duration.parse(System.getProperty("lotsen.away", "PT6S"));
  private static final int TIMES = Integer.getInteger("lotsen.times", 1);
  private static final String LONG = "-Dlotsen.away=PT5M says for how long";
  private static final int ADVISORS = 4;
  private static final int CLIENTS = 400;
  private static final int ENOUGH = 150;

  @TempDir private static Path folder;

  private SixProcesses six;
  private Api api;
  private Desk desk;

  @BeforeAll
  void start() {
    six = new SixProcesses(folder);
    api = six.api();
    desk = new Desk(api);
  }

  @AfterAll
  void stop() {
    if (six != null) {
      six.close();
    }
  }

  @Test
  void theFirstDayGoesThroughTheirPorts() throws Exception {
    six.enter4K();
    FirstDay.worksAsPrinted(six.address(), folder.resolve("first-day"));
  }

  @Test
  void whatWasAnsweredIsCountedOnceWhenTwoOfThemAreKilled() throws Exception {
    var burst = new Burst(ADVISORS, desk.project("SIX"));
    for (var service : List.of("case-service", "projection-service")) {
      whileAtWork(
          burst,
          () -> {
            six.kill(service);
            six.start(service);
          });
    }

    six.awaitCaughtUp();
    burst.assertThereOnce(api);
  }

  @Test
  void casesFindTheClientsThatAnotherServiceHasJustImported() {
    for (int time = 0; time < TIMES; time++) {
      var project = desk.project("FILES-" + time);
      var clients = new StringBuilder("reference,kind,name,municipality\n");
      var cases = new StringBuilder("case,type,client,project,area,advisor,entry,on\n");
      for (int i = 0; i < CLIENTS; i++) {
        clients.append("k%d-%d,PROSPECTIVE_ENTREPRENEUR,Kund %d,2460\n".formatted(time, i, i));
        cases.append(
            "c%d-%d,ADVICE,k%d-%d,%s,advice,anna,OPENED,2009-03-02\n"
                .formatted(time, i, time, i, project));
      }

      imported("registry-service", "clients", clients);
      imported("case-service", "cases", cases);

      assertThat(api.all("/v1/cases?project=" + project)).hasSize(CLIENTS);
    }
  }

  private void imported(String service, String kind, CharSequence rows) {
    var upload = six.upload(service);
    var direct = six.api(service);
    HttpResponse<String> sent =
        upload.send(kind, "old", rows.toString().getBytes(StandardCharsets.UTF_8));
    var place = sent.headers().firstValue("Location").orElseThrow(() -> refused(sent));
    await()
        .pollInterval(Duration.ofMillis(20))
        .until(() -> direct.get(place).ok().text("state").equals("DONE"));
    JsonNode job = direct.get(place).json();
    assertThat(job.get("rejected").asInt()).as("%s", job).isZero();
    assertThat(job.get("imported").asInt()).isEqualTo(CLIENTS);
  }

  private static AssertionError refused(HttpResponse<String> answer) {
    return new AssertionError(answer.body());
  }

  @Test
  void aMandateOfTheRegistryIsGoodInAllServices() {
    var project = desk.project("SIX-MANDATE");
    var theCase = "/v1/cases/" + desk.caseInAdvising(project);
    var values = "/v1/indicators/projects/" + project + "/values";
    await().until(() -> api.get(values).status() == 200);
    var mandate =
        api.post(
                "/v1/mandates",
                "{\"to\": \"berit.six\", \"lastDay\": \"%s\", \"reason\": \"Semester\"}"
                    .formatted(LocalDate.now(Days.ZONE)),
                advisor("anna.six", "2460", project))
            .ok()
            .text("id");

    for (var path : List.of(theCase, values)) {
      assertThat(api.get(path, advisor("berit.six", "2404", "OTHER")).status()).isEqualTo(404);
      var standingIn = advisor("berit.six", "2404", "OTHER", MandatesInForce.HEADER, mandate);
      assertThat(api.get(path, standingIn).status()).as(path).isEqualTo(200);
    }
  }

  private static String[] advisor(String who, String municipality, String project, String... more) {
    var token =
        TestIssuer.here()
            .token(
                who,
                claims ->
                    claims
                        .claim("roles", List.of("advisor"))
                        .claim("municipalities", List.of(municipality))
                        .claim("projects", List.of(project)));
    return Stream.concat(Stream.of("Authorization", "Bearer " + token), Stream.of(more))
        .toArray(String[]::new);
  }

  @Test
  void anExtractOfTheRegistryHasWhatIsHeldInAllServices() {
    var project = desk.project("SIX-EXTRACT");
    var client =
        api.post(
                "/v1/clients",
                """
                {"kind": "PROSPECTIVE_ENTREPRENEUR", "name": "Xenia Sexprocess",
                 "municipality": "2460"}""")
            .ok()
            .text("id");
    var caseId = desk.openCase(project, client);

    var registry = six.api("registry-service");
    var extract = registry.post("/v1/privacy/extract", "{\"words\": [\"Xenia Sexprocess\"]}").ok();
    assertThat(extract.json().get("items").valueStream())
        .extracting(item -> item.get("id").asString())
        .contains(client, caseId);
  }

  /** Whoever takes the registry's place is not asked, and so does not get anybody's token. */
  @Test
  void aServiceWithAForeignCertificateIsNotBelieved() throws Exception {
    var project = desk.project("SIX-STRANGER");
    desk.openCase(project, desk.client("Ylva Sexprocess"));
    var cases = "/v1/cases?project=" + project;
    await().until(() -> api.get(cases).ok().body().contains("Ylva Sexprocess"));

    six.kill("registry-service");
    six.startStranger("registry-service", new DeployedSecrets(folder.resolve("strangers")));
    try {
      await()
          .until(
              () -> {
                assertThat(api.get(cases).ok().body()).doesNotContain("Ylva Sexprocess");
                return six.said("case-service").contains("PKIX path");
              });
    } finally {
      six.kill("registry-service");
      six.start("registry-service");
    }
    six.awaitUp("registry-service");
    await().until(() -> api.get(cases).ok().body().contains("Ylva Sexprocess"));
  }

  /** What the image looks after itself with. */
  @Test
  void theHealthCheckAsksOverTls() throws Exception {
    var others = new DeployedSecrets(folder.resolve("others"));

    assertThat(healthCheck("case-service", folder.resolve("secrets"))).isZero();
    assertThat(healthCheck("case-service", others.folder())).isNotZero();
  }

  private int healthCheck(String service, Path trusted) throws Exception {
    var script =
        new ProcessBuilder(
            "bash",
            Path.of("..", "..", "deploy", "healthcheck.sh").toString(),
            "/actuator/health/readiness");
    script.environment().put("SERVER_PORT", Integer.toString(six.portOf(service)));
    script.environment().put("SERVER_SSL_BUNDLE", "own");
    script.environment().put("AUTHORITY", trusted.resolve("authority.pem").toString());
    return script.start().waitFor();
  }

  @Test
  void anchorsOfEachServiceAreTold() {
    for (var service :
        List.of("registry-service", "case-service", "referral-service", "activity-service")) {
      var one = six.api(service);
      one.post("/actuator/audit", "{}").ok();
      var verdict = one.get("/actuator/audit").ok().json();
      assertThat(verdict.get("intact").asBoolean()).as("%s: %s", service, verdict).isTrue();
    }
  }

  /** Nobody else may write there, and the registry has no dead letters of this topic itself. */
  @Test
  void aDeadLetterIsSentRoundAgainByTheServiceThatWritesItsTopic() throws Exception {
    var group = "/actuator/deadletters/case-service.replicas";
    var cases = six.api("case-service");
    var registry = six.api("registry-service");
    six.tell(Topics.CLIENTS_NAME, "no event");
    await().until(() -> cases.get(group).ok().json().size() == 1);

    assertThat(cases.get(group).json().get(0).get("writer").asString())
        .isEqualTo("registry-service");
    assertThat(cases.post(group, "{}").ok().json().get("replayed").asInt()).isZero();
    assertThat(registry.post(group, "{}").ok().json().get("replayed").asInt()).isOne();

    await().until(() -> cases.get(group).ok().json().size() == 2);
    assertThat(cases.get(group).json().get(1).get("replayed").asBoolean()).isTrue();
    assertThat(cases.get(group).json().get(0).get("replayed").asBoolean()).isFalse();
  }

  @Test
  @EnabledIfSystemProperty(named = "lotsen.away", matches = "PT.+", disabledReason = LONG)
  void whileTheStoreIsAwayUsersComeBackAndNothingIsLost() throws Exception {
    var letters = six.deadLetters();
    var burst = new Burst(ADVISORS, desk.project("STORE-AWAY"));
    whileAtWork(
        burst,
        () -> away(Backend.Part.STORE, "store", () -> await().until(this::isToldToComeBack)));

    six.awaitCaughtUp();
    burst.assertThereOnce(api);
    assertThat(six.deadLetters()).isEqualTo(letters);
  }

  private boolean isToldToComeBack() {
    try {
      return api.sendOrLose("POST", "/v1/clients", Desk.clientNamed("Kund i otid")).status() == 503;
    } catch (IOException tooSlow) {
      return false;
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "lotsen.away", matches = "PT.+", disabledReason = LONG)
  void whileKafkaIsAwayWorkGoesOnAndNothingIsLost() throws Exception {
    var letters = six.deadLetters();
    var project = desk.project("KAFKA-AWAY");
    var open = desk.caseInAdvising(project);
    var sessions = new AtomicInteger();
    var burst = new Burst(ADVISORS, desk.project("KAFKA-AWAY-TOO"));
    Runnable meanwhile =
        () -> {
          six.api("case-service").post("/actuator/republish", "{}").ok();
          for (int i = 0; i < 100; i++) {
            desk.session(open, "2009-05-04", "0.5");
            sessions.incrementAndGet();
          }
        };
    whileAtWork(burst, () -> away(Backend.Part.BROKER, "kafka", meanwhile));

    six.awaitCaughtUp();
    burst.assertThereOnce(api);
    assertThat(api.all("/v1/cases/" + open + "/sessions")).hasSize(sessions.get());
    assertThat(desk.reconciliation(project).get("agrees").asBoolean()).isTrue();
    assertThat(six.deadLetters()).isEqualTo(letters);
  }

  /** Kills it, sees that all of them say so, and starts it again after a while. */
  private void away(Backend.Part part, String name, Runnable meanwhile)
      throws InterruptedException {
    six.kill(part);
    long since = System.nanoTime();
    try {
      six.awaitDown(name);
      meanwhile.run();
      await().atMost(AWAY.plus(PATIENCE)).until(() -> System.nanoTime() - since >= AWAY.toNanos());
    } finally {
      six.start(part);
    }
  }

  /** What happens in the middle of work. */
  private interface Trouble {
    void happen() throws InterruptedException;
  }

  /**
   * Advisors work before a trouble and insist on what it left unanswered, and work on when all is
   * well again. New work is not begun meanwhile: it would keep what starts again from starting.
   */
  private void whileAtWork(Burst burst, Trouble trouble) throws Exception {
    var over = new AtomicBoolean();
    var begun = burst.answered() + ENOUGH;
    try (var advisors = Executors.newSingleThreadExecutor()) {
      var work = advisors.submit(() -> burst.insistUntil(api, over::get));
      try {
        await().until(() -> burst.answered() >= begun || work.isDone());
        trouble.happen();
      } finally {
        over.set(true);
      }
      work.get();
    }
    six.awaitUp();
    var enough = burst.answered() + ENOUGH;
    burst.insistUntil(api, () -> burst.answered() >= enough);
  }
}
