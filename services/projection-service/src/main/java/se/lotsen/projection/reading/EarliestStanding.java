package se.lotsen.projection.reading;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.indicator.LedgerEntry;

/**
 * Finds the entry at which one client or participant is counted: the earliest of those that stand,
 * once they come to the minimum together; of two on the same day the one with the smaller id. It is
 * given the entries in their order, in which what takes an entry back follows it at once, so it
 * remembers two of them and no more.
 */
public final class EarliestStanding {
  private final @Nullable BigDecimal minimum;
  private BigDecimal total = BigDecimal.ZERO;
  private @Nullable LedgerEntry earliest;

  /** The last one, which the next may take back. */
  private @Nullable LedgerEntry open;

  public EarliestStanding(@Nullable BigDecimal minimum) {
    this.minimum = minimum;
  }

  public void add(LedgerEntry entry) {
    if (entry.reverses() == null) {
      settle();
      open = entry;
    } else if (open != null && open.id().equals(entry.reverses())) {
      open = null;
    }
  }

  private void settle() {
    if (open == null) {
      return;
    }
    total = total.add(open.quantity().total());
    if (earliest == null
        || (open.on().equals(earliest.on()) && open.id().compareTo(earliest.id()) < 0)) {
      earliest = open;
    }
    open = null;
  }

  /** Whether nothing that may still follow makes a difference: quantities are never negative. */
  public boolean isDecided() {
    return earliest != null && open != null && open.on().isAfter(earliest.on()) && reachesMinimum();
  }

  private boolean reachesMinimum() {
    return minimum == null || total.compareTo(minimum) >= 0;
  }

  /** To be asked when all entries were added, or when it is decided. */
  public Optional<LedgerEntry> counted() {
    if (!isDecided()) {
      settle();
    }
    return reachesMinimum() ? Optional.ofNullable(earliest) : Optional.empty();
  }
}
