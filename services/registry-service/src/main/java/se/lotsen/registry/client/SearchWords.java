package se.lotsen.registry.client;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import se.lotsen.model.code.Municipality;

/**
 * What a client is found by, as words that an index finds by being equal, in the order of the ids:
 * so a search reads the clients it answers with and hardly any other, however many there are.
 *
 * <p>Of each word of the name every beginning is kept, in small letters and without accents, so
 * that {@code alv} finds Älvdalens Trä. For candidates there are, with the municipality, the first
 * letters of each word that is no form of company, with and without the very first, because two
 * ways to write a name differ most often there (Karlsson, Carlsson).
 */
final class SearchWords {
  /** A longer word is told apart by so many letters. */
  static final int LONGEST = 15;

  private static final int LETTERS_ALIKE = 3;
  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

  private SearchWords() {}

  /** All that a client of this name in this municipality is found by. */
  static List<String> of(String name, Municipality municipality) {
    var all = new LinkedHashSet<String>();
    for (var word : words(name).toList()) {
      for (int length = 1; length <= Math.min(word.length(), LONGEST); length++) {
        all.add(word.substring(0, length));
      }
    }
    all.addAll(alike(name, municipality));
    return List.copyOf(all);
  }

  /**
   * What a client has to have all of when somebody looks for words of its name or their beginnings.
   */
  static List<String> wanted(String name) {
    return words(name)
        .map(word -> word.length() > LONGEST ? word.substring(0, LONGEST) : word)
        .distinct()
        .toList();
  }

  /** What a client whose name is much like this one has some of. */
  static Set<String> alike(String name, Municipality municipality) {
    var all = new LinkedHashSet<String>();
    var place = municipality.scb() + ":";
    for (var word : words(SimilarNames.essence(name)).toList()) {
      all.add(place + firstOf(word));
      if (word.length() > LETTERS_ALIKE) {
        all.add(place + "-" + firstOf(word.substring(1)));
      }
    }
    return all;
  }

  private static String firstOf(String word) {
    return word.substring(0, Math.min(word.length(), LETTERS_ALIKE));
  }

  private static Stream<String> words(String name) {
    var plain = ACCENTS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
    var folded =
        plain.toLowerCase(Locale.ROOT).replace("ø", "o").replace("æ", "ae").replace("ß", "ss");
    return BETWEEN_WORDS.splitAsStream(folded).filter(word -> !word.isEmpty());
  }
}
