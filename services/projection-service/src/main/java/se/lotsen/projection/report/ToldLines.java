package se.lotsen.projection.report;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

/**
 * What was told of an indicator in several reports together: their lines in one order, those of one
 * place added up. A chunk of each report is in memory.
 */
final class ToldLines implements Iterator<Line> {
  private final PriorityQueue<Ahead> reports = new PriorityQueue<>();

  /** A report's lines with the next of them looked at. */
  private static final class Ahead implements Comparable<Ahead> {
    private final Iterator<Line> rest;
    private Line line;

    Ahead(Line line, Iterator<Line> rest) {
      this.line = line;
      this.rest = rest;
    }

    @Override
    public int compareTo(Ahead other) {
      return line.place().compareTo(other.line.place());
    }
  }

  /**
   * @param reports the lines of each, in their order
   */
  ToldLines(List<Iterator<Line>> reports) {
    reports.forEach(this::queue);
  }

  private void queue(Iterator<Line> lines) {
    if (lines.hasNext()) {
      reports.add(new Ahead(lines.next(), lines));
    }
  }

  @Override
  public boolean hasNext() {
    return !reports.isEmpty();
  }

  @Override
  public Line next() {
    if (reports.isEmpty()) {
      throw new NoSuchElementException();
    }
    var sum = take();
    while (!reports.isEmpty() && reports.peek().line.place().equals(sum.place())) {
      sum = sum.as(sum.part(), sum.effect().plus(take().effect()));
    }
    return sum;
  }

  private Line take() {
    var first = reports.remove();
    var line = first.line;
    if (first.rest.hasNext()) {
      first.line = first.rest.next();
      reports.add(first);
    }
    return line;
  }
}
