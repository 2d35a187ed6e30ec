package se.lotsen.referrals.referral;

import java.util.Arrays;
import java.util.List;
import se.lotsen.kit.journal.Listing;
import se.lotsen.kit.journal.Selection;
import se.lotsen.kit.web.CountedFields;
import se.lotsen.model.code.Municipality;
import se.lotsen.referrals.lifecycle.ReferralState;

/**
 * The ways in which referrals are listed, the latest drafted first. Where a listing is by state,
 * whoever does not ask for one asks for all there are.
 */
final class ReferralListings {
  private static final String DRAFTED_ON = "draftedOn";

  static final Listing BY_SHORT_NUMBER = Listing.by("number");
  static final Listing BY_CLIENT = Listing.by("client").latestFirst(DRAFTED_ON);
  static final Listing BY_COMPANY = Listing.by("result.company");
  static final Listing BY_NUMBER = Listing.by("result.number");
  static final Listing BY_CASE = Listing.by("fromCase").latestFirst(DRAFTED_ON);
  static final Listing BY_PARTNER = Listing.by("partner", "stateCode").latestFirst(DRAFTED_ON);
  static final Listing BY_PROJECT = Listing.by("project", "stateCode").latestFirst(DRAFTED_ON);
  static final Listing BY_ADVISOR = Listing.by("advisor", "stateCode").latestFirst(DRAFTED_ON);
  static final Listing BY_MUNICIPALITY =
      Listing.by("municipality", "stateCode").latestFirst(DRAFTED_ON);
  static final Listing BY_ANSWER_DAY = Listing.by("stateCode").inOrderOf("asked.answerBy");

  static final List<Listing> ALL =
      List.of(
          BY_SHORT_NUMBER,
          BY_CLIENT,
          BY_COMPANY,
          BY_NUMBER,
          BY_CASE,
          BY_PARTNER,
          BY_PROJECT,
          BY_ADVISOR,
          BY_MUNICIPALITY,
          BY_ANSWER_DAY);

  static final List<String> ORDERS = List.of("-draftedOn", DRAFTED_ON);

  static final CountedFields COUNTED =
      new CountedFields()
          .by("state", "stateCode", state -> ReferralState.valueOf(state).label())
          .by("municipality", "municipality", scb -> Municipality.of(scb).label())
          .by("partner", "partner")
          .by("advisor", "advisor")
          .by("project", "project");

  private ReferralListings() {}

  static Listing listing(ReferralQuery query) {
    if (query.number() != null) {
      return BY_SHORT_NUMBER;
    } else if (query.fromCase() != null) {
      return BY_CASE;
    } else if (query.clients() != null) {
      return BY_CLIENT;
    } else if (query.partner() != null) {
      return BY_PARTNER;
    } else if (!query.advisors().isEmpty()) {
      return BY_ADVISOR;
    } else if (!query.projects().isEmpty()) {
      return BY_PROJECT;
    } else {
      return BY_MUNICIPALITY;
    }
  }

  static Selection select(ReferralQuery query) {
    var listing = listing(query);
    var selection =
        Selection.of(listing)
            .where("number", query.number())
            .whereAny("client", query.clients())
            .where("partner", query.partner())
            .where("fromCase", query.fromCase())
            .whereSome("project", query.projects())
            .whereSome("advisor", query.advisors())
            .whereSome("municipality", municipalities(query, listing))
            .whereSome("stateCode", states(query, listing))
            .reversed(query.sort().equals(DRAFTED_ON));
    return query.sentOnly() ? selection.wherePresent("asked") : selection;
  }

  private static List<String> municipalities(ReferralQuery query, Listing listing) {
    return query.municipalities().isEmpty() && listing.equals(BY_MUNICIPALITY)
        ? Municipality.codes()
        : query.municipalities().stream().map(Municipality::scb).toList();
  }

  private static List<ReferralState> states(ReferralQuery query, Listing listing) {
    return query.states().isEmpty() && listing.equal().contains("stateCode")
        ? Arrays.asList(ReferralState.values())
        : query.states();
  }
}
