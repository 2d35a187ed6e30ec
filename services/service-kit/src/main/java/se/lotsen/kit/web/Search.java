package se.lotsen.kit.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the body of a search may leave out: a list is searched by {@code POST …/search} where what
 * is looked for is somebody's name or number, which no address may have in it (ADR 30). It changes
 * nothing, and may be repeated.
 */
public final class Search {
  /** More values in one filter are more than anybody means, and than an index is walked for. */
  public static final int VALUES = Parameter.MAX_VALUES;

  private Search() {}

  /** Each value once; none where nothing was said. */
  public static <T> List<T> values(@Nullable List<T> asked) {
    return asked == null ? List.of() : asked.stream().distinct().toList();
  }

  /** Whether it was asked for. */
  public static boolean isAsked(@Nullable Boolean asked) {
    return Boolean.TRUE.equals(asked);
  }

  /**
   * Where the page before ended, or null for the first page.
   *
   * @throws BadRequest where no page ended so
   */
  public static @Nullable Cursor cursor(@Nullable String word) {
    return word == null ? null : Cursor.valueOf(word);
  }

  /** The word that {@link #cursor} reads. */
  public static @Nullable String word(@Nullable Cursor cursor) {
    return cursor == null ? null : cursor.word();
  }

  /** So many items at most. */
  public static int limit(@Nullable Integer asked) {
    return asked == null ? Integer.parseInt(Page.DEFAULT_LIMIT) : asked;
  }
}
