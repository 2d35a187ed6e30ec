package se.lotsen.projection.course;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import se.lotsen.projection.sink.Filed;

/**
 * One client or participant who is counted once, from moment to moment: where it was counted when
 * no more than that was known. The entry at which it is counted is the earliest of those that stand
 * once they come to the minimum together; of two on the same day the one with the smaller id.
 */
final class OneCounted {
  /** Of more entries than this of one client or participant no course is written down. */
  static final int MOST = 20_000;

  private final @Nullable BigDecimal minimum;
  private final List<Line> lines = new ArrayList<>();

  private record Line(
      String id,
      @Nullable String reverses,
      LocalDate on,
      Cell cell,
      long quantity,
      long at,
      long position) {}

  OneCounted(@Nullable BigDecimal minimum) {
    this.minimum = minimum;
  }

  /** In whatever order; what its rule does not look at is not to be given. */
  void add(Filed filed) {
    var entry = filed.entry();
    if (lines.size() == MOST) {
      throw new TooMuch("%,d entries of one who is counted once".formatted(MOST));
    }
    lines.add(
        new Line(
            entry.id(),
            entry.reverses(),
            entry.on(),
            Cell.of(entry),
            Amount.hundredths(entry.quantity().total()),
            Step.nanos(entry.knownAt()),
            filed.position()));
  }

  /** By which steps that became another course through what was filed after a position. */
  void steps(long after, Consumer<Step> into) {
    if (lines.stream().noneMatch(line -> line.position() > after)) {
      return;
    }
    var changes = new TreeMap<Step, Amount>();
    follow(lines, 1, changes);
    var before = lines.stream().filter(line -> line.position() <= after).toList();
    follow(before, -1, changes);
    changes.forEach(
        (step, amount) -> {
          if (!amount.isNone()) {
            into.accept(new Step(step.at(), step.cell(), amount));
          }
        });
  }

  private void follow(List<Line> some, int sign, Map<Step, Amount> changes) {
    var known = new ArrayList<>(some);
    known.sort(Comparator.comparingLong(Line::at));
    var standing = new Standing();
    Optional<Cell> was = Optional.empty();
    for (int i = 0; i < known.size(); i++) {
      var line = known.get(i);
      standing.add(line);
      if (i + 1 < known.size() && known.get(i + 1).at() == line.at()) {
        continue;
      }
      var is = standing.counted();
      if (!is.equals(was)) {
        was.ifPresent(cell -> change(changes, line.at(), cell, -sign));
        is.ifPresent(cell -> change(changes, line.at(), cell, sign));
        was = is;
      }
    }
  }

  private static void change(Map<Step, Amount> changes, long at, Cell cell, int sign) {
    changes.merge(
        new Step(at, cell, Amount.NONE),
        sign < 0 ? Amount.ONE.negated() : Amount.ONE,
        Amount::plus);
  }

  /** What stands of what is known so far. */
  private final class Standing {
    private final TreeSet<Line> lines =
        new TreeSet<>(Comparator.comparing(Line::on).thenComparing(Line::id));
    private final Map<String, Line> byId = new HashMap<>();
    private final Set<String> takenBack = new HashSet<>();
    private long total;

    /** A reversal may become known before what it takes back. */
    void add(Line line) {
      if (line.reverses() != null) {
        takenBack.add(line.reverses());
        var gone = byId.remove(line.reverses());
        if (gone != null) {
          lines.remove(gone);
          total -= gone.quantity();
        }
      } else if (!takenBack.contains(line.id())) {
        lines.add(line);
        byId.put(line.id(), line);
        total += line.quantity();
      }
    }

    Optional<Cell> counted() {
      return lines.isEmpty() || !reachesMinimum()
          ? Optional.empty()
          : Optional.of(lines.first().cell());
    }

    private boolean reachesMinimum() {
      return minimum == null || Amount.decimal(total).compareTo(minimum) >= 0;
    }
  }
}
