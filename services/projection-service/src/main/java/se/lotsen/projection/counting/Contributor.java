package se.lotsen.projection.counting;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A client or participant in one count of one project, while any of its entries stands.
 *
 * @param first where it is counted, if it is
 * @param others how many contributions there are beside the first, each in a record of its own
 * @param total what all of them come to
 */
public record Contributor(Contribution first, long others, BigDecimal total)
    implements ContributionRecord {

  /** After one of them was taken back. */
  Contributor less(Contribution nowFirst, Contribution gone) {
    return new Contributor(nowFirst, others - 1, total.subtract(gone.quantity()));
  }

  /** The entry at which it is counted; none while it does not come to the minimum. */
  Optional<Contribution> counted(@Nullable BigDecimal minimum) {
    return minimum != null && total.compareTo(minimum) < 0 ? Optional.empty() : Optional.of(first);
  }
}
