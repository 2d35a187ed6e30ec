package se.lotsen.cases.contact;

import java.time.LocalDate;
import java.util.List;
import se.lotsen.kit.WorkingDays;
import se.lotsen.kit.journal.Listing;
import se.lotsen.kit.journal.Selection;
import se.lotsen.kit.web.CountedFields;
import se.lotsen.model.code.Channel;
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

  static final List<String> ORDERS = List.of("-on", ON);

  static final CountedFields COUNTED =
      new CountedFields()
          .by("channel", "channel", channel -> Channel.valueOf(channel).label())
          .by("municipality", "municipality", scb -> Municipality.of(scb).label())
          .by("area", "area")
          .by("advisor", "advisor")
          .by("project", "project");

  private ContactListings() {}

  static Listing listing(ContactQuery query) {
    if (query.followUpWithin() != null) {
      return BY_FOLLOW_UP;
    } else if (query.caseId() != null) {
      return BY_CASE;
    } else if (query.clients() != null) {
      return BY_CLIENT;
    } else if (!query.advisors().isEmpty()) {
      return BY_ADVISOR;
    } else if (!query.projects().isEmpty()) {
      return BY_PROJECT;
    } else {
      return BY_MUNICIPALITY;
    }
  }

  static Selection select(ContactQuery query, LocalDate today) {
    var listing = listing(query);
    var selection =
        Selection.of(listing)
            .whereAny("client", query.clients())
            .whereSome("project", query.projects())
            .whereSome("advisor", query.advisors())
            .whereSome("area", query.areas())
            .whereSome("channel", query.channels())
            .where("belongsTo", query.caseId())
            .whereSome("municipality", municipalities(query, listing))
            .whereBetween(ON, query.from(), query.to());
    var within = query.followUpWithin();
    return within == null
        ? selection.reversed(query.sort().equals(ON))
        : selection.where("retracted", false).between(null, WorkingDays.after(today, within));
  }

  private static List<String> municipalities(ContactQuery query, Listing listing) {
    return query.municipalities().isEmpty() && listing.equals(BY_MUNICIPALITY)
        ? Municipality.codes()
        : query.municipalities().stream().map(Municipality::scb).toList();
  }
}
