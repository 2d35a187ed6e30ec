package se.lotsen.projection.course;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Steps from several sources, each in its order, as one: those of one cell and moment are added up,
 * and left out where that comes to nothing.
 */
final class MergedSteps implements Iterator<Step> {
  private final PriorityQueue<Source> sources =
      new PriorityQueue<>(Comparator.comparing(Source::head));
  private @Nullable Step next;

  private static final class Source {
    private final Iterator<Step> steps;
    private Step head;

    Source(Iterator<Step> steps) {
      this.steps = steps;
      head = steps.next();
    }

    Step head() {
      return head;
    }

    boolean moves() {
      if (!steps.hasNext()) {
        return false;
      }
      head = steps.next();
      return true;
    }
  }

  MergedSteps(List<Iterator<Step>> all) {
    all.stream().filter(Iterator::hasNext).map(Source::new).forEach(sources::add);
    next = take();
  }

  private @Nullable Step take() {
    while (!sources.isEmpty()) {
      var sum = poll();
      while (!sources.isEmpty() && sources.element().head().isOfSameCellAndMoment(sum)) {
        sum = sum.plus(poll());
      }
      if (!sum.amount().isNone()) {
        return sum;
      }
    }
    return null;
  }

  private Step poll() {
    var source = sources.remove();
    var step = source.head();
    if (source.moves()) {
      sources.add(source);
    }
    return step;
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public Step next() {
    var taken = next;
    if (taken == null) {
      throw new NoSuchElementException();
    }
    next = take();
    return taken;
  }
}
