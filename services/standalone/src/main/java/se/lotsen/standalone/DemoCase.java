package se.lotsen.standalone;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** One invented case, run for as long as its days are in the past. */
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

  void advise() {
    if (!step("ANALYSE_NEEDS", 7)) {
      return;
    }
    if (random.nextInt(10) == 0) {
      giveUp("WITHDRAW", "Klienten återkom inte");
      return;
    }
    if (step("START_ADVISING", 14) && sessions() && step("START_FOLLOW_UP", 30)) {
      end(random.nextInt(2) == 0 ? "NEW_JOBS" : "ADVICE_USED");
    }
  }

  /**
   * @param company what the new company is registered with
   */
  void spinOff(Map<String, Object> company) {
    if (!step("SCREEN", 14) || !step("DEVELOP_CONCEPT", 60) || !step("PREPARE_START", 60)) {
      return;
    }
    var started = api.post("/clients", company).id();
    api.put(path + "/company", Map.of("client", started, "startsOn", day.toString()));
    if (step("START_COMPANY", 14) && step("START_FOLLOW_UP", 90)) {
      end("NEW_JOBS");
    }
  }

  void succeed() {
    if (!step("OPEN_DIALOGUE", 14)) {
      return;
    }
    if (random.nextInt(2) == 0) {
      giveUp("ABANDON", "Intresset var lågt");
      return;
    }
    if (!step("VALUE", 60) || !step("SEARCH_SUCCESSOR", 60) || !step("NEGOTIATE", 120)) {
      return;
    }
    api.put(
        path + "/succession",
        Map.of(
            "successor",
            random.nextInt(2) == 0 ? "FAMILY" : "EMPLOYEE",
            "transferOn",
            day.toString()));
    if (step("TRANSFER", 30) && step("START_FOLLOW_UP", 60)) {
      end("JOBS_RETAINED");
    }
  }

  private void end(String outcome) {
    record(outcome);
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

  private void record(String kind) {
    var outcome = new LinkedHashMap<String, Object>();
    outcome.put("kind", kind);
    outcome.put("on", day.toString());
    if (!kind.equals("ADVICE_USED")) {
      outcome.put("jobs", Map.of("women", 0.5 * random.nextInt(4), "men", 0.5 * random.nextInt(4)));
    }
    api.post(path + "/outcomes", outcome);
  }

  private void giveUp(String trigger, String reason) {
    if (later(30)) {
      api.post(
          path + "/transitions",
          Map.of("trigger", trigger, "on", day.toString(), "reason", reason));
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
