package se.lotsen.registry.client;

import java.util.List;
import se.lotsen.model.code.ClientKind;
import se.lotsen.model.code.Municipality;

/**
 * Which clients to list; what is empty does not matter.
 *
 * @param words all of which a client has to be found by, see {@link SearchWords}
 * @param merged whether also those in whose place another goes on
 * @param sort one of {@link ClientListings#ORDERS}
 */
record ClientQuery(
    List<String> words,
    List<Municipality> municipalities,
    List<ClientKind> kinds,
    boolean merged,
    String sort) {
  /** Whether it is one of those, as the selection finds it. */
  boolean fits(Client client) {
    return client.search().containsAll(words)
        && (municipalities.isEmpty() || municipalities.contains(client.municipality()))
        && (kinds.isEmpty() || kinds.contains(client.kind()))
        && (merged || client.mergedInto() == null);
  }
}
