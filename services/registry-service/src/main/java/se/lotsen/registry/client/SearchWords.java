package se.lotsen.registry.client;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.OrgNumber;
import se.lotsen.model.code.Municipality;

/**
 * What a client is found by, as words that an index finds by being equal, in the order of the
 * names: so a search reads the clients it answers with and hardly any other, however many there
 * are.
 *
 * <p>Of each word of the name its first one and two letters are kept and all {@value #FEW} and
 * {@value #MANY} letters in a row, in small letters and without accents, so that {@code dalen}
 * finds Älvdalens Trä. For candidates there are, with the municipality, the first letters of each
 * word that is no form of company, with and without the very first, because two ways to write a
 * name differ most often there (Karlsson, Carlsson).
 */
final class SearchWords {
  /** A longer word is told apart by so many letters. */
  static final int LONGEST = 40;

  private static final int FEW = 3;
  private static final int MANY = 5;

  private static final int LETTERS_ALIKE = 3;
  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

  private SearchWords() {}

  /** All that a client of this name in this municipality is found by. */
  static List<String> of(String name, Municipality municipality) {
    var all = new LinkedHashSet<String>();
    for (var word : words(name).toList()) {
      for (int length = 1; length < Math.min(word.length() + 1, FEW); length++) {
        all.add(word.substring(0, length));
      }
      all.addAll(inARow(word, FEW));
      all.addAll(inARow(word, MANY));
    }
    all.addAll(alike(name, municipality));
    return List.copyOf(all);
  }

  /**
   * What a client has to have all of when somebody looks for parts of its name; of one or two
   * letters words that begin with them.
   */
  static List<String> wanted(String name) {
    return words(name)
        .flatMap(
            part ->
                part.length() < FEW
                    ? Stream.of(part)
                    : inARow(part, part.length() < MANY ? FEW : MANY).stream())
        .distinct()
        .toList();
  }

  /** The number that somebody looks for, unless it is no number but a name. */
  static @Nullable OrgNumber number(String wanted) {
    try {
      return new OrgNumber(SPACES.matcher(wanted).replaceAll(""));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static List<String> inARow(String word, int letters) {
    return IntStream.rangeClosed(0, word.length() - letters)
        .mapToObj(from -> word.substring(from, from + letters))
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
    return BETWEEN_WORDS
        .splitAsStream(folded)
        .filter(word -> !word.isEmpty())
        .map(word -> word.substring(0, Math.min(word.length(), LONGEST)));
  }
}
