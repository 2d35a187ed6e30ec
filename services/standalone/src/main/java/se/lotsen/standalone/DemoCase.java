package se.lotsen.standalone;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** One invented advice case, run for as long as its days are in the past. */
final class DemoCase {
  private final DemoApi api;
  private final Random random;
  private final String path;
  private final LocalDate today;
  private LocalDate day;

  DemoCase(DemoApi api, Random random, String id, LocalDate opened, LocalDate today) {
    this.api = api;
    this.random = random;
    this.path = "/cases/" + id;
    this.day = opened;
    this.today = today;
  }

  void run() {
    if (!step("ANALYSE_NEEDS", 7)) {
      return;
    }
    if (random.nextInt(10) == 0) {
      withdraw("Klienten återkom inte");
      return;
    }
    if (!step("START_ADVISING", 14) || !sessions() || !step("START_FOLLOW_UP", 30)) {
      return;
    }
    outcome();
    if (random.nextInt(3) > 0) {
      step("COMPLETE", 60);
    }
  }

  private boolean sessions() {
    int sessions = 1 + random.nextInt(4);
    for (int i = 0; i < sessions; i++) {
      if (!later(21)) {
        return false;
      }
      api.post(
          path + "/sessions", Map.of("on", day.toString(), "hours", 0.5 * (1 + random.nextInt(8))));
      if (i == 0 && random.nextInt(4) == 0) {
        return step("WAIT_FOR_CLIENT", 5) && step("RESUME", 45);
      }
    }
    return true;
  }

  private void outcome() {
    boolean jobs = random.nextInt(2) == 0;
    var outcome = new LinkedHashMap<String, Object>();
    outcome.put("kind", jobs ? "NEW_JOBS" : "ADVICE_USED");
    outcome.put("on", day.toString());
    if (jobs) {
      outcome.put("jobs", Map.of("women", 0.5 * random.nextInt(4), "men", 0.5 * random.nextInt(4)));
    }
    api.post(path + "/outcomes", outcome);
  }

  private void withdraw(String reason) {
    if (later(30)) {
      api.post(
          path + "/transitions",
          Map.of("trigger", "WITHDRAW", "on", day.toString(), "reason", reason));
    }
  }

  private boolean step(String trigger, int within) {
    if (!later(within)) {
      return false;
    }
    api.post(path + "/transitions", Map.of("trigger", trigger, "on", day.toString()));
    return true;
  }

  /** Lets some days pass; false when that would be in the future. */
  private boolean later(int within) {
    day = day.plusDays(1 + random.nextInt(within));
    return !day.isAfter(today);
  }
}
