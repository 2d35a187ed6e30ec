package se.lotsen.referrals.referral;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import java.util.List;
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
import se.lotsen.kit.journal.Origin;
import se.lotsen.kit.journal.Versioned;
import se.lotsen.kit.web.CommandResponses;
import se.lotsen.kit.web.Cursor;
import se.lotsen.kit.web.JournalView;
import se.lotsen.kit.web.Page;
import se.lotsen.kit.web.Parameter;
import se.lotsen.kit.web.Problems;
import se.lotsen.kit.web.Receipt;
import se.lotsen.model.AdvisorId;
import se.lotsen.model.CaseId;
import se.lotsen.model.ClientId;
import se.lotsen.model.PartnerId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.Municipality;
import se.lotsen.referrals.lifecycle.ReferralState;
import se.lotsen.referrals.referral.ReferralCommand.CorrectOutcome;
import se.lotsen.referrals.referral.ReferralCommand.RecordConsent;
import se.lotsen.referrals.referral.ReferralCommand.RecordDetails;

/** Referrals over HTTP, for those who refer. */
@RestController
@RequestMapping("/referrals")
class ReferralController {
  private final Referrals referrals;
  private final ReferralDrafting drafts;
  private final ReferralTransitions steps;

  ReferralController(Referrals referrals, ReferralDrafting drafts, ReferralTransitions steps) {
    this.referrals = referrals;
    this.drafts = drafts;
    this.steps = steps;
  }

  @PostMapping
  ResponseEntity<Receipt> draftReferral(
      @Valid @RequestBody ReferralRequests.ReferralDraft request, Origin origin) {
    return CommandResponses.created(drafts.draft(request, origin), "/referrals");
  }

  @PutMapping("/{id}/details")
  ResponseEntity<Receipt> recordDetails(
      @PathVariable String id,
      @Valid @RequestBody ReferralRequests.ReferralShareables request,
      Origin origin) {
    return CommandResponses.changed(
        referrals.change(id, new RecordDetails(request.toDetails()), origin));
  }

  @PutMapping("/{id}/consent")
  ResponseEntity<Receipt> recordConsent(
      @PathVariable String id,
      @Valid @RequestBody ReferralRequests.ReferralConsent request,
      Origin origin) {
    return CommandResponses.changed(
        referrals.change(
            id,
            new RecordConsent(orToday(request.on()), request.form(), request.shared()),
            origin));
  }

  /** Takes any step, also one that the partner took and told of by telephone. */
  @PostMapping("/{id}/transitions")
  ResponseEntity<Receipt> takeStep(
      @PathVariable String id,
      @Valid @RequestBody ReferralRequests.ReferralTransition request,
      Origin origin) {
    return steps.take(id, request, trigger -> true, origin);
  }

  @PutMapping("/{id}/outcome")
  ResponseEntity<Receipt> correctOutcome(
      @PathVariable String id,
      @Valid @RequestBody ReferralRequests.ReferralOutcomeCorrection request,
      Origin origin) {
    return CommandResponses.changed(
        referrals.change(
            id, new CorrectOutcome(orToday(request.on()), request.outcome().toOutcome()), origin));
  }

  @GetMapping("/{id}")
  ResponseEntity<ReferralView> referral(@PathVariable String id, Locale locale) {
    return referrals
        .find(id)
        .map(found -> CommandResponses.found(found, view(found, locale)))
        .orElseThrow(() -> Problems.notFound("referral", id));
  }

  @GetMapping("/{id}/journal")
  Page<JournalView> journal(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable Cursor cursor,
      @RequestParam(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX) int limit) {
    return JournalView.page("referral", id, cursor, limit, referrals::journal);
  }

  @GetMapping
  Page<ReferralView> referrals(
      @RequestParam(required = false) @Nullable String project,
      @RequestParam(required = false) @Nullable String partner,
      @RequestParam(required = false) @Nullable String client,
      @RequestParam(name = "case", required = false) @Nullable String fromCase,
      @RequestParam(required = false) @Nullable String advisor,
      @RequestParam(required = false) @Nullable String municipality,
      @RequestParam(required = false) @Nullable ReferralState state,
      @RequestParam(required = false) @Nullable Cursor cursor,
      @RequestParam(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX) int limit,
      Locale locale) {
    var query =
        new ReferralQuery(
            Parameter.read("project", project, ProjectId::new),
            Parameter.read("partner", partner, PartnerId::new),
            Parameter.read("client", client, ClientId::new),
            Parameter.read("case", fromCase, CaseId::new),
            Parameter.read("advisor", advisor, AdvisorId::new),
            Parameter.read("municipality", municipality, Municipality::of),
            state == null ? List.of() : List.of(state),
            false);
    return Page.read(
        (after, most) -> referrals.list(query, after, most),
        cursor,
        limit,
        Versioned::id,
        found -> view(found, locale));
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
