package se.lotsen.projection.counting;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.indicator.LedgerEntry;

/**
 * What one client or participant has contributed to one indicator of one project and has not been
 * taken back, earliest first.
 */
public record Contributions(List<Contribution> standing) {
  static final Contributions NONE = new Contributions(List.of());

  private static final Comparator<Contribution> EARLIEST_FIRST =
      Comparator.comparing(Contribution::on).thenComparing(Contribution::entry);

  /** One entry that stands. Of two on the same day the one with the smaller id is earlier. */
  public record Contribution(
      String entry, LocalDate on, Municipality municipality, AreaCode area, BigDecimal quantity) {}

  /** What stands after all of these entries, in whatever order they come. */
  public static Contributions of(List<LedgerEntry> entries) {
    var taken = entries.stream().map(LedgerEntry::reverses).filter(Objects::nonNull).toList();
    var standing = NONE;
    for (var entry : entries) {
      if (entry.reverses() == null && !taken.contains(entry.id())) {
        standing = standing.with(entry);
      }
    }
    return standing;
  }

  Contributions with(LedgerEntry entry) {
    var next = new ArrayList<>(standing);
    if (entry.reverses() != null) {
      next.removeIf(contribution -> contribution.entry().equals(entry.reverses()));
    } else {
      next.add(
          new Contribution(
              entry.id(),
              entry.on(),
              entry.municipality(),
              entry.area(),
              entry.quantity().total()));
      next.sort(EARLIEST_FIRST);
    }
    return new Contributions(next);
  }

  /** The entry at which the client is counted; none while it does not come to the minimum. */
  public Optional<Contribution> counted(@Nullable BigDecimal minimum) {
    if (minimum != null && total().compareTo(minimum) < 0) {
      return Optional.empty();
    }
    return standing.stream().findFirst();
  }

  private BigDecimal total() {
    return standing.stream().map(Contribution::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
