package se.lotsen.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Lotsen is asked to end while it has its hands full. */
@Execution(ExecutionMode.CONCURRENT)
class StopIT {
  private static final Duration PATIENCE = Duration.ofSeconds(180);
  private static final Pattern LISTENS = Pattern.compile("http://localhost:(\\d+)/actuator/health");
  private static final String PROJECT = "STOP";
  private static final int TERMINATED = 143;
  private static final int DESKS = 4;
  private static final int ENOUGH = 200;

  @TempDir private Path folder;

  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final Set<Integer> refusals = ConcurrentHashMap.newKeySet();
  private final CopyOnWriteArrayList<String> wrong = new CopyOnWriteArrayList<>();
  private final AtomicInteger sent = new AtomicInteger();

  private Child start() {
    return Child.run(
        folder.resolve("said"),
        "384m",
        StandaloneApplication.class,
        "--server.port=0",
        "--lotsen.standalone.data=" + folder.resolve("data"));
  }

  private static Api apiOf(Child lotsen) {
    var port =
        await()
            .failFast(lotsen::mustBeAlive)
            .until(() -> LISTENS.matcher(lotsen.said()), matcher -> matcher.find())
            .group(1);
    return new Api(Integer.parseInt(port));
  }

  /** A client and, at once, a contact with it: the copy of the client is still on its way. */
  private void work(Api api) {
    try {
      while (true) {
        var number = sent.incrementAndGet();
        var client =
            noted(api.sendOrLose("POST", "/v1/clients", Desk.clientNamed("Kund " + number)));
        if (client != null) {
          var contact =
              noted(
                  api.sendOrLose("POST", "/v1/contacts", Desk.contactOpeningCase(PROJECT, client)));
          if (contact != null) {
            acknowledged.add(contact);
          }
        }
      }
    } catch (IOException gone) {
      // nobody listens any more
    }
  }

  private String noted(Api.Answer answer) {
    if (answer.status() / 100 == 2) {
      return answer.text("id");
    }
    refusals.add(answer.status());
    if (answer.status() != 503) {
      wrong.add(answer.status() + " " + answer.body());
    }
    return null;
  }

  @Test
  void whatWasAcknowledgedIsThereAndWhatCameTooLateWasToldToComeBack() throws InterruptedException {
    try (var lotsen = start();
        var desks = Executors.newFixedThreadPool(DESKS)) {
      var api = apiOf(lotsen);
      new Desk(api).project(PROJECT);
      for (int i = 0; i < DESKS; i++) {
        desks.execute(() -> work(api));
      }
      await().until(() -> acknowledged.size() >= ENOUGH);

      lotsen.terminate();

      assertThat(lotsen.awaitEnd(PATIENCE)).as(lotsen.said()).isEqualTo(TERMINATED);
    }
    assertThat(wrong).as("no command is refused for what is missing while stopping").isEmpty();
    assertThat(refusals).isSubsetOf(503);
    try (var again = start()) {
      var api = apiOf(again);
      var there = new TreeSet<String>();
      api.all("/v1/contacts?project=" + PROJECT)
          .forEach(contact -> there.add(contact.get("id").asString()));
      assertThat(there).containsAll(acknowledged);
    }
  }

  @Test
  void aStartThatIsCutOffSaysSoAndNothingElse() throws InterruptedException {
    try (var lotsen = start()) {
      await()
          .failFast(lotsen::mustBeAlive)
          .until(() -> Files.exists(folder.resolve("data").resolve("store.mv")));

      lotsen.terminate();

      assertThat(lotsen.awaitEnd(PATIENCE)).as(lotsen.said()).isEqualTo(TERMINATED);
      assertThat(lotsen.said()).contains("while it was starting").doesNotContain("\tat ");
    }
  }
}
