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

  private static Listing listing(Referrals.Wanted wanted) {
    if (wanted.fromCase() != null) {
      return BY_CASE;
    } else if (wanted.client() != null) {
      return BY_CLIENT;
    } else if (wanted.partner() != null) {
      return BY_PARTNER;
    } else if (wanted.advisor() != null) {
      return BY_ADVISOR;
    } else if (wanted.project() != null) {
      return BY_PROJECT;
    } else {
      return BY_MUNICIPALITY;
    }
  }

  static Selection select(Referrals.Wanted wanted) {
    var listing = listing(wanted);
    var selection =
        Selection.of(listing)
            .where("project", wanted.project())
            .where("partner", wanted.partner())
            .where("client", wanted.client())
            .where("fromCase", wanted.fromCase())
            .where("advisor", wanted.advisor());
    if (listing.equals(BY_MUNICIPALITY)) {
      selection.where("municipality", scb(wanted), Municipality.codes());
    } else {
      selection.where("municipality", scb(wanted));
    }
    if (wanted.sentOnly()) {
      selection.wherePresent("asked");
    }
    if (!wanted.states().isEmpty()) {
      selection.whereIn("stateCode", wanted.states());
    } else if (listing.equal().contains("stateCode")) {
      selection.whereIn("stateCode", Arrays.asList(ReferralState.values()));
    }
    return selection;
  }

  private static @Nullable String scb(Referrals.Wanted wanted) {
    return wanted.municipality() == null ? null : wanted.municipality().scb();
  }
}
