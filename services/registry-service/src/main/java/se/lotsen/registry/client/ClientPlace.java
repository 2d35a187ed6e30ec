package se.lotsen.registry.client;

import org.jspecify.annotations.Nullable;
import se.lotsen.kit.journal.Listing;
import se.lotsen.kit.journal.Versioned;
import se.lotsen.kit.journal.VisibleAggregates;
import se.lotsen.kit.web.BadRequest;
import se.lotsen.kit.web.Cursor;
import se.lotsen.model.event.ClientEvent;

/**
 * Where a page of clients ended. The list is in the order of names, so its place would be a name in
 * the address of the next page; the cursor says instead which client the page ended with, and in
 * which version, because who was renamed since stands somewhere else.
 */
final class ClientPlace {
  private static final char BETWEEN = '|';

  private ClientPlace() {}

  /** What the cursor says of the last client of a page. */
  static String wordOf(Versioned<Client> last) {
    return last.id() + BETWEEN + last.version();
  }

  /**
   * The place in the listing that a page ended at, or null for the first page.
   *
   * @throws BadRequest where that client has changed since, or is not there
   */
  static @Nullable String of(
      @Nullable Cursor cursor, Listing listing, VisibleAggregates<Client, ClientEvent> seen) {
    if (cursor == null) {
      return null;
    }
    var word = cursor.after();
    int between = word.indexOf(BETWEEN);
    return seen.find(between < 0 ? word : word.substring(0, between))
        .filter(found -> wordOf(found).equals(word))
        .map(found -> seen.placeOf(listing, found))
        .orElseThrow(
            () ->
                BadRequest.of(
                    "cursor",
                    "Klienten som sidan slutade med har ändrats; börja om utan cursor",
                    "The client that the page ended with has changed; begin again without a"
                        + " cursor"));
  }
}
