package se.lotsen.imports;

import java.util.ArrayList;
import java.util.List;

/** What became of the things of a chunk, in rows. */
record Tally(int rows, int imported, int unchanged, List<Rejection> rejected) {
  static final Tally NONE = new Tally(0, 0, 0, List.of());

  static Tally done(int rows, boolean before) {
    return new Tally(rows, before ? 0 : rows, before ? rows : 0, List.of());
  }

  static Tally rejected(List<Rejection> rejected) {
    return new Tally(rejected.size(), 0, 0, rejected);
  }

  Tally plus(Tally other) {
    var all = new ArrayList<>(rejected);
    all.addAll(other.rejected);
    return new Tally(
        rows + other.rows, imported + other.imported, unchanged + other.unchanged, all);
  }
}
