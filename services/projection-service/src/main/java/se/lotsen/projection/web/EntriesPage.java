package se.lotsen.projection.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page being filled. It ends when there is a line too many, or when {@link #MAX_READ} entries
 * were looked at: should so many hold too few lines, the page is shorter than asked for, or empty,
 * and its cursor leads on all the same.
 */
final class EntriesPage<L> {
  /** How many entries are looked at for one page, about. */
  static final int MAX_READ = 5_000;

  private final int limit;
  private final List<L> lines = new ArrayList<>();
  private @Nullable LinePlace end;
  private boolean over;
  private int read;

  EntriesPage(int limit) {
    this.limit = limit;
  }

  int limit() {
    return limit;
  }

  /** Whether it is full and something follows it. */
  boolean isOver() {
    return over;
  }

  /** Puts a line on the page, or finds that there is no room. */
  void show(L line, LinePlace place) {
    if (lines.size() == limit) {
      over = true;
    } else if (!over) {
      lines.add(line);
      end = place;
    }
  }

  /** Ends before what would not fit as a whole. */
  void end() {
    over = true;
  }

  void read(int entries) {
    read += entries;
  }

  boolean hasRead(int entries) {
    return read >= entries;
  }

  /** All before this place and the place itself have been looked at, and shown if they belong. */
  void passed(LinePlace place) {
    if (!over && read > MAX_READ) {
      over = true;
      end = place;
    }
  }

  List<L> lines() {
    return lines;
  }

  /** The cursor of the following page; null where there is none. */
  @Nullable String next() {
    return over && end != null ? end.word() : null;
  }
}
