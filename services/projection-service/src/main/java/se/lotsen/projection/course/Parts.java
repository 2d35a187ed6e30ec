package se.lotsen.projection.course;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The parts of a course while it is written on. New ones are merged with those before them as long
 * as these are not much larger, so that there are few, and each step is written anew seldom.
 */
final class Parts {
  /** A part is left as it is when it is more than so many times as large as those after it. */
  private static final long TIMES = 2;

  private final CourseStore store;
  private final PartWriter writer;
  private final Head head;
  private final List<Part> before;
  private final List<Part> now;
  private final List<Part> made = new ArrayList<>();

  Parts(CourseStore store, PartWriter writer, Head head, List<Part> before) {
    this.store = store;
    this.writer = writer;
    this.head = head;
    this.before = before;
    this.now = new ArrayList<>(before);
  }

  /** Steps in whatever order; those that are equal are added up. */
  void add(List<Step> steps) {
    var sorted = new ArrayList<>(steps);
    sorted.sort(null);
    put(List.of(sorted.iterator()));
    int from = now.size() - 1;
    long size = from < 0 ? 0 : now.get(from).steps();
    while (from > 0 && now.get(from - 1).steps() <= TIMES * size) {
      from--;
      size += now.get(from).steps();
    }
    if (from >= 0 && from < now.size() - 1) {
      var merged = now.subList(from, now.size());
      var old = List.copyOf(merged);
      merged.clear();
      put(old.stream().<Iterator<Step>>map(part -> new PartSteps(store, part)).toList());
      var ours = old.stream().filter(made::contains).toList();
      store.delete(ours);
      made.removeAll(ours);
    }
  }

  private void put(List<Iterator<Step>> steps) {
    writer
        .write(head, new MergedSteps(steps))
        .ifPresent(
            part -> {
              made.add(part);
              now.add(part);
            });
  }

  List<Part> now() {
    return List.copyOf(now);
  }

  /** To be told when a head names those of now. */
  void kept() {
    store.delete(before.stream().filter(part -> !now.contains(part)).toList());
  }

  /** To be told when it does not come to that. */
  void dropped() {
    store.delete(made);
  }
}
