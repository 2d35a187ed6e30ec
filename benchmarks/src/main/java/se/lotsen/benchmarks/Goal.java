package se.lotsen.benchmarks;

/**
 * What was asked of a figure.
 *
 * @param must what it has to reach
 * @param excellent what would be more than good; below the first where less is better
 */
public record Goal(double must, double excellent, String unit) {
  private boolean isMost() {
    return excellent < must;
  }

  private boolean isReached(double value, double goal) {
    return isMost() ? value <= goal : value >= goal;
  }

  String words() {
    return "must %s, excellent %s".formatted(number(must), number(excellent));
  }

  String of(double value) {
    return "%s %s".formatted(number(value), unit).strip();
  }

  /** How far a figure came. */
  String verdict(double value) {
    if (isReached(value, excellent)) {
      return "excellent";
    }
    return isReached(value, must)
        ? "reached"
        : "SHORT, %s × of must".formatted(number(value / must));
  }

  /** With as many digits as say something. */
  static String number(double value) {
    double size = Math.abs(value);
    return (size >= 100 || value == Math.rint(value) ? "%,.0f" : size >= 10 ? "%,.1f" : "%,.2f")
        .formatted(value);
  }
}
