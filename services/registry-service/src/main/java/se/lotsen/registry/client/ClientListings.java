package se.lotsen.registry.client;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import se.lotsen.kit.journal.Listing;
import se.lotsen.kit.journal.Selection;
import se.lotsen.kit.web.CountedFields;
import se.lotsen.model.code.ClientKind;
import se.lotsen.model.code.Municipality;

/** The ways in which clients are listed, in the order of their names. */
final class ClientListings {
  private static final String ORDER = "order";
  private static final String KIND = "kind";

  static final Listing ALL = Listing.by().inOrderOf(ORDER);
  static final Listing BY_WORD = Listing.by("search").inOrderOf(ORDER);
  static final Listing BY_MUNICIPALITY = Listing.by("municipality").inOrderOf(ORDER);

  static final List<Listing> LISTINGS = List.of(ALL, BY_WORD, BY_MUNICIPALITY);

  static final List<String> ORDERS = List.of("name", "-name");

  static final CountedFields COUNTED =
      new CountedFields()
          .by("municipality", "municipality", scb -> Municipality.of(scb).label())
          .by(KIND, KIND, kind -> ClientKind.valueOf(kind).label());

  private ClientListings() {}

  static Listing listing(ClientQuery query) {
    if (!query.words().isEmpty()) {
      return BY_WORD;
    }
    return query.municipalities().isEmpty() ? ALL : BY_MUNICIPALITY;
  }

  /** What counting by a field says of this one alone. */
  static SortedMap<String, Integer> countsOf(Optional<Client> client, String field) {
    var counts = new TreeMap<String, Integer>();
    client.ifPresent(
        found ->
            counts.put(field.equals(KIND) ? found.kind().name() : found.municipality().scb(), 1));
    return counts;
  }

  static Selection select(ClientQuery query) {
    var selection = Selection.of(listing(query)).reversed(query.sort().startsWith("-"));
    query.words().forEach(word -> selection.where("search", word));
    if (!query.municipalities().isEmpty()) {
      selection.whereIn(
          "municipality", query.municipalities().stream().map(Municipality::scb).toList());
    }
    if (!query.kinds().isEmpty()) {
      selection.whereIn("kind", query.kinds());
    }
    return query.merged() ? selection : selection.whereAbsent("mergedInto");
  }
}
