package se.lotsen.model;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A quantity split by sex as funders ask for it: women, men, not stated. Kept to two decimals (a
 * half-time job is 0.5); the parts may be negative only in a reversal.
 */
public record Breakdown(BigDecimal women, BigDecimal men, BigDecimal notStated) {
  public static final Breakdown NONE =
      new Breakdown(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

  public Breakdown {
    women = normal(women);
    men = normal(men);
    notStated = normal(notStated);
  }

  /** A quantity that nobody split. */
  public static Breakdown unsplit(BigDecimal quantity) {
    return new Breakdown(BigDecimal.ZERO, BigDecimal.ZERO, quantity);
  }

  public BigDecimal total() {
    return normal(women.add(men).add(notStated));
  }

  public Breakdown plus(Breakdown other) {
    return new Breakdown(
        women.add(other.women), men.add(other.men), notStated.add(other.notStated));
  }

  public Breakdown negated() {
    return new Breakdown(women.negate(), men.negate(), notStated.negate());
  }

  /** The one written form of a number: at most two decimals, no trailing zeros, no exponent. */
  public static BigDecimal normal(BigDecimal quantity) {
    var stripped = quantity.setScale(2, RoundingMode.UNNECESSARY).stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0, RoundingMode.UNNECESSARY) : stripped;
  }
}
