package se.lotsen.kit.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a page ended, as an opaque word for the next request. Made only by an earlier page;
 * anything else is refused.
 */
public record Cursor(String after) {
  private static final Pattern FORM = Pattern.compile("after:([A-Za-z0-9/|.-]{1,600})");

  /** Reads the word; Spring MVC calls this for a request parameter. */
  public static Cursor valueOf(String word) {
    try {
      var text = new String(Base64.getUrlDecoder().decode(word), StandardCharsets.UTF_8);
      var form = FORM.matcher(text);
      if (form.matches()) {
        return new Cursor(form.group(1));
      }
    } catch (IllegalArgumentException e) {
      throw new BadRequest("cursor", "The cursor is broken; begin again without one");
    }
    throw new BadRequest("cursor", "The cursor is broken; begin again without one");
  }

  /** The place that a page ended at, or null where there is none. */
  public static @Nullable String place(@Nullable Cursor cursor) {
    return cursor == null ? null : cursor.after();
  }

  /** The number that a page ended with, or 0 where there is none; anything else is refused. */
  public static long number(@Nullable Cursor cursor) {
    try {
      return cursor == null ? 0 : Long.parseLong(cursor.after());
    } catch (NumberFormatException e) {
      throw new BadRequest("cursor", "The cursor is broken; begin again without one");
    }
  }

  public String word() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(("after:" + after).getBytes(StandardCharsets.UTF_8));
  }
}
