package se.lotsen.referrals.referral;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.lotsen.kit.journal.Listing;
import se.lotsen.kit.journal.Selection;
import se.lotsen.model.code.Municipality;
import se.lotsen.referrals.lifecycle.ReferralState;

/**
 * The ways in which referrals are listed. Where a listing is by state, whoever does not ask for one
 * asks for all there are.
 */
final class ReferralListings {
  static final Listing BY_CLIENT = Listing.by("client");
  static final Listing BY_COMPANY = Listing.by("result.company");
  static final Listing BY_NUMBER = Listing.by("result.number");
  static final Listing BY_CASE = Listing.by("fromCase");
  static final Listing BY_PARTNER = Listing.by("partner", "stateCode");
  static final Listing BY_PROJECT = Listing.by("project", "stateCode");
  static final Listing BY_ADVISOR = Listing.by("advisor", "stateCode");
  static final Listing BY_MUNICIPALITY = Listing.by("municipality", "stateCode");
  static final Listing BY_ANSWER_DAY = Listing.by("stateCode").inOrderOf("asked.answerBy");

  static final List<Listing> ALL =
      List.of(
          BY_CLIENT,
          BY_COMPANY,
          BY_NUMBER,
          BY_CASE,
          BY_PARTNER,
          BY_PROJECT,
          BY_ADVISOR,
          BY_MUNICIPALITY,
          BY_ANSWER_DAY);

  private ReferralListings() {}

  private static Listing listing(ReferralQuery query) {
    if (query.fromCase() != null) {
      return BY_CASE;
    } else if (query.client() != null) {
      return BY_CLIENT;
    } else if (query.partner() != null) {
      return BY_PARTNER;
    } else if (query.advisor() != null) {
      return BY_ADVISOR;
    } else if (query.project() != null) {
      return BY_PROJECT;
    } else {
      return BY_MUNICIPALITY;
    }
  }

  static Selection select(ReferralQuery query) {
    var listing = listing(query);
    var selection =
        Selection.of(listing)
            .where("project", query.project())
            .where("partner", query.partner())
            .where("client", query.client())
            .where("fromCase", query.fromCase())
            .where("advisor", query.advisor());
    if (listing.equals(BY_MUNICIPALITY)) {
      selection.where("municipality", scb(query), Municipality.codes());
    } else {
      selection.where("municipality", scb(query));
    }
    if (query.sentOnly()) {
      selection.wherePresent("asked");
    }
    if (!query.states().isEmpty()) {
      selection.whereIn("stateCode", query.states());
    } else if (listing.equal().contains("stateCode")) {
      selection.whereIn("stateCode", Arrays.asList(ReferralState.values()));
    }
    return selection;
  }

  private static @Nullable String scb(ReferralQuery query) {
    return query.municipality() == null ? null : query.municipality().scb();
  }
}
