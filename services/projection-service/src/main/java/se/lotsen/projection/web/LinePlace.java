package se.lotsen.projection.web;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.lotsen.kit.web.BadRequest;
import se.lotsen.kit.web.Cursor;

/**
 * Where a line stands behind a value; a page's cursor is the place of its last line. It is made of
 * what never changes of an entry, so that a page goes on after it whatever was entered or taken
 * back in between, also when that line itself is not shown any more.
 *
 * @param refused the lines that the rule refuses come last
 * @param whose of lines that come together: the client or participant; empty for others
 * @param order see the ledger's order
 */
record LinePlace(boolean refused, String whose, String order) {
  private static final Pattern FORM = Pattern.compile("([cr])\\|([^|]*)\\|([^|]+)");

  static @Nullable LinePlace of(@Nullable Cursor cursor) {
    if (cursor == null) {
      return null;
    }
    var form = FORM.matcher(cursor.after());
    if (!form.matches()) {
      throw new BadRequest("cursor", "The cursor is of another list; begin again without one");
    }
    return new LinePlace(form.group(1).equals("r"), form.group(2), form.group(3));
  }

  String word() {
    return new Cursor((refused ? "r" : "c") + "|" + whose + "|" + order).word();
  }
}
