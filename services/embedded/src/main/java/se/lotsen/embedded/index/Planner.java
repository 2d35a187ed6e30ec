package se.lotsen.embedded.index;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the plan that is expected to look at the fewest documents.
 *
 * @param <K> the indexes
 */
public final class Planner<K extends Keys> {
  /** A document that an index leads to costs as much as so many that lie side by side. */
  private static final double COST_OF_LOOKUP = 3;

  /** For each document that is sorted and then looked up again. */
  private static final double COST_OF_SORTING = 4;

  /** An index that leads to no more is taken without a look at the others. */
  private static final long FEW = 4;

  /** Of more stretches than this, so many are counted to estimate all. */
  private static final int SAMPLE = 40;

  private final List<K> indexes;
  private final long documents;

  /**
   * @param documents how many there are in all
   */
  public Planner(List<K> indexes, long documents) {
    this.indexes = indexes;
    this.documents = documents;
  }

  private record Usable<K>(K index, IndexRanges ranges, long keys) {}

  private record Priced<K extends Keys>(Plan<K> plan, double cost) {}

  /**
   * @param wanted so many of the first are asked for, 0 for all
   */
  public Plan<K> plan(Document filter, @Nullable Document sort, long wanted) {
    SortOrder order = SortOrder.of(sort);
    if (sort != null && sort.containsKey("$natural")) {
      return new Plan.Everything<>(
          sort.get("$natural") instanceof Number direction && direction.intValue() < 0, false);
    }
    List<Demands> ways = Demands.of(filter);
    List<Usable<K>> usable = new ArrayList<>();
    for (K index : indexes) {
      Usable<K> candidate = usable(index, ways);
      if (candidate != null && candidate.keys <= FEW) {
        return along(candidate, order, wanted, candidate.keys).plan;
      }
      if (candidate != null) {
        usable.add(candidate);
      }
    }
    long fewest =
        usable.stream()
            .mapToLong(Usable::keys)
            .reduce(documents, (one, other) -> Math.min(one, other));
    Priced<K> best = everything(order, wanted, fewest);
    for (Usable<K> candidate : usable) {
      Priced<K> along = along(candidate, order, wanted, fewest);
      if (along.cost < best.cost) {
        best = along;
      }
    }
    if (ways.size() > 1) {
      Priced<K> union = union(ways, order);
      if (union != null && union.cost < best.cost) {
        best = union;
      }
    }
    return best.plan;
  }

  /** How many match, if the keys alone tell. */
  public OptionalLong count(Document filter) {
    List<Demands> ways = Demands.of(filter);
    for (K index : indexes) {
      IndexRanges ranges = IndexRanges.of(index.pattern(), index.arrays(), ways);
      if (ranges != null && ranges.exact()) {
        return OptionalLong.of(ranges.stretches().stream().mapToLong(index::countIn).sum());
      }
    }
    return OptionalLong.empty();
  }

  private @Nullable Usable<K> usable(K index, List<Demands> ways) {
    IndexRanges ranges = IndexRanges.of(index.pattern(), index.arrays(), ways);
    return ranges == null ? null : new Usable<>(index, ranges, estimate(index, ranges.stretches()));
  }

  private long estimate(K index, List<Stretch> stretches) {
    int counted = Math.min(stretches.size(), SAMPLE);
    long keys = 0;
    for (int i = 0; i < counted; i++) {
      keys += index.countIn(stretches.get((int) ((long) i * stretches.size() / counted)));
    }
    return counted == 0 ? 0 : keys * stretches.size() / counted;
  }

  private Priced<K> everything(SortOrder order, long wanted, long fewest) {
    return new Priced<>(
        new Plan.Everything<>(false, !order.isAny()),
        order.isAny()
            ? expected(documents, wanted, fewest)
            : documents + costOfSorting(fewest, wanted));
  }

  private Priced<K> along(Usable<K> usable, SortOrder order, long wanted, long fewest) {
    IndexRanges ranges = usable.ranges;
    IndexRanges.Walk walk = ranges.walk(order);
    if (walk == null) {
      return new Priced<>(
          new Plan.Along<>(usable.index, ranges.walk(), !ranges.arrays(), true),
          COST_OF_LOOKUP * usable.keys + costOfSorting(fewest, wanted));
    }
    double looks =
        ranges.exact() && wanted > 0
            ? Math.min(wanted, usable.keys)
            : expected(usable.keys, wanted, fewest);
    return new Priced<>(
        new Plan.Along<>(usable.index, walk, !ranges.arrays(), false), COST_OF_LOOKUP * looks);
  }

  private static double costOfSorting(long matches, long wanted) {
    return COST_OF_SORTING * (wanted == 0 ? matches : Math.min(wanted, matches));
  }

  /** Matches are taken to be spread evenly, and to be as many as the best index says at most. */
  private static double expected(long candidates, long wanted, long matches) {
    return wanted == 0
        ? candidates
        : Math.min((double) candidates, (double) wanted * candidates / Math.max(1, matches));
  }

  private @Nullable Priced<K> union(List<Demands> ways, SortOrder order) {
    List<Plan.Along<K>> parts = new ArrayList<>();
    double cost = 0;
    for (Demands way : ways) {
      Usable<K> best = null;
      for (K index : indexes) {
        Usable<K> candidate = usable(index, List.of(way));
        if (candidate != null && (best == null || candidate.keys < best.keys)) {
          best = candidate;
        }
      }
      if (best == null) {
        return null;
      }
      cost += COST_OF_LOOKUP * best.keys;
      parts.add(
          new Plan.Along<>(best.index, best.ranges.walk(), !best.ranges.arrays(), !order.isAny()));
    }
    return new Priced<>(new Plan.Union<>(parts, !order.isAny()), cost);
  }
}
