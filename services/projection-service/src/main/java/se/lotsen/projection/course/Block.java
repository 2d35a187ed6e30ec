package se.lotsen.projection.course;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * A stretch of a part: what its cells had come to before, and how they went on.
 *
 * @param begin the moment of the first step
 * @param before the cells that were not nothing then
 * @param steps in their order; those of one moment are never in two blocks
 */
record Block(long begin, Map<Cell, Amount> before, List<Step> steps) {
  /** Gives what the cells had come to at a moment that is not before the begin. */
  void at(long moment, BiConsumer<Cell, Amount> into) {
    before.forEach(into);
    for (var step : steps) {
      if (step.at() > moment) {
        return;
      }
      into.accept(step.cell(), step.amount());
    }
  }
}
