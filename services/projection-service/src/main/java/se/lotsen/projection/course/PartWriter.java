package se.lotsen.projection.course;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.types.ObjectId;

/** Writes steps that come in their order down as a part, block by block. */
final class PartWriter {
  /** Of cells and steps in a block: a document must stay far below what the store takes. */
  private static final int MOST_CELLS = 200_000;

  private final CourseStore store;
  private final int stepsPerBlock;

  /**
   * @param stepsPerBlock at least so many are in every block but the last; more only as far as they
   *     are of one moment
   */
  PartWriter(CourseStore store, int stepsPerBlock) {
    this.store = store;
    this.stepsPerBlock = stepsPerBlock;
  }

  /** Nothing where the steps come to nothing. */
  Optional<Part> write(Head head, Iterator<Step> steps) {
    var id = new ObjectId();
    var cells = new HashMap<Cell, Amount>();
    Map<Cell, Amount> before = Map.of();
    var block = new ArrayList<Step>();
    long begin = 0;
    long count = 0;
    int blocks = 0;
    while (steps.hasNext()) {
      var step = steps.next();
      if (block.size() >= stepsPerBlock && block.getLast().at() != step.at()) {
        write(head, id, blocks++, before, block);
        block.clear();
      }
      if (block.isEmpty()) {
        before = Map.copyOf(cells);
      }
      begin = count++ == 0 ? step.at() : begin;
      block.add(step);
      cells.merge(step.cell(), step.amount(), Amount::plus);
      cells.remove(step.cell(), Amount.NONE);
    }
    if (block.isEmpty()) {
      return Optional.empty();
    }
    write(head, id, blocks, before, block);
    return Optional.of(new Part(id, begin, count));
  }

  private void write(
      Head head, ObjectId id, int number, Map<Cell, Amount> before, List<Step> steps) {
    if (before.size() + steps.size() > MOST_CELLS) {
      throw new TooMuch("%,d cells and steps in a block".formatted(MOST_CELLS));
    }
    store.write(head, id, number, new Block(steps.getFirst().at(), before, List.copyOf(steps)));
  }
}
