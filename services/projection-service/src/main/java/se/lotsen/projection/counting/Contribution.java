package se.lotsen.projection.counting;

import java.math.BigDecimal;
import java.time.LocalDate;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.indicator.LedgerEntry;

/**
 * An entry that stands and contributes to a count of distinct clients or participants. Of two on
 * the same day the one with the smaller id is earlier.
 */
public record Contribution(
    String entry, LocalDate on, Municipality municipality, AreaCode area, BigDecimal quantity)
    implements ContributionRecord, Comparable<Contribution> {

  static Contribution of(LedgerEntry entry) {
    return new Contribution(
        entry.id(), entry.on(), entry.municipality(), entry.area(), entry.quantity().total());
  }

  @Override
  public int compareTo(Contribution other) {
    int days = on.compareTo(other.on);
    return days == 0 ? entry.compareTo(other.entry) : days;
  }
}
