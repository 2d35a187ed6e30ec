package se.lotsen.cases.contact;

import java.time.LocalDate;
import java.util.List;
import se.lotsen.kit.WorkingDays;
import se.lotsen.kit.journal.Listing;
import se.lotsen.kit.journal.Selection;
import se.lotsen.model.code.Municipality;

/** The ways in which contacts are listed: the latest first, or what is to be followed up first. */
final class ContactListings {
  private static final String ON = "on";

  static final Listing BY_CLIENT = Listing.by("client").latestFirst(ON);
  static final Listing BY_CASE = Listing.by("belongsTo").latestFirst(ON);
  static final Listing BY_ADVISOR = Listing.by("advisor").latestFirst(ON);
  static final Listing BY_PROJECT = Listing.by("project").latestFirst(ON);
  static final Listing BY_MUNICIPALITY = Listing.by("municipality").latestFirst(ON);
  static final Listing BY_FOLLOW_UP = Listing.by("retracted").inOrderOf("followUpOn");

  static final List<Listing> ALL =
      List.of(BY_CLIENT, BY_CASE, BY_ADVISOR, BY_PROJECT, BY_MUNICIPALITY, BY_FOLLOW_UP);

  private ContactListings() {}

  static Listing listing(ContactQuery query) {
    if (query.followUpWithin() != null) {
      return BY_FOLLOW_UP;
    } else if (query.caseId() != null) {
      return BY_CASE;
    } else if (query.client() != null) {
      return BY_CLIENT;
    } else if (query.advisor() != null) {
      return BY_ADVISOR;
    } else if (query.project() != null) {
      return BY_PROJECT;
    } else {
      return BY_MUNICIPALITY;
    }
  }

  static Selection select(ContactQuery query, LocalDate today) {
    var listing = listing(query);
    var municipality = query.municipality() == null ? null : query.municipality().scb();
    var selection =
        Selection.of(listing)
            .where("project", query.project())
            .where("client", query.client())
            .where("advisor", query.advisor())
            .where("belongsTo", query.caseId());
    if (listing.equals(BY_MUNICIPALITY)) {
      selection.where("municipality", municipality, Municipality.codes());
    } else {
      selection.where("municipality", municipality);
    }
    var within = query.followUpWithin();
    if (within != null) {
      return selection
          .where("retracted", false)
          .between(null, WorkingDays.after(today, within))
          .whereBetween(ON, query.from(), query.to());
    }
    return selection.between(query.from(), query.to());
  }
}
