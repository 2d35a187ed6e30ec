package se.lotsen.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import se.lotsen.model.ClientId;
import se.lotsen.model.ContactId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.Channel;
import se.lotsen.model.code.Municipality;
import se.lotsen.projection.HaltingProjection.How;
import se.lotsen.projection.history.Command;
import se.lotsen.projection.history.Deliveries;
import se.lotsen.projection.history.History;
import se.lotsen.projection.history.Oracle;
import se.lotsen.projection.history.Place;
import se.lotsen.testkit.TestIssuer;

/**
 * What Kafka Streams up to 4.2.1 got wrong (KAFKA-20685): a process dies in the middle of a
 * transaction whose writes RocksDB has already put on the disk, and after the restart they stand
 * there although the transaction was aborted. Small write buffers, no cache and rare commits make
 * sure that they are on the disk.
 */
@Execution(ExecutionMode.CONCURRENT)
class KafkaStreamsCrashIT {
  private static final int CONTACTS = 6_000;
  private static final int COMMITTED = 3_000;

  /** What these write is many times what the buffers hold. */
  private static final int UNTIL_HALT = 3_500;

  private static final int MAX_SECONDS = 600;
  private static final Instant LONG_AGO = Instant.parse("2011-01-10T08:00:00Z");
  private static final Map<String, String> RARE_COMMITS =
      Map.of(
          "lotsen.projection.write-buffer-bytes", "65536",
          "lotsen.projection.cache-bytes", "0",
          "lotsen.projection.commit-when-behind", "60s");

  private final TestPlatform platform = new TestPlatform();

  @AfterEach
  void stop() {
    platform.close();
  }

  @Test
  void afterAHardCrashEveryEventIsCountedExactlyOnce() throws IOException, InterruptedException {
    var history = contacts();
    var events = Deliveries.interleaved(history.published(), 20685);
    platform.createTopics();
    platform.publish(Projects.planned("4K"));
    platform.publishAsOf(LONG_AGO, events.subList(0, COMMITTED));
    assertThat(run(How.CLOSE, COMMITTED)).isZero();
    platform.publishAsOf(LONG_AGO, events.subList(COMMITTED, events.size()));
    assertThat(run(How.HALT, UNTIL_HALT)).isEqualTo(HaltingProjection.HALTED);

    var projection = platform.start("1");

    TestPlatform.awaitCells(projection, Oracle.values(history), "4K", "DUR");
    assertThat(platform.valuesOnTheTopic()).isEqualTo(Oracle.values(history));
    // One entry for each contact, two for each correction.
    await()
        .untilAsserted(
            () ->
                assertThat(
                        projection.ledgerLines("4K").lines().count()
                            + projection.ledgerLines("DUR").lines().count())
                    .isEqualTo(CONTACTS + CONTACTS / 2 * 2));
    assertThat(
            projection.json("/v1/indicators/projects/4K/reconciliation").get("agrees").asBoolean())
        .isTrue();
  }

  private int run(How how, int after) throws IOException, InterruptedException {
    var settings = platform.settings("1");
    settings.putAll(RARE_COMMITS);
    var command = new ArrayList<String>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(HaltingProjection.class.getName(), how.name(), Integer.toString(after)));
    command.addAll(List.of(TestPlatform.arguments(settings)));
    command.addAll(TestIssuer.here().settings());
    var child = new ProcessBuilder(command).inheritIO().start();
    try {
      assertThat(child.waitFor(MAX_SECONDS, TimeUnit.SECONDS)).as("the child has ended").isTrue();
      return child.exitValue();
    } finally {
      child.destroyForcibly();
    }
  }

  /** Every second contact is corrected: another day, so that it is counted elsewhere. */
  private static History contacts() {
    var given = new ArrayList<History.Given>();
    for (int number = 0; number < CONTACTS; number++) {
      given.add(new History.Given(logged(number), LONG_AGO));
      if (number % 2 == 0) {
        given.add(new History.Given(corrected(number), LONG_AGO.plusSeconds(60)));
      }
    }
    return new History(given);
  }

  private static Command logged(int number) {
    return new Command.LogContact(
        contact(number),
        project(number),
        client(number),
        place(number),
        day(number),
        Channel.EMAIL);
  }

  private static Command corrected(int number) {
    return new Command.CorrectContact(
        contact(number),
        project(number),
        client(number),
        place(number),
        day(number).plusMonths(1),
        Channel.PHONE);
  }

  private static ContactId contact(int number) {
    return new ContactId("00000000-0001-7000-8000-%012d".formatted(number));
  }

  private static ProjectId project(int number) {
    return new ProjectId(number % 3 == 0 ? "DUR" : "4K");
  }

  private static ClientId client(int number) {
    return new ClientId("00000000-0000-7000-8000-%012d".formatted(number % 500));
  }

  private static Place place(int number) {
    return Place.of(Municipality.values()[number % 5], "advice");
  }

  private static LocalDate day(int number) {
    return LocalDate.of(2009, 1, 15).plusDays(number % 600);
  }
}
