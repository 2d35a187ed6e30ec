package se.lotsen.standalone.signin;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.lotsen.model.Text;
import se.lotsen.model.code.Municipality;

/**
 * Which passwords are taken: any of a good length, but for those that others would try first. That
 * is what zxcvbn estimates, with its lists of the most common passwords, names and words, and with
 * the words of this place (OWASP ASVS 5.0, 6.1.2, 6.2.4 and 6.2.11).
 */
final class PasswordRules {
  static final int SHORTEST = 12;
  static final int LONGEST = 128;

  /** Of zxcvbn's scores from 0 to 4: more than ten thousand million guesses. */
  private static final int ENOUGH = 4;

  /** Characters that are looked at: what is good that far is good, and more takes long. */
  private static final int LOOKED_AT = 64;

  private static final List<String> OF_THIS_PLACE =
      List.of(
          "lotsen",
          "lots",
          "lösenord",
          "hemlig",
          "hemligt",
          "hemligheten",
          "inloggning",
          "välkommen",
          "administratör",
          "rådgivare",
          "rådgivning",
          "företag",
          "företagare",
          "nyföretagare",
          "näringsliv",
          "kommun",
          "kommunen",
          "region",
          "länsstyrelsen",
          "västerbotten",
          "västerbottens",
          "umeåregionen",
          "norrland",
          "sverige",
          "projekt",
          "ärende",
          "remiss",
          "indikator",
          "sommar",
          "vinter",
          "höst",
          "vår",
          "januari",
          "februari",
          "mars",
          "april",
          "maj",
          "juni",
          "juli",
          "augusti",
          "september",
          "oktober",
          "november",
          "december",
          "måndag",
          "tisdag",
          "onsdag",
          "torsdag",
          "fredag",
          "lördag",
          "söndag",
          "hejsan",
          "qwertyuiopå");

  private final Zxcvbn guesses = new Zxcvbn();

  /** What is wrong with a password for this account; nothing where it is taken. */
  Optional<Text> wrongWith(String password, String account) {
    int length = password.codePointCount(0, password.length());
    if (length < SHORTEST || length > LONGEST) {
      return Optional.of(
          new Text(
              "Lösenordet ska ha minst %d och högst %d tecken".formatted(SHORTEST, LONGEST),
              "The password has to have at least %d and at most %d characters"
                  .formatted(SHORTEST, LONGEST)));
    }
    var looked = password.substring(0, Math.min(password.length(), LOOKED_AT));
    return guesses.measure(looked, words(account)).getScore() >= ENOUGH
        ? Optional.empty()
        : Optional.of(
            new Text(
                "Lösenordet är lätt att gissa; ta några ord som inte hör ihop",
                "The password is easy to guess; take some words that do not belong together"));
  }

  private static List<String> words(String account) {
    var words = new ArrayList<>(OF_THIS_PLACE);
    words.add(account);
    words.addAll(List.of(account.split("[._-]")));
    for (var municipality : Municipality.values()) {
      words.add(municipality.label().sv());
    }
    words.removeIf(String::isBlank);
    return words;
  }
}
