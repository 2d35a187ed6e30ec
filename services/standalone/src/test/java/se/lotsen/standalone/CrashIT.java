package se.lotsen.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.lotsen.kit.FailPoint;
import se.lotsen.testkit.Upload;

/**
 * Lotsen dies in the middle of work, at each of its fail points and once by a kill, and is started
 * again in the same folder. What had been answered is there, once, and is counted, once; nothing
 * else is. Each death adds to one history, and after each all of it is looked at. It is mostly
 * waited for starts, so that it runs beside the other tests.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
class CrashIT {
  private static final String PROJECT = "CRASH";

  @TempDir private static Path folder;

  @RegisterExtension
  static final TestExecutionExceptionHandler WHAT_THE_CHILD_SAID =
      (context, thrown) -> {
        thrown.addSuppressed(new AssertionError(ChildLotsen.read(folder.resolve("output"))));
        throw thrown;
      };

  private final Burst burst = new Burst(4, PROJECT);
  private ChildLotsen lotsen;

  @BeforeAll
  void start() {
    startAgain();
    new Desk(lotsen.api()).project(PROJECT);
  }

  private void startAgain() {
    lotsen = ChildLotsen.start(folder.resolve("data"), folder.resolve("output"));
  }

  @AfterAll
  void stop() {
    if (lotsen != null) {
      lotsen.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  @Execution(ExecutionMode.SAME_THREAD)
  void whatWasAnsweredIsThereOnceWhenItDiesAt(FailPoint point) throws InterruptedException {
    lotsen.haltAt(point, passOf(point));

    burst.untilItDies(lotsen.api());

    assertThat(lotsen.awaitEnd())
        .as("died at %s and of nothing else", point)
        .isEqualTo(HaltAtFailPoint.STATUS);
    startAgain();
    burst.sendLostAgain(lotsen.api());
    assertWhatWasAnsweredIsThereOnce();
  }

  @Test
  @Execution(ExecutionMode.SAME_THREAD)
  void anImportGoesOnWhereItWasWhenItIsKilled() throws InterruptedException {
    var project = new Desk(lotsen.api()).project("CRASH-IMPORT");
    var client = new Desk(lotsen.api()).client("Den som importeras");
    var rows = new StringBuilder("reference,project,client,area,on,channel,minutes,advisor\n");
    for (int row = 0; row < 4_000; row++) {
      rows.append(
          "r%d,%s,%s,%s,2009-03-02,VISIT,60,anna\n"
              .formatted(row, project, client, row % 100 == 7 ? "fishing" : "advice"));
    }
    var place =
        new Upload(lotsen.port())
            .send("contacts", "crm", rows.toString().getBytes(StandardCharsets.UTF_8))
            .headers()
            .firstValue("Location")
            .orElseThrow();
    await()
        .pollInterval(Duration.ofMillis(20))
        .until(() -> lotsen.api().get(place).json().path("done").asInt() >= 500);
    lotsen.kill();
    lotsen.awaitEnd();
    startAgain();

    await().until(() -> lotsen.api().get(place).ok().text("state").equals("DONE"));
    var job = lotsen.api().get(place).json();
    assertThat(job.get("done").asInt()).isEqualTo(4_000);
    assertThat(job.get("rejected").asInt()).isEqualTo(40);
    assertThat(job.get("imported").asInt() + job.get("unchanged").asInt()).isEqualTo(3_960);
    var desk = new Desk(lotsen.api());
    await().until(() -> desk.value(project, "contacts").intValueExact() >= 3_960);
    assertThat(desk.value(project, "contacts")).isEqualByComparingTo("3960");
    assertThat(desk.reconciliation(project).get("agrees").asBoolean()).isTrue();
  }

  @Test
  @Execution(ExecutionMode.SAME_THREAD)
  void whatWasAnsweredIsThereOnceWhenItIsKilled() throws InterruptedException {
    var enough = burst.answered() + 100;
    var killing =
        CompletableFuture.runAsync(
            () -> {
              await().until(() -> burst.answered() >= enough);
              lotsen.kill();
            });

    burst.untilItDies(lotsen.api());

    killing.join();
    lotsen.awaitEnd();
    startAgain();
    burst.sendLostAgain(lotsen.api());
    assertWhatWasAnsweredIsThereOnce();
  }

  /** Late enough for work to be in every stage. The relay and the sinks pass once a batch. */
  private static int passOf(FailPoint point) {
    return switch (point) {
      case COMMAND_LOADED, COMMAND_SAVED, PROJECTION_COUNTED -> 40;
      case RELAY_READ, RELAY_SENT, RELAY_MARKED -> 10;
      case LISTENER_RECEIVED -> 8;
      case LISTENER_APPLIED -> 4;
      case SINK_RECEIVED, SINK_WRITTEN -> 6;
    };
  }

  private void assertWhatWasAnsweredIsThereOnce() {
    burst.assertThereOnce(lotsen.api());
  }
}
