package se.lotsen.referrals.referral;

import org.springframework.stereotype.Component;
import se.lotsen.kit.IdSource;
import se.lotsen.kit.journal.Origin;
import se.lotsen.kit.journal.Outcome;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.model.ReferralId;
import se.lotsen.model.event.ReferralEvent.ReferralRef;
import se.lotsen.referrals.referral.ReferralCommand.DraftReferral;
import se.lotsen.referrals.source.ReferralSource;
import se.lotsen.referrals.source.ReferralSources;
import se.lotsen.work.ReferenceData;

/**
 * Makes drafts out of what is asked for and what is known of the case or contact they come from.
 */
@Component
class ReferralDrafting {
  private final Referrals referrals;
  private final ReferralSources works;
  private final ReferenceData known;
  private final IdSource ids;

  ReferralDrafting(Referrals referrals, ReferralSources works, ReferenceData known, IdSource ids) {
    this.referrals = referrals;
    this.works = works;
    this.known = known;
    this.ids = ids;
  }

  Outcome draft(ReferralRequests.ReferralDraft request, Origin origin) {
    ReferralSource from = null;
    if (request.fromCase() != null) {
      from = works.caseOf(request.fromCase()).orElse(null);
      if (from == null) {
        return refused(ReferralRefusals.unknown("fromCase", request.fromCase().value()));
      }
    }
    if (request.fromContact() != null) {
      var contact = works.contact(request.fromContact()).orElse(null);
      if (contact == null) {
        return refused(ReferralRefusals.unknown("fromContact", request.fromContact().value()));
      }
      if (from != null && !isOfTheSame(from, contact)) {
        return refused(ReferralRefusals.otherWork("fromContact"));
      }
      from = from == null ? contact : from;
    }
    return from == null ? outOfNothing(request, origin) : outOf(from, request, origin);
  }

  private static boolean isOfTheSame(ReferralSource one, ReferralSource other) {
    return one.client().equals(other.client()) && one.project().equals(other.project());
  }

  private Outcome outOf(
      ReferralSource from, ReferralRequests.ReferralDraft request, Origin origin) {
    if (request.client() != null && !known.survivorOf(request.client()).equals(from.client())) {
      return refused(ReferralRefusals.otherWork("client"));
    }
    if (request.project() != null && !request.project().equals(from.project())) {
      return refused(ReferralRefusals.otherWork("project"));
    }
    return draft(
        request,
        new ReferralRef(
            newId(origin),
            request.partner(),
            from.project(),
            from.client(),
            request.municipality() != null ? request.municipality() : from.municipality(),
            request.area() != null ? request.area() : from.area()),
        origin);
  }

  private Outcome outOfNothing(ReferralRequests.ReferralDraft request, Origin origin) {
    if (request.project() == null) {
      return refused(ReferralRefusals.needed("project"));
    }
    if (request.client() == null) {
      return refused(ReferralRefusals.needed("client"));
    }
    if (request.area() == null) {
      return refused(ReferralRefusals.needed("area"));
    }
    var client = known.client(request.client()).orElse(null);
    if (client == null) {
      return refused(ReferenceData.unknown(request.client()));
    }
    return draft(
        request,
        new ReferralRef(
            newId(origin),
            request.partner(),
            request.project(),
            request.client(),
            request.municipality() != null ? request.municipality() : client.municipality(),
            request.area()),
        origin);
  }

  private Outcome draft(ReferralRequests.ReferralDraft request, ReferralRef about, Origin origin) {
    return referrals.draft(
        new DraftReferral(
            about,
            request.on() == null ? referrals.today() : request.on(),
            request.advisor(),
            request.fromCase(),
            request.fromContact(),
            request.details() == null ? Details.NONE : request.details().toDetails()),
        origin);
  }

  private ReferralId newId(Origin origin) {
    return new ReferralId(origin.idOfNew(ids));
  }

  private static Outcome refused(Refusal why) {
    return new Outcome.Refused(why);
  }
}
