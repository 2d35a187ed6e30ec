package se.lotsen.standalone;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Random;
import se.lotsen.client.model.CaseTransition;
import se.lotsen.client.model.ClientDetails;
import se.lotsen.client.model.CompanyDetails;
import se.lotsen.client.model.Jobs;
import se.lotsen.client.model.OutcomeDetails;
import se.lotsen.client.model.OutcomeDetails.KindEnum;
import se.lotsen.client.model.SessionDetails;
import se.lotsen.client.model.SuccessionDetails;
import se.lotsen.client.model.SuccessionDetails.SuccessorEnum;

/** One invented case, run for as long as its days are in the past. */
final class DemoCase {
  private final DemoApi api;
  private final Random random;
  private final String id;
  private final LocalDate today;
  private LocalDate day;

  DemoCase(DemoApi api, Random random, String id, LocalDate opened, LocalDate today) {
    this.api = api;
    this.random = random;
    this.id = id;
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
      end(random.nextInt(2) == 0 ? KindEnum.NEW_JOBS : KindEnum.ADVICE_USED);
    }
  }

  /**
   * @param company what the new company is registered with
   */
  void spinOff(ClientDetails company) {
    if (!step("SCREEN", 14) || !step("DEVELOP_CONCEPT", 60) || !step("PREPARE_START", 60)) {
      return;
    }
    var started = api.registerClient(company);
    api.recordCompany(id, new CompanyDetails().client(started).startsOn(day));
    if (step("START_COMPANY", 14) && step("START_FOLLOW_UP", 90)) {
      end(KindEnum.NEW_JOBS);
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
    api.recordSuccession(
        id,
        new SuccessionDetails()
            .successor(random.nextInt(2) == 0 ? SuccessorEnum.FAMILY : SuccessorEnum.EMPLOYEE)
            .transferOn(day));
    if (step("TRANSFER", 30) && step("START_FOLLOW_UP", 60)) {
      end(KindEnum.JOBS_RETAINED);
    }
  }

  private void end(KindEnum outcome) {
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
      api.logSession(id, new SessionDetails().on(day).hours(halves(1 + random.nextInt(8))));
      if (i == 0 && random.nextInt(4) == 0) {
        return step("WAIT_FOR_CLIENT", 5) && step("RESUME", 45);
      }
    }
    return true;
  }

  private void record(KindEnum kind) {
    var outcome = new OutcomeDetails().kind(kind).on(day);
    if (kind != KindEnum.ADVICE_USED) {
      outcome.jobs(new Jobs().women(halves(random.nextInt(4))).men(halves(random.nextInt(4))));
    }
    api.recordOutcome(id, outcome);
  }

  private static BigDecimal halves(int number) {
    return BigDecimal.valueOf(0.5 * number);
  }

  private void giveUp(String trigger, String reason) {
    if (later(30)) {
      api.takeStep(id, new CaseTransition().trigger(trigger).on(day).reason(reason));
    }
  }

  private boolean step(String trigger, int within) {
    if (!later(within)) {
      return false;
    }
    api.takeStep(id, new CaseTransition().trigger(trigger).on(day));
    return true;
  }

  /** Lets some days pass; false when that would be in the future. */
  private boolean later(int within) {
    day = day.plusDays(1 + random.nextInt(within));
    return !day.isAfter(today);
  }
}
