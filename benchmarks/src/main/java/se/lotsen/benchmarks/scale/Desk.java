package se.lotsen.benchmarks.scale;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * Enters things of one project by hand, keeps count of them, and looks whether the values follow.
 */
final class Desk {
  static final String PROJECT = "4K";
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Wire wire;
  private final Set<String> advised = new HashSet<>();
  private int made;
  private int contacts;

  Desk(Wire wire) {
    this.wire = wire;
  }

  Wire wire() {
    return wire;
  }

  /** Somebody who has no organisation number, and so can be merged with anybody. */
  String client() {
    return wire.post(
            "/clients",
            "{\"kind\":\"PROSPECTIVE_ENTREPRENEUR\",\"name\":\"Jätte %d\",\"municipality\":\"2460\"}"
                .formatted(++made))
        .good()
        .get("id")
        .asString();
  }

  /** An advice case that has come to where sessions are logged; it has one. */
  String openCase(String client) {
    var id =
        wire.post(
                "/cases",
                """
                {"type":"ADVICE","project":"4K","client":"%s","area":"advice",
                 "on":"2009-01-07","advisor":"anna"}"""
                    .formatted(client))
            .good()
            .get("id")
            .asString();
    step(id, "ANALYSE_NEEDS");
    step(id, "START_ADVISING");
    logSession(id);
    advised.add(client);
    return id;
  }

  void step(String id, String trigger) {
    wire.post(
            "/cases/%s/transitions".formatted(id),
            "{\"trigger\":\"%s\",\"on\":\"2009-01-07\"}".formatted(trigger))
        .good();
  }

  /** The id of the session. */
  String logSession(String id) {
    return wire.post("/cases/%s/sessions".formatted(id), "{\"on\":\"2009-02-03\",\"hours\":1.5}")
        .good()
        .get("createdId")
        .asString();
  }

  void correctSession(String id, String session, int hours) {
    wire.put(
            "/cases/%s/sessions/%s".formatted(id, session),
            "{\"on\":\"2009-02-04\",\"hours\":%d}".formatted(hours))
        .good();
  }

  void merge(String client, String into) {
    wire.post("/clients/%s/merge".formatted(client), "{\"into\":\"%s\"}".formatted(into)).good();
    if (advised.remove(client)) {
      advised.add(into);
    }
  }

  /** Clients that an imported case is about. */
  void advised(String client) {
    advised.add(client);
  }

  /** How many clients have been advised in the project, as they were entered. */
  int clientsAdvised() {
    return advised.size();
  }

  /**
   * Logs a contact and waits until the project's number of contacts has it: nothing of the project
   * stands still.
   *
   * @return seconds until then
   */
  double passThrough(String client) {
    wire.post(
            "/contacts",
            """
            {"project":"4K","client":"%s","area":"advice","on":"2009-03-02","channel":"VISIT",
             "minutes":5,"advisor":"anna"}"""
                .formatted(client))
        .good();
    contacts++;
    return waitFor(Map.of("contacts", (double) contacts));
  }

  /**
   * Waits until the project's values are these.
   *
   * @throws IllegalStateException when they are not in five minutes
   * @return seconds until then
   */
  double waitFor(Map<String, Double> expected) {
    long begin = System.nanoTime();
    while (true) {
      var wrong = new StringBuilder();
      expected.forEach(
          (indicator, value) -> {
            double now = value(indicator);
            if (now != value) {
              wrong.append("%s is %s, not %s; ".formatted(indicator, now, value));
            }
          });
      double seconds = (System.nanoTime() - begin) / 1e9;
      if (wrong.isEmpty()) {
        return seconds;
      }
      if (seconds > PATIENCE.toSeconds()) {
        throw new IllegalStateException(wrong.toString());
      }
      LockSupport.parkNanos(20_000_000);
    }
  }

  /** The present value of an indicator of the project. */
  double value(String indicator) {
    return wire.get("/indicators/projects/%s/values?indicator=%s".formatted(PROJECT, indicator))
        .good()
        .get("indicators")
        .get(0)
        .get("quantity")
        .asDouble();
  }

  /** The indicator that counts every client, by the name that this version has for it. */
  String advisedIndicator() {
    return wire.get("/indicators/rules").good().toString().contains("\"clients-advised\"")
        ? "clients-advised"
        : "companies-advised";
  }

  /**
   * Waits until nothing is under way.
   *
   * @throws IllegalStateException when something still is in five minutes
   */
  void settle() {
    long begin = System.nanoTime();
    while (!CaughtUp.says(wire)) {
      if (System.nanoTime() - begin > PATIENCE.toNanos()) {
        throw new IllegalStateException("It does not catch up");
      }
      LockSupport.parkNanos(50_000_000);
    }
    LockSupport.parkNanos(300_000_000);
  }
}
