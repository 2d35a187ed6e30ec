package se.lotsen.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import se.lotsen.standalone.Api.Answer;

/**
 * Advisors who send command after command, at once, each under a key of its own, and note what was
 * answered. A command whose answer was lost is sent again, under the same key, before any other.
 */
final class Burst {
  private static final int MAX_COMMANDS_A_ROUND = 600;
  private static final int UNAVAILABLE = 503;
  private static final BigDecimal FULL_TIME = new BigDecimal("1.5");

  private final String project;
  private final List<Advisor> advisors;

  // What was answered 2xx; nothing else is known here.
  private final Set<String> contacts = ConcurrentHashMap.newKeySet();
  private final Set<String> sessions = ConcurrentHashMap.newKeySet();
  private final Set<String> advisedClients = ConcurrentHashMap.newKeySet();
  private final AtomicInteger jobsOutcomes = new AtomicInteger();
  private final AtomicInteger answered = new AtomicInteger();
  private final AtomicInteger turnedAway = new AtomicInteger();

  Burst(int advisors, String project) {
    this.project = project;
    this.advisors =
        IntStream.range(0, advisors).mapToObj(number -> new Advisor(number, project)).toList();
  }

  /** One command, and what its answer means. */
  private record Command(String path, String body, String key, Consumer<Answer> noted) {}

  /** Sends until the process that answers is gone, or until more is sent than it should bear. */
  void untilItDies(Api api) throws InterruptedException {
    inParallel(
        advisor -> {
          for (int sent = 0; sent < MAX_COMMANDS_A_ROUND; sent++) {
            advisor.send(api);
          }
        });
  }

