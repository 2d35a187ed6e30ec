package se.lotsen.projection.course;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** The steps of a part, read block by block: one block is in memory. */
final class PartSteps implements Iterator<Step> {
  private final CourseStore store;
  private final Part part;
  private List<Step> steps = List.of();
  private int next;
  private long given;

  PartSteps(CourseStore store, Part part) {
    this.store = store;
    this.part = part;
  }

  @Override
  public boolean hasNext() {
    return given < part.steps();
  }

  @Override
  public Step next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    if (next == steps.size()) {
      // Two blocks never share a moment.
      long from = steps.isEmpty() ? part.begin() : steps.getLast().at() + 1;
      steps = store.blockFrom(part.id(), from).orElseThrow(PartGone::new).steps();
      next = 0;
    }
    given++;
    return steps.get(next++);
  }
}
