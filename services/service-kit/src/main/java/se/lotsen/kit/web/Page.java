package se.lotsen.kit.web;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.lotsen.kit.journal.Total;

/**
 * A part of a list.
 *
 * @param next the cursor of the following page, absent on the last
 * @param total how many items all pages have together, where that was asked for
 * @param counts how many items of all pages have which value, by what was asked for
 */
public record Page<T>(
    List<T> items,
    @Nullable String next,
    @Nullable Total total,
    @Nullable Map<String, List<Count>> counts) {
  public static final String DEFAULT_LIMIT = "50";
  public static final int MAX = 200;

  /** A page of which nothing else was asked. */
  public Page(List<T> items, @Nullable String next) {
    this(items, next, null, null);
  }

  /**
   * How many have a value.
   *
   * @param value empty for those that have none
   * @param label the value in words, where it is a code
   */
  public record Count(String value, @Nullable String label, int count) {}

  /** The same page with what was asked beside it. */
  public Page<T> with(@Nullable Total all, @Nullable Map<String, List<Count>> counted) {
    return new Page<>(items, next, all, counted);
  }

  /**
   * Reads one item more than asked for to know whether there is a next page.
   *
   * @param query gives items after an id, at most so many
   */
  public static <S, T> Page<T> read(
      BiFunction<@Nullable String, Integer, List<S>> query,
      @Nullable Cursor cursor,
      int limit,
      Function<S, String> id,
      Function<S, T> view) {
    return of(query.apply(cursor == null ? null : cursor.after(), limit + 1), limit, id, view);
  }

  /**
   * A page of what was found.
   *
   * @param found one more than asked for, if there are more
   */
  public static <S, T> Page<T> of(
      List<S> found, int limit, Function<S, String> id, Function<S, T> view) {
    var page = found.subList(0, Math.min(limit, found.size()));
    return new Page<>(
        page.stream().map(view).toList(),
        found.size() > limit ? new Cursor(id.apply(page.getLast())).word() : null);
  }
}
