package se.lotsen.referrals.referral;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
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
import se.lotsen.kit.access.Caller;
import se.lotsen.kit.access.Grant;
import se.lotsen.kit.access.Requires;
import se.lotsen.kit.journal.CommandContext;
import se.lotsen.kit.journal.Versioned;
import se.lotsen.kit.web.CommandResponses;
import se.lotsen.kit.web.Cursor;
import se.lotsen.kit.web.JournalView;
import se.lotsen.kit.web.Page;
import se.lotsen.kit.web.Parameter;
import se.lotsen.kit.web.Problems;
import se.lotsen.kit.web.Receipt;
import se.lotsen.kit.web.Representation;
import se.lotsen.model.AdvisorId;
import se.lotsen.model.CaseId;
import se.lotsen.model.ClientId;
import se.lotsen.model.PartnerId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.access.Right;
import se.lotsen.model.access.Scope;
import se.lotsen.model.code.Municipality;
import se.lotsen.referrals.lifecycle.ReferralState;
import se.lotsen.referrals.referral.ReferralCommand.CorrectOutcome;
import se.lotsen.referrals.referral.ReferralCommand.RecordConsent;
import se.lotsen.referrals.referral.ReferralCommand.RecordDetails;
import se.lotsen.work.ClientDirectory;
import se.lotsen.work.FreeText;
import se.lotsen.work.ShortNumber;

/** Referrals over HTTP, for those who refer. */
@RestController
@RequestMapping("/referrals")
class ReferralController implements Representation {
  private final Referrals referrals;
  private final ReferralDrafting drafts;
  private final ReferralTransitions steps;
  private final ClientDirectory clients;

  ReferralController(
      Referrals referrals,
      ReferralDrafting drafts,
      ReferralTransitions steps,
      ClientDirectory clients) {
    this.referrals = referrals;
    this.drafts = drafts;
    this.steps = steps;
    this.clients = clients;
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

  /**
   * Lists referrals, the latest drafted first.
   *
   * @param q the short number in any way of writing it, any part of the client's name, or its
   *     organisation number
   * @param client whose referral it is, also where another client goes on for that one
   * @param sort {@code -draftedOn} or {@code draftedOn}
   * @param countBy also answers how many there are of each state, municipality, partner, advisor or
   *     project
   */
  @Requires(Right.REFERRALS_READ)
  @GetMapping
  Page<ReferralSummary> listReferrals(
      @RequestParam(required = false) @Nullable @Size(max = 100) String q,
      @RequestParam(defaultValue = "") List<String> project,
      @RequestParam(required = false) @Nullable String partner,
      @RequestParam(required = false) @Nullable String client,
      @RequestParam(required = false) @Nullable String fromCase,
      @RequestParam(defaultValue = "") List<String> advisor,
      @RequestParam(defaultValue = "") List<String> municipality,
      @RequestParam(defaultValue = "") List<String> state,
      @RequestParam(required = false) @Nullable String sort,
      @RequestParam(defaultValue = "") List<String> countBy,
      @RequestParam(defaultValue = "false") boolean total,
      @RequestParam(required = false) @Nullable Cursor cursor,
      @RequestParam(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX) int limit,
      Locale locale,
      Grant grant) {
    var text = FreeText.read(q, ShortNumber.Kind.REFERRAL, clients);
    var query =
        new ReferralQuery(
            text.number(),
            grant.narrowed(
                Scope.PROJECT,
                Parameter.readAll("project", project, ProjectId::new),
                ProjectId::value,
                ProjectId::new),
            Parameter.read("partner", partner, PartnerId::new),
            referrals.whose(Parameter.read("client", client, ClientId::new), text),
            Parameter.read("fromCase", fromCase, CaseId::new),
            Parameter.readAll("advisor", advisor, AdvisorId::new),
            grant.narrowed(
                Scope.MUNICIPALITY,
                Parameter.readAll("municipality", municipality, Municipality::of),
                Municipality::scb,
                Municipality::of),
            Parameter.readCodes("state", state, ReferralState.class),
            false,
            Parameter.sort(sort, ReferralListings.ORDERS));
    var seen = referrals.within(grant);
    var found = seen.list(ReferralListings.select(query), Cursor.place(cursor), limit + 1);
    var names = clients.names(found.stream().map(each -> each.state().client()).toList());
    return Page.of(
            found,
            limit,
            each -> seen.placeOf(ReferralListings.listing(query), each),
            each ->
                ReferralSummary.of(
                    each,
                    names.get(each.state().client()),
                    referrals.factsOf(each.state()),
                    referrals.today(),
                    locale))
        .with(
            total ? seen.count(ReferralListings.select(query)) : null,
            ReferralListings.COUNTED.count(countBy, ReferralListings.select(query), seen::countBy));
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
