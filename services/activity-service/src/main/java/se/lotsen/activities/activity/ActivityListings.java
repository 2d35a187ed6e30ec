package se.lotsen.activities.activity;

import java.util.List;
import se.lotsen.kit.journal.Listing;
import se.lotsen.kit.journal.Selection;
import se.lotsen.model.code.Municipality;

/** The ways in which activities are listed: the latest first. */
final class ActivityListings {
  private static final String HELD_ON = "heldOn";

  static final Listing BY_PROJECT = Listing.by("project").latestFirst(HELD_ON);
  static final Listing BY_MUNICIPALITY = Listing.by("municipality").latestFirst(HELD_ON);

  static final List<Listing> ALL = List.of(BY_PROJECT, BY_MUNICIPALITY);

  private ActivityListings() {}

  static Listing listing(ActivityQuery query) {
    return query.project() != null ? BY_PROJECT : BY_MUNICIPALITY;
  }

  static Selection select(ActivityQuery query) {
    var listing = listing(query);
    var municipality = query.municipality() == null ? null : query.municipality().scb();
    var selection =
        Selection.of(listing)
            .where("project", query.project())
            .where("kind", query.kind())
            .where("area", query.area())
            .where("stateCode", query.state())
            .between(query.from(), query.to());
    return listing.equals(BY_MUNICIPALITY)
        ? selection.where("municipality", municipality, Municipality.codes())
        : selection.where("municipality", municipality);
  }
}
