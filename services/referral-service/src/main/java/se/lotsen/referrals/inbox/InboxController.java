package se.lotsen.referrals.inbox;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.lotsen.kit.access.Grant;
import se.lotsen.kit.access.Requires;
import se.lotsen.kit.journal.CommandContext;
import se.lotsen.kit.journal.Versioned;
import se.lotsen.kit.web.CommandResponses;
import se.lotsen.kit.web.Cursor;
import se.lotsen.kit.web.Page;
import se.lotsen.kit.web.Parameter;
import se.lotsen.kit.web.Problems;
import se.lotsen.kit.web.Receipt;
import se.lotsen.model.PartnerId;
import se.lotsen.model.access.Right;
import se.lotsen.model.access.Scope;
import se.lotsen.referrals.lifecycle.ReferralState;
import se.lotsen.referrals.lifecycle.ReferralTrigger;
import se.lotsen.referrals.partner.Partners;
import se.lotsen.referrals.referral.Referral;
import se.lotsen.referrals.referral.ReferralQuery;
import se.lotsen.referrals.referral.ReferralRequests;
import se.lotsen.referrals.referral.ReferralTransitions;
import se.lotsen.referrals.referral.Referrals;

/** A partner's own API: what it was sent, and what it answers. Drafts are none of its business. */
@RestController
@RequestMapping("/partners/{partner}/inbox")
class InboxController {
  private final Referrals referrals;
  private final Partners partners;
  private final ReferralTransitions steps;

  InboxController(Referrals referrals, Partners partners, ReferralTransitions steps) {
    this.referrals = referrals;
    this.partners = partners;
    this.steps = steps;
  }

  /**
   * Lists what was sent to the partner.
   *
   * @param state only those in this state; those that are open when left out
   */
  @Requires(Right.INBOX_READ)
  @GetMapping
  Page<InboxView> listInbox(
      @PathVariable String partner,
      @RequestParam(required = false) @Nullable ReferralState state,
      @RequestParam(required = false) @Nullable Cursor cursor,
      @RequestParam(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX) int limit,
      Locale locale,
      Grant grant) {
    var whose = Parameter.required("partner", partner, PartnerId::new);
    if (!grant.covers(Scope.PARTNER, whose.value()) || !partners.has(whose)) {
      throw Problems.notFound("partner", partner);
    }
    var query = ReferralQuery.sentTo(whose, state == null ? open() : List.of(state));
    return Page.read(
        (after, most) -> referrals.list(query, grant, after, most),
        cursor,
        limit,
        found -> referrals.placeOf(query, found),
        found -> view(found, locale));
  }

  private static List<ReferralState> open() {
    return Arrays.stream(ReferralState.values())
        .filter(state -> state.isOpen() && state != ReferralState.DRAFT)
        .toList();
  }

  @Requires(Right.INBOX_READ)
  @GetMapping("/{id}")
  ResponseEntity<InboxView> getReceived(
      @PathVariable String partner, @PathVariable String id, Locale locale, Grant grant) {
    return sentTo(partner, id, grant)
        .map(found -> CommandResponses.found(found, view(found, locale)))
        .orElseThrow(() -> Problems.notFound("referral", id));
  }

  @Requires(Right.INBOX_ANSWER)
  @PostMapping("/{id}/transitions")
  ResponseEntity<Receipt> answerReferral(
      @PathVariable String partner,
      @PathVariable String id,
      @Valid @RequestBody ReferralRequests.ReferralTransition request,
      CommandContext context) {
    if (sentTo(partner, id, context.visible()).isEmpty()) {
      throw Problems.notFound("referral", id);
    }
    return steps.take(id, request, ReferralTrigger::isPartners, context);
  }

  /** One that was sent, to this very partner. */
  private Optional<Versioned<Referral>> sentTo(String partner, String id, Grant grant) {
    var whose = Parameter.required("partner", partner, PartnerId::new);
    return referrals
        .within(grant)
        .find(id)
        .filter(found -> found.state().partner().equals(whose) && found.state().asked() != null);
  }

  private InboxView view(Versioned<Referral> found, Locale locale) {
    return InboxView.of(found.state(), found.version(), referrals.factsOf(found.state()), locale);
  }
}
