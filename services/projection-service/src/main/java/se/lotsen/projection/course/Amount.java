package se.lotsen.projection.course;

import java.math.BigDecimal;
import se.lotsen.model.Breakdown;

/** A breakdown in whole hundredths, which is as fine as quantities are. */
record Amount(long women, long men, long notStated) {
  static final Amount NONE = new Amount(0, 0, 0);

  /** One client, participant or entry. */
  static final Amount ONE = new Amount(0, 0, 100);

  private static final int DECIMALS = 2;

  static Amount of(Breakdown quantity) {
    return new Amount(
        hundredths(quantity.women()), hundredths(quantity.men()), hundredths(quantity.notStated()));
  }

  static long hundredths(BigDecimal quantity) {
    return quantity.movePointRight(DECIMALS).longValueExact();
  }

  static BigDecimal decimal(long hundredths) {
    return BigDecimal.valueOf(hundredths, DECIMALS);
  }

  Amount plus(Amount other) {
    return new Amount(
        Math.addExact(women, other.women),
        Math.addExact(men, other.men),
        Math.addExact(notStated, other.notStated));
  }

  Amount negated() {
    return new Amount(-women, -men, -notStated);
  }

  boolean isNone() {
    return women == 0 && men == 0 && notStated == 0;
  }

  Breakdown breakdown() {
    return new Breakdown(decimal(women), decimal(men), decimal(notStated));
  }
}
