package se.lotsen.projection.course;

import java.time.Instant;
import java.util.Comparator;

/**
 * By how much one cell of a value became another.
 *
 * @param at the moment as {@link #nanos} has it
 */
record Step(long at, Cell cell, Amount amount) implements Comparable<Step> {
  private static final Comparator<Step> ORDER =
      Comparator.comparingLong(Step::at).thenComparing(Step::cell);

  private static final long NANOS = 1_000_000_000;

  /** By moment and cell; steps that are equal in both are one step. */
  @Override
  public int compareTo(Step other) {
    return ORDER.compare(this, other);
  }

  boolean isOfSameCellAndMoment(Step other) {
    return at == other.at && cell.equals(other.cell);
  }

  Step plus(Step other) {
    return new Step(at, cell, amount.plus(other.amount));
  }

  /** Nanoseconds since 1970: what sorts as moments do. The last are those of 1677 and 2262. */
  static long nanos(Instant moment) {
    try {
      return Math.addExact(Math.multiplyExact(moment.getEpochSecond(), NANOS), moment.getNano());
    } catch (ArithmeticException beyond) {
      return moment.isBefore(Instant.EPOCH) ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
  }
}
