package se.lotsen.referrals.referral;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.lotsen.kit.access.Caller;
import se.lotsen.kit.access.Grant;
import se.lotsen.kit.access.Requires;
import se.lotsen.kit.journal.CommandContext;
import se.lotsen.kit.journal.Versioned;
import se.lotsen.kit.web.CommandResponses;
import se.lotsen.kit.web.Cursor;
import se.lotsen.kit.web.JournalView;
import se.lotsen.kit.web.Page;
import se.lotsen.kit.web.Problems;
import se.lotsen.kit.web.Receipt;
import se.lotsen.kit.web.Representation;
import se.lotsen.model.access.Right;
import se.lotsen.referrals.referral.ReferralCommand.CorrectOutcome;
import se.lotsen.referrals.referral.ReferralCommand.RecordConsent;
import se.lotsen.referrals.referral.ReferralCommand.RecordDetails;

/** Referrals over HTTP, one at a time, for those who refer. */
@RestController
@RequestMapping("/referrals")
class ReferralController implements Representation {
  private final Referrals referrals;
  private final ReferralDrafting drafts;
  private final ReferralTransitions steps;

  ReferralController(Referrals referrals, ReferralDrafting drafts, ReferralTransitions steps) {
    this.referrals = referrals;
    this.drafts = drafts;
    this.steps = steps;
  }

  @Requires(Right.REFERRALS_WORK)
  @PostMapping
  ResponseEntity<Receipt> draftReferral(
      @Valid @RequestBody ReferralRequests.ReferralDraft request, CommandContext context) {
    return CommandResponses.created(drafts.draft(request, context), "/referrals");
  }

  @Requires(Right.REFERRALS_WORK)
  @PutMapping("/{id}/details")
  ResponseEntity<Receipt> recordDetails(
      @PathVariable String id,
      @Valid @RequestBody ReferralRequests.ReferralShareables request,
      CommandContext context) {
    return CommandResponses.changed(
        referrals.change(id, new RecordDetails(request.toDetails()), context));
  }

  @Requires(Right.REFERRALS_WORK)
  @PutMapping("/{id}/consent")
  ResponseEntity<Receipt> recordConsent(
      @PathVariable String id,
      @Valid @RequestBody ReferralRequests.ReferralConsent request,
      CommandContext context) {
    return CommandResponses.changed(
        referrals.change(
            id,
            new RecordConsent(orToday(request.on()), request.form(), request.shared()),
            context));
  }

  /** Takes any step, also one that the partner took and told of by telephone. */
  @Requires(Right.REFERRALS_WORK)
  @PostMapping("/{id}/transitions")
  ResponseEntity<Receipt> takeStep(
      @PathVariable String id,
      @Valid @RequestBody ReferralRequests.ReferralTransition request,
      CommandContext context) {
    return steps.take(id, request, trigger -> true, context);
  }

  @Requires(Right.REFERRALS_WORK)
  @PutMapping("/{id}/outcome")
  ResponseEntity<Receipt> correctOutcome(
      @PathVariable String id,
      @Valid @RequestBody ReferralRequests.ReferralOutcomeCorrection request,
      CommandContext context) {
    return CommandResponses.changed(
        referrals.change(
            id, new CorrectOutcome(orToday(request.on()), request.outcome().toOutcome()), context));
  }

  @Requires(Right.REFERRALS_READ)
  @GetMapping("/{id}")
  ResponseEntity<ReferralView> getReferral(@PathVariable String id, Locale locale, Grant grant) {
    return referrals
        .within(grant)
        .find(id)
        .map(found -> CommandResponses.found(found, view(found, locale)))
        .orElseThrow(() -> Problems.notFound("referral", id));
  }

  @Requires(Right.REFERRALS_READ)
  @GetMapping("/{id}/journal")
  Page<JournalView> journal(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable Cursor cursor,
      @RequestParam(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX) int limit,
      Grant grant) {
    return JournalView.page("referral", id, cursor, limit, referrals.within(grant)::journal);
  }

  @Override
  public ResponseEntity<?> represent(String id, Locale locale, Grant grant, Caller caller) {
    return getReferral(id, locale, grant);
  }

  private ReferralView view(Versioned<Referral> found, Locale locale) {
    return ReferralView.of(
        found.state(),
        found.version(),
        referrals.factsOf(found.state()),
        referrals.today(),
        locale);
  }

  private LocalDate orToday(@Nullable LocalDate on) {
    return on == null ? referrals.today() : on;
  }
}
