package se.lotsen.projection.stream;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import se.lotsen.projection.counting.Contribution;
import se.lotsen.projection.counting.ContributionRecord;
import se.lotsen.projection.counting.ContributionState;
import se.lotsen.projection.counting.Contributor;
import se.lotsen.projection.state.WriteBehindStore;

/** Contributions of a task: those of one contributor lie under it by day and entry. */
record KeptContributions(WriteBehindStore<ContributionRecord> store) implements ContributionState {
  private static final int DIGITS = 10;
  private static final long BEFORE_ALL_DAYS = 1L << 39;

  @Override
  public @Nullable Contributor contributor(String whose) {
    return store.get(whose) instanceof Contributor known ? known : null;
  }

  @Override
  public void put(String whose, @Nullable Contributor contributor) {
    store.put(whose, contributor);
  }

  @Override
  public void add(String whose, Contribution contribution) {
    store.add(key(whose, contribution), contribution);
  }

  @Override
  public boolean remove(String whose, Contribution contribution) {
    var key = key(whose, contribution);
    if (store.get(key) == null) {
      return false;
    }
    store.put(key, null);
    return true;
  }

  @Override
  public Optional<Contribution> earliest(String whose, Contribution after) {
    var earliest = new AtomicReference<@Nullable Contribution>();
    store.scan(
        whose + "|",
        key(whose, after),
        (key, kept) -> {
          earliest.set((Contribution) kept);
          return false;
        });
    return Optional.ofNullable(earliest.get());
  }

  /** Days as ten hexadecimal digits, so that they are in order also before the year 1970. */
  private static String key(String whose, Contribution contribution) {
    var day = Long.toHexString(contribution.on().toEpochDay() + BEFORE_ALL_DAYS);
    return whose + "|" + "0".repeat(DIGITS - day.length()) + day + "|" + contribution.entry();
  }
}
