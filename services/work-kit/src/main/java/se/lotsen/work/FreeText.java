package se.lotsen.work;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.lotsen.kit.web.BadRequest;
import se.lotsen.model.ClientId;

/**
 * What somebody looks for among work: the short number of one, or whose work it is.
 *
 * @param clients whose work is meant; an empty list is nobody's, null is anybody's
 */
public record FreeText(@Nullable ShortNumber number, @Nullable List<ClientId> clients) {
  /** More than these nobody looks through. */
  private static final int MAX_CLIENTS = 100;

  private static final FreeText NONE = new FreeText(null, null);

  /**
   * Reads what was written.
   *
   * @param q the short number in any way of writing it, any part of the client's name, or its
   *     organisation number; nothing lets all through
   * @param kind what is looked for, or null for what has no number
   * @throws BadRequest where so many clients are meant that nobody looks through their work
   */
  public static FreeText read(
      @Nullable String q, ShortNumber.@Nullable Kind kind, ClientDirectory directory) {
    if (q == null || q.isBlank()) {
      return NONE;
    }
    var number = kind == null ? null : ShortNumber.read(kind, q).orElse(null);
    return number == null
        ? new FreeText(null, few(directory.search(q, MAX_CLIENTS + 1)))
        : new FreeText(number, null);
  }

  private static List<ClientId> few(List<ClientId> found) {
    if (found.size() > MAX_CLIENTS) {
      throw BadRequest.of(
          "q",
          "Fler än %d klienter heter så; skriv mer av namnet".formatted(MAX_CLIENTS),
          "More than %d clients are called that; write more of the name".formatted(MAX_CLIENTS));
    }
    return found;
  }
}
