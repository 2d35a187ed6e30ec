package se.lotsen.projection.counting;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where contributions to counts of distinct clients are kept: a store of the stream, or a map for
 * one question. {@code whose} names project, rule and client.
 */
public interface ContributionState {
  @Nullable Contributor contributor(String whose);

  /** Null forgets it. */
  void put(String whose, @Nullable Contributor contributor);

  /** Adds one that is not there. */
  void add(String whose, Contribution contribution);

  /** Removes one; false when it is not there. */
  boolean remove(String whose, Contribution contribution);

  /** The earliest of those that were added and not removed; all of them are later than this one. */
  Optional<Contribution> earliest(String whose, Contribution after);
}