  /**
   * Has each of them work on, and try again what was not answered or was told to come back, until
   * that is so and nothing is left open.
   */
  void insistUntil(Api api, BooleanSupplier over) {
    try {
      inParallel(
          advisor -> {
            do {
              await().pollInterval(Duration.ofMillis(250)).until(() -> advisor.insist(api));
            } while (!over.getAsBoolean());
          });
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** How often somebody was told to come back, or not answered. */
  int turnedAway() {
    return turnedAway.get();
  }

  /** Sends again what was not answered. */
  void sendLostAgain(Api api) throws InterruptedException {
    inParallel(
        advisor -> {
          if (advisor.open != null) {
            advisor.send(api);
          }
        });
    if (advisors.stream().anyMatch(advisor -> advisor.open != null)) {
      throw new AssertionError("A command was lost twice");
    }
  }

  /** What an advisor does, until an answer is lost. */
  private interface Work {
    void of(Advisor advisor) throws IOException;
  }

  private void inParallel(Work work) throws InterruptedException {
    try (var threads = Executors.newFixedThreadPool(advisors.size())) {
      var running =
          advisors.stream()
              .<Future<?>>map(
                  advisor ->
                      threads.submit(
                          () -> {
                            try {
                              work.of(advisor);
                            } catch (IOException lost) {
                              // the command stays open
                            }
                          }))
              .toList();
      for (var each : running) {
        each.get();
      }
    } catch (ExecutionException e) {
      throw new AssertionError("A command was refused", e.getCause());
    }
  }

  /** How many commands were answered so far. */
  int answered() {
    return answered.get();
  }

  /** All that was answered is there, once, and is counted, once; and nothing else is. */
  void assertThereOnce(Api api) {
    assertThat(api.all("/v1/contacts?project=" + project))
        .extracting(contact -> contact.get("id").asString())
        .containsExactlyInAnyOrderElementsOf(contacts);
    assertThat(api.all("/v1/cases?project=" + project))
        .flatExtracting(
            file ->
                api.all("/v1/cases/" + file.get("id").asString() + "/sessions").stream()
                    .map(session -> session.get("id").asString())
                    .toList())
        .containsExactlyInAnyOrderElementsOf(sessions);

    awaitValue(api, "contacts", BigDecimal.valueOf(contacts.size()));
    awaitValue(api, "companies-advised", BigDecimal.valueOf(advisedClients.size()));
    awaitValue(api, "new-jobs", FULL_TIME.multiply(BigDecimal.valueOf(jobsOutcomes.get())));
    await()
        .untilAsserted(
            () ->
                assertThat(api.get("/v1/indicators/projects/" + project + "/ledger").body().lines())
                    .hasSize(contacts.size() + sessions.size() + jobsOutcomes.get()));
    var reconciliation = new Desk(api).reconciliation(project);
    assertThat(reconciliation.get("agrees").asBoolean()).as("%s", reconciliation).isTrue();
  }

  private void awaitValue(Api api, String indicator, BigDecimal expected) {
    await()
        .untilAsserted(
            () ->
                assertThat(new Desk(api).value(project, indicator)).isEqualByComparingTo(expected));
  }

  /** Works through one client after the other. */
  private final class Advisor {
    private static final int COMMANDS_A_CLIENT = 8;

    private final int number;
    private final String project;
    private int done;
    private String client = "";
    private String caseId = "";
    private volatile Command open;

    Advisor(int number, String project) {
      this.number = number;
      this.project = project;
    }

    /** Whether it was answered other than that it should come back. */
    boolean insist(Api api) {
      try {
        var answer = ask(api);
        if (answer.status() != UNAVAILABLE) {
          note(answer);
          return true;
        }
      } catch (IOException lost) {
        // the command stays open
      }
      turnedAway.incrementAndGet();
      return false;
    }

    void send(Api api) throws IOException {
      note(ask(api));
    }

    private Answer ask(Api api) throws IOException {
      if (open == null) {
        open = next();
      }
      return api.sendOrLose("POST", open.path(), open.body(), "Idempotency-Key", open.key());
    }

    private void note(Answer answer) {
      var command = open;
      command.noted().accept(answer.ok());
      answered.incrementAndGet();
      done++;
      open = null;
    }

    private Command next() {
      var inCase = "/v1/cases/" + caseId;
      return switch (done % COMMANDS_A_CLIENT) {
        case 0 ->
            command(
                "/v1/clients",
                Desk.clientNamed("Kund %d av %d".formatted(done, number)),
                answer -> client = answer.text("id"));
        case 1 ->
            command(
                "/v1/contacts",
                Desk.contactOpeningCase(project, client),
                answer -> {
                  contacts.add(answer.text("id"));
                  caseId = answer.text("createdId");
                });
        case 2 -> command(inCase + "/transitions", stepOf("ANALYSE_NEEDS"), answer -> {});
        case 3 -> command(inCase + "/transitions", stepOf("START_ADVISING"), answer -> {});
        case 4, 6 ->
            command(
                inCase + "/sessions",
                "{\"on\": \"2009-05-04\", \"hours\": 1.5}",
                answer -> {
                  sessions.add(answer.text("createdId"));
                  advisedClients.add(client);
                });
        case 5 ->
            command("/v1/contacts", furtherContact(), answer -> contacts.add(answer.text("id")));
        default ->
            command(
                inCase + "/outcomes",
                Desk.jobsOf("2009-06-02", "1", "0.5"),
                answer -> jobsOutcomes.incrementAndGet());
      };
    }

    private Command command(String path, String body, Consumer<Answer> noted) {
      return new Command(path, body, "%s-%d-%d".formatted(project, number, done), noted);
    }

    private static String stepOf(String trigger) {
      return "{\"trigger\": \"%s\", \"on\": \"2009-04-01\"}".formatted(trigger);
    }

    private String furtherContact() {
      return """
      {"project": "%s", "client": "%s", "area": "advice", "on": "2009-05-02", "channel": "PHONE",
       "minutes": 10, "advisor": "anna", "joins": "%s"}"""
          .formatted(project, client, caseId);
    }
  }
}
