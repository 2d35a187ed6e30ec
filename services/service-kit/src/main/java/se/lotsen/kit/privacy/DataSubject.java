package se.lotsen.kit.privacy;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import se.lotsen.model.ClientId;
import se.lotsen.model.ParticipantId;

/**
 * Somebody whose data is looked for: by words in which they are spoken of (a name, an address, a
 * number, in any way of writing them) and by what they are known as.
 */
public final class DataSubject {
  private static final Pattern NUMBER = Pattern.compile("[+0-9][-+0-9 ()./]*");
  private static final Pattern SEPARATORS = Pattern.compile("[- ()./]");
  private static final Pattern SPACES =
      Pattern.compile("[\\s\\p{Pd}]+", Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern COUNTRY = Pattern.compile("^(\\+|00)46(0?)");
  private static final int WITH_CENTURY = 12;

  /** So many digits tell somebody from others. */
  private static final int TELLING_DIGITS = 6;

  private final List<String> words = new ArrayList<>();
  private final List<String> numbers = new ArrayList<>();
  private final Set<ClientId> clients;
  private final Set<ParticipantId> participants;

  /**
   * @param words each is found wherever it stands, in any case; a number however it is divided,
   *     with or without its century or country
   */
  public DataSubject(
      Collection<String> words,
      Collection<ClientId> clients,
      Collection<ParticipantId> participants) {
    this.clients = new LinkedHashSet<>(clients);
    this.participants = new LinkedHashSet<>(participants);
    for (var word : words) {
      var plain = plain(word);
      if (NUMBER.matcher(plain).matches()) {
        numbers.add(core(digits(plain)));
      } else {
        this.words.add(plain);
      }
    }
  }

  /** Whether a number or a word has so little in it that it would be found everywhere. */
  public static boolean isTooShort(String word) {
    var plain = plain(word);
    return NUMBER.matcher(plain).matches()
        ? core(digits(plain)).length() < TELLING_DIGITS
        : plain.length() < 3;
  }

  /** The number without what may be left out before it: country, leading zero, century. */
  private static String core(String digits) {
    var national = COUNTRY.matcher(digits).replaceFirst("");
    if (national.length() == WITH_CENTURY) {
      return national.substring(2);
    }
    return national.replace("+", "").replaceFirst("^0", "");
  }

  private static String digits(String text) {
    return SEPARATORS.matcher(text).replaceAll("");
  }

  /** In one way of writing: composed letters, small, with one space for all that divides words. */
  private static String plain(String text) {
    return SPACES
        .matcher(Normalizer.normalize(text.strip(), Normalizer.Form.NFKC))
        .replaceAll(" ")
        .toLowerCase(Locale.forLanguageTag("sv"));
  }

  /** Whether somebody is spoken of in a text. */
  public boolean isIn(String text) {
    var plain = plain(text);
    return words.stream().anyMatch(plain::contains)
        || (!numbers.isEmpty() && numbers.stream().anyMatch(digits(plain)::contains));
  }

  /** Whether an account is called one of the words. */
  public boolean isAccount(String account) {
    return words.contains(account.toLowerCase(Locale.ROOT));
  }

  public boolean is(ClientId client) {
    return clients.contains(client);
  }

  public boolean is(ParticipantId participant) {
    return participants.contains(participant);
  }

  public Set<ClientId> clients() {
    return Set.copyOf(clients);
  }

  public Set<ParticipantId> participants() {
    return Set.copyOf(participants);
  }

  /** Adds what they turned out to be known as; whether that was not known before. */
  boolean isAlso(Holding holding) {
    boolean more = holding.subjectClient() != null && clients.add(holding.subjectClient());
    if (holding.subjectClient() != null && holding.client() != null) {
      more |= clients.add(holding.client());
    }
    return (holding.participant() != null && participants.add(holding.participant())) || more;
  }
}
