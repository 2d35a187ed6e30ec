package se.lotsen.benchmarks.scale;

import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the large measurements are to be made.
 *
 * @param rows of case history; of contacts, for lists
 * @param cases they are of
 * @param heap as LOTSEN_HEAP has it: what the launcher takes on a machine of 4 GB unless said
 *     otherwise; its own choice for this machine when null
 * @param kill whether to end it as a crash does, at ten moments, while it works
 * @param twenty whether to send smaller files twenty times, each time to an empty one
 * @param lists whether to fill in 100 000 cases and 1 000 000 contacts instead and ask for them
 * @param patience minutes until it must have caught up
 */
record Options(
    long seed,
    int rows,
    int cases,
    @Nullable String heap,
    boolean kill,
    boolean twenty,
    boolean lists,
    int patience) {
  private static final String ON_FOUR_GIGABYTES = "512m";
  private static final int ROWS = 300_000;
  private static final int ROWS_OF_TWENTY = 20_000;
  private static final int ROWS_PER_CASE = 60;
  private static final int CONTACTS = 1_000_000;

  static Options of(List<String> words) {
    var left = new ArrayDeque<>(words);
    long seed = 7;
    int rows = 0;
    String heap = ON_FOUR_GIGABYTES;
    boolean kill = false;
    boolean twenty = false;
    boolean lists = false;
    int patience = 30;
    while (!left.isEmpty()) {
      var word = left.remove();
      switch (word) {
        case "--kill" -> kill = true;
        case "--twenty" -> twenty = true;
        case "--lists" -> lists = true;
        case "--heap" -> heap = left.remove();
        case "--own-heap" -> heap = null;
        case "--rows" -> rows = Integer.parseInt(left.remove());
        case "--seed" -> seed = Long.parseLong(left.remove());
        case "--patience" -> patience = Integer.parseInt(left.remove());
        default ->
            throw new IllegalArgumentException(
                "There is no %s; there are --rows N, --heap 256m, --own-heap, --kill, --twenty, --lists, --seed N, --patience MINUTES"
                    .formatted(word));
      }
    }
    if (rows == 0) {
      rows = twenty ? ROWS_OF_TWENTY : lists ? CONTACTS : ROWS;
    }
    return new Options(
        seed, rows, Math.max(1, rows / ROWS_PER_CASE), heap, kill, twenty, lists, patience);
  }

  Options withSeed(long other) {
    return new Options(other, rows, cases, heap, kill, twenty, lists, patience);
  }
}
