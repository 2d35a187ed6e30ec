package se.lotsen.model;

import java.math.BigDecimal;

/**
 * A quantity split by sex as funders ask for it: women, men, not stated. Kept to two decimals (a
 * half-time job is 0.5); the parts may be negative only in a reversal.
 */
public record Breakdown(BigDecimal women, BigDecimal men, BigDecimal notStated) {
  public static final Breakdown NONE =
      new Breakdown(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

  private static final int MAX_DIGITS = 12;

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

  /**
   * The one written form of a number: no trailing zeros, no exponent. Refused with {@link
   * IllegalArgumentException}: more than two decimals, or more than twelve digits before them.
   */
  public static BigDecimal normal(BigDecimal quantity) {
    if (quantity.scale() == 0 && quantity.precision() <= MAX_DIGITS) {
      return quantity;
    }
    var stripped = quantity.stripTrailingZeros();
    if (stripped.scale() > 2 || (long) stripped.precision() - stripped.scale() > MAX_DIGITS) {
      throw new IllegalArgumentException(
          "A quantity has at most two decimals and twelve digits before them, not " + quantity);
    }
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
