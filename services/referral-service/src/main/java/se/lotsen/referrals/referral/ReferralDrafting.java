package se.lotsen.referrals.referral;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.lotsen.kit.IdSource;
import se.lotsen.kit.journal.CommandContext;
import se.lotsen.kit.journal.Outcome;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.model.ReferralId;
import se.lotsen.model.access.Scope;
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

  Outcome draft(ReferralRequests.ReferralDraft request, CommandContext context) {
    ReferralSource from = null;
    if (request.fromCase() != null) {
      from = seen(works.caseOf(request.fromCase()), context);
      if (from == null) {
        return refused(ReferralRefusals.unknown("fromCase", request.fromCase().value()));
      }
    }
    if (request.fromContact() != null) {
      var contact = seen(works.contact(request.fromContact()), context);
      if (contact == null) {
        return refused(ReferralRefusals.unknown("fromContact", request.fromContact().value()));
      }
      if (from != null && !isOfTheSame(from, contact)) {
        return refused(ReferralRefusals.otherWork("fromContact"));
      }
      from = from == null ? contact : from;
    }
    return from == null ? outOfNothing(request, context) : outOf(from, request, context);
  }

  /** Work that whoever asks may see; other work is as if it were not there. */
  private static @Nullable ReferralSource seen(
      Optional<ReferralSource> found, CommandContext context) {
    var grant = context.visible();
    return found
        .filter(
            source ->
                grant.covers(Scope.MUNICIPALITY, source.municipality().scb())
                    || grant.covers(Scope.PROJECT, source.project().value()))
        .orElse(null);
  }

  private static boolean isOfTheSame(ReferralSource one, ReferralSource other) {
    return one.client().equals(other.client()) && one.project().equals(other.project());
  }

  private Outcome outOf(
      ReferralSource from, ReferralRequests.ReferralDraft request, CommandContext context) {
    if (request.client() != null && !known.survivorOf(request.client()).equals(from.client())) {
      return refused(ReferralRefusals.otherWork("client"));
    }
    if (request.project() != null && !request.project().equals(from.project())) {
      return refused(ReferralRefusals.otherWork("project"));
    }
    return draft(
        request,
        new ReferralRef(
            newId(context),
            request.partner(),
            from.project(),
            from.client(),
            request.municipality() != null ? request.municipality() : from.municipality(),
            request.area() != null ? request.area() : from.area()),
        context);
  }

  private Outcome outOfNothing(ReferralRequests.ReferralDraft request, CommandContext context) {
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
            newId(context),
            request.partner(),
            request.project(),
            request.client(),
            request.municipality() != null ? request.municipality() : client.municipality(),
            request.area()),
        context);
  }

  private Outcome draft(
      ReferralRequests.ReferralDraft request, ReferralRef about, CommandContext context) {
    return referrals.draft(
        new DraftReferral(
            about,
            request.on() == null ? referrals.today() : request.on(),
            request.advisor(),
            request.fromCase(),
            request.fromContact(),
            request.details() == null ? Details.NONE : request.details().toDetails()),
        context);
  }

  private ReferralId newId(CommandContext context) {
    return new ReferralId(context.idOfNew(ids));
  }

  private static Outcome refused(Refusal why) {
    return new Outcome.Refused(why);
  }
}
