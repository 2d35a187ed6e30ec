package se.lotsen.activities.activity;

import java.util.List;
import se.lotsen.activities.lifecycle.ActivityState;
import se.lotsen.kit.journal.Listing;
import se.lotsen.kit.journal.Selection;
import se.lotsen.kit.web.CountedFields;
import se.lotsen.model.code.ActivityKind;
import se.lotsen.model.code.Municipality;

/** The ways in which activities are listed: the latest first. */
final class ActivityListings {
  private static final String HELD_ON = "heldOn";

  static final Listing BY_PROJECT = Listing.by("project").latestFirst(HELD_ON);
  static final Listing BY_MUNICIPALITY = Listing.by("municipality").latestFirst(HELD_ON);

  static final Listing BY_NUMBER = Listing.by("number");

  static final List<Listing> ALL = List.of(BY_PROJECT, BY_MUNICIPALITY, BY_NUMBER);

  static final List<String> ORDERS = List.of("-heldOn", HELD_ON);

  static final CountedFields COUNTED =
      new CountedFields()
          .by("state", "stateCode", state -> ActivityState.valueOf(state).label())
          .by("kind", "kind", kind -> ActivityKind.valueOf(kind).label())
          .by("municipality", "municipality", scb -> Municipality.of(scb).label())
          .by("area", "area")
          .by("project", "project");

  private ActivityListings() {}

  static Listing listing(ActivityQuery query) {
    if (query.number() != null) {
      return BY_NUMBER;
    }
    return query.projects().isEmpty() ? BY_MUNICIPALITY : BY_PROJECT;
  }

  static Selection select(ActivityQuery query) {
    var listing = listing(query);
    return Selection.of(listing)
        .where("number", query.number())
        .whereSome("project", query.projects())
        .whereSome("kind", query.kinds())
        .whereSome("area", query.areas())
        .whereSome("stateCode", query.states())
        .whereSome("municipality", municipalities(query, listing))
        .whereBetween(HELD_ON, query.from(), query.to())
        .reversed(query.sort().equals(HELD_ON));
  }

  private static List<String> municipalities(ActivityQuery query, Listing listing) {
    return query.municipalities().isEmpty() && listing.equals(BY_MUNICIPALITY)
        ? Municipality.codes()
        : query.municipalities().stream().map(Municipality::scb).toList();
  }
}
