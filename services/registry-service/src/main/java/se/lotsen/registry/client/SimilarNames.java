package se.lotsen.registry.client;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/**
 * Whether two names may be the same client's: written almost alike once the words that only say
 * what kind of company it is are left out.
 */
final class SimilarNames {
  /** From here on, of 0 to 1, two names are shown to a person who can tell. */
  static final double ALIKE = 0.88;

  private static final JaroWinklerSimilarity SIMILARITY = new JaroWinklerSimilarity();
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Set<String> KINDS =
      Set.of(
          "ab",
          "aktiebolag",
          "aktiebolaget",
          "hb",
          "handelsbolag",
          "kb",
          "kommanditbolag",
          "ek",
          "för",
          "enskild",
          "firma",
          "och",
          "i",
          "the");

  private SimilarNames() {}

  /** How alike they are, from 0 (not at all) to 1 (the same). */
  static double of(String one, String other) {
    return SIMILARITY.apply(essence(one), essence(other));
  }

  /** The words of a name that are its own, in small letters. */
  static String essence(String name) {
    var words =
        BETWEEN_WORDS
            .splitAsStream(name.toLowerCase(Locale.forLanguageTag("sv")))
            .filter(word -> !word.isEmpty())
            .toList();
    var essence =
        words.stream().filter(word -> !KINDS.contains(word)).collect(Collectors.joining(" "));
    return essence.isEmpty() ? String.join(" ", words) : essence;
  }
}
