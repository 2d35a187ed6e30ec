package se.lotsen.embedded;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import se.lotsen.embedded.index.KeyPattern;
import se.lotsen.embedded.index.Plan;
import se.lotsen.embedded.index.SortOrder;

/**
 * What is asked of one collection.
 *
 * @param skip so many of the first matches are left out
 * @param limit so many are returned at most, 0 for all
 */
record Search(Document filter, @Nullable Document sort, long skip, long limit) {
  /** Sorting more than this is refused, as MongoDB does; an index in that order has no bound. */
  private static final long MAX_BYTES_SORTED = 64L * 1024 * 1024;

  /** What a key in memory takes beside its bytes. */
  private static final int BYTES_PER_KEY = 56;

  static Search all(Document filter) {
    return new Search(filter, null, 0, 0);
  }

  /**
   * Where the candidates are, those that were sorted being the matches themselves.
   *
   * @param fixed whether the answer may not depend on changes made while it is read, as when the
   *     matches are changed one by one
   */
  Positions positions(Snapshot snapshot, Statistics.Counters counters, boolean fixed) {
    Plan<StoreIndex> plan = snapshot.planner().plan(filter, sort, limit == 0 ? 0 : skip + limit);
    if (plan instanceof Plan.Everything && !filter.isEmpty()) {
      counters.scans.increment();
    }
    Positions candidates = candidates(plan, snapshot, fixed);
    return plan.mustSort() ? sorted(candidates, snapshot, counters) : candidates;
  }

  private static Positions candidates(Plan<StoreIndex> plan, Snapshot snapshot, boolean fixed) {
    return switch (plan) {
      case Plan.Everything<StoreIndex> all -> Positions.all(all.newestFirst());
      case Plan.Along<StoreIndex> along -> {
        IndexWalk walk = new IndexWalk(along.index(), along.walk());
        if (!along.eachOnce()) {
          yield Positions.of(drained(walk, snapshot).sorted().distinct().toArray());
        }
        yield fixed ? Positions.of(drained(walk, snapshot).toArray()) : walk;
      }
      case Plan.Union<StoreIndex> union -> {
        List<Positions> walks = new ArrayList<>();
        union.parts().forEach(part -> walks.add(new IndexWalk(part.index(), part.walk())));
        Positions one = new Positions.Concatenated(walks);
        yield Positions.of(drained(one, snapshot).sorted().distinct().toArray());
      }
    };
  }

  private static LongStream drained(Positions positions, Snapshot snapshot) {
    positions.resume(snapshot);
    return LongStream.generate(positions::next).takeWhile(position -> position != Positions.END);
  }

  private static final class SortKey implements Comparable<SortKey> {
    private final byte[] bytes;
    private final long position;

    SortKey(byte[] bytes, long position) {
      this.bytes = bytes;
      this.position = position;
    }

    @Override
    public int compareTo(SortKey other) {
      int byBytes = Arrays.compareUnsigned(bytes, other.bytes);
      return byBytes != 0 ? byBytes : Long.compare(position, other.position);
    }
  }

  private Positions sorted(Positions candidates, Snapshot snapshot, Statistics.Counters counters) {
    SortOrder order = SortOrder.of(sort);
    DocumentFilter matcher = new DocumentFilter(filter);
    Set<String> sortFields = new HashSet<>();
    for (KeyPattern.Field field : order.fields()) {
      sortFields.add(field.name().split("\\.", 2)[0]);
    }
    long most = limit == 0 ? Long.MAX_VALUE : skip + limit;
    PriorityQueue<SortKey> first = new PriorityQueue<>((one, other) -> other.compareTo(one));
    long bytes = 0;
    candidates.resume(snapshot);
    long position;
    while ((position = candidates.next()) != Positions.END) {
      byte[] atHand = candidates.document();
      byte[] stored = atHand == null ? snapshot.get(position) : atHand;
      if (stored == null) {
        continue;
      }
      counters.examined.increment();
      Document document = matcher.read(stored, sortFields);
      if (!matcher.matches(document)) {
        continue;
      }
      SortKey key = new SortKey(order.keyOf(document), position);
      if (first.size() >= most && key.compareTo(first.element()) >= 0) {
        continue;
      }
      first.add(key);
      bytes += key.bytes.length + BYTES_PER_KEY;
      if (first.size() > most) {
        bytes -= first.remove().bytes.length + BYTES_PER_KEY;
      }
      if (bytes > MAX_BYTES_SORTED) {
        throw new MongoServerError(
            292,
            "QueryExceededMemoryLimitNoDiskUseAllowed",
            "too much to be sorted in memory; an index in the order "
                + order.fields()
                + " is needed");
      }
    }
    candidates.suspend();
    long[] positions = new long[first.size()];
    for (int i = positions.length - 1; i >= 0; i--) {
      positions[i] = first.remove().position;
    }
    return Positions.of(positions);
  }
}
