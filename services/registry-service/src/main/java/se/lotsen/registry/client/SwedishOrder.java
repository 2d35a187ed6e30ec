package se.lotsen.registry.client;

import java.text.Collator;
import java.util.HexFormat;
import java.util.Locale;

/** The place of a name in a Swedish list, as text that sorts by itself: å, ä and ö come last. */
final class SwedishOrder {
  /** Names that are the same for so long are in the order in which they were registered. */
  private static final int LETTERS = 30;

  /** A key of characters that the language does not know is longer. */
  private static final int MAX_DIGITS = 120;

  /** Also what has no letter at all has a place. */
  private static final String FIRST = "n";

  private static final Collator SWEDISH = Collator.getInstance(Locale.of("sv", "SE"));

  static {
    // Neither capital letters nor accents on other letters make a difference.
    SWEDISH.setStrength(Collator.PRIMARY);
  }

  private SwedishOrder() {}

  static String keyOf(String name) {
    var beginning = name.substring(0, Math.min(name.length(), LETTERS));
    var key = HexFormat.of().formatHex(SWEDISH.getCollationKey(beginning).toByteArray());
    return FIRST + key.substring(0, Math.min(key.length(), MAX_DIGITS));
  }
}
