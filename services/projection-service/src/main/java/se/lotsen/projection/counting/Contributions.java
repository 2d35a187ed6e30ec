package se.lotsen.projection.counting;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.indicator.LedgerEntry;

/**
 * What one client or participant has contributed to one indicator of one project and has not been
 * taken back, earliest first.
 */
public record Contributions(List<Contribution> standing) {

  /** What stands after all of these entries, in whatever order they come. */
  public static Contributions of(List<LedgerEntry> entries) {
    var taken =
        entries.stream()
            .map(LedgerEntry::reverses)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    return new Contributions(
        entries.stream()
            .filter(entry -> entry.reverses() == null && !taken.contains(entry.id()))
            .map(Contribution::of)
            .sorted()
            .toList());
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
