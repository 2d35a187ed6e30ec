package se.lotsen.projection.counting;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Contributions for one question: they take as much memory as there are. */
public final class ContributionsInMemory implements ContributionState {
  private final Map<String, Contributor> contributors = new HashMap<>();
  private final Map<String, TreeSet<Contribution>> others = new HashMap<>();

  @Override
  public @Nullable Contributor contributor(String whose) {
    return contributors.get(whose);
  }

  @Override
  public void put(String whose, @Nullable Contributor contributor) {
    if (contributor == null) {
      contributors.remove(whose);
    } else {
      contributors.put(whose, contributor);
    }
  }

  @Override
  public void add(String whose, Contribution contribution) {
    others.computeIfAbsent(whose, first -> new TreeSet<>()).add(contribution);
  }

  @Override
  public boolean remove(String whose, Contribution contribution) {
    var ofOne = others.get(whose);
    if (ofOne == null || !ofOne.remove(contribution)) {
      return false;
    }
    if (ofOne.isEmpty()) {
      others.remove(whose);
    }
    return true;
  }

  @Override
  public Optional<Contribution> earliest(String whose, Contribution after) {
    return Optional.ofNullable(others.get(whose)).map(TreeSet::getFirst);
  }
}
