package se.lotsen.benchmarks.scale;

import java.util.ArrayList;
import java.util.List;

/** One thing done many times: how long each took, and what was written to disk for all of them. */
final class Strides {
  private final Launched lotsen;
  private final Desk desk;
  private final List<Double> millis = new ArrayList<>();
  private long bytes;

  Strides(Launched lotsen, Desk desk) {
    this.lotsen = lotsen;
    this.desk = desk;
  }

  /** Does it so many times, and waits until all that follows has been written, too. */
  void measure(int times, Runnable action) {
    desk.settle();
    long before = lotsen.written();
    for (int i = 0; i < times; i++) {
      long begin = System.nanoTime();
      action.run();
      millis.add((System.nanoTime() - begin) / 1e6);
    }
    desk.settle();
    bytes += lotsen.written() - before;
  }

  double median() {
    return Reads.at(millis, 0.5);
  }

  /** Kilobytes for each time; all of the process, so the broker's and the projection's, too. */
  double kilobytes() {
    return bytes / 1e3 / millis.size();
  }
}
