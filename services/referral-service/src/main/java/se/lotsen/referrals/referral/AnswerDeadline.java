package se.lotsen.referrals.referral;

import java.time.LocalDate;
import se.lotsen.kit.WorkingDays;

/**
 * By when a partner has to answer a referral.
 *
 * @param workingDays that it has for it, Swedish holidays not counted
 */
record AnswerDeadline(int workingDays) {
  /** What is entered long after it happened is answered from now on. */
  LocalDate answerBy(LocalDate sentOn, LocalDate today) {
    return WorkingDays.after(sentOn.isBefore(today) ? today : sentOn, workingDays);
  }

  /** The day itself still counts. */
  static boolean isOver(LocalDate answerBy, LocalDate on) {
    return on.isAfter(answerBy);
  }
}
