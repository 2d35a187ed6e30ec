package se.lotsen.registry.funding;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
import se.lotsen.kit.journal.Selection;
import se.lotsen.kit.journal.Versioned;
import se.lotsen.kit.web.CommandResponses;
import se.lotsen.kit.web.Cursor;
import se.lotsen.kit.web.JournalView;
import se.lotsen.kit.web.Page;
import se.lotsen.kit.web.Problems;
import se.lotsen.kit.web.Receipt;
import se.lotsen.kit.web.Representation;
import se.lotsen.kit.web.Retraction;
import se.lotsen.model.ProjectId;
import se.lotsen.model.access.Right;

/** Funding decisions over HTTP. */
@RestController
@RequestMapping("/funding-decisions")
class FundingDecisionController implements Representation {
  private final FundingDecisions decisions;

  FundingDecisionController(FundingDecisions decisions) {
    this.decisions = decisions;
  }

  /** Enters what a funder of a project decided. */
  @Requires(Right.DECISIONS_MANAGE)
  @PostMapping
  ResponseEntity<Receipt> enterFundingDecision(
      @Valid @RequestBody FundingRequests.DecisionEntry request, CommandContext context) {
    return CommandResponses.created(
        decisions.make(request.project(), request.funder(), request.terms().toVersion(), context),
        "/funding-decisions");
  }

  /** Enters a later decision, whose terms replace the earlier ones; these can still be read. */
  @Requires(Right.DECISIONS_MANAGE)
  @PutMapping("/{id}")
  ResponseEntity<Receipt> changeFundingDecision(
      @PathVariable String id,
      @Valid @RequestBody FundingRequests.DecisionChange request,
      CommandContext context) {
    return CommandResponses.changed(
        decisions.change(id, request.terms().toVersion(), request.reason(), context));
  }

  /** Takes a decision back: nothing is reported on it any more; what was reported stays. */
  @Requires(Right.DECISIONS_MANAGE)
  @PostMapping("/{id}/retraction")
  ResponseEntity<Receipt> revokeFundingDecision(
      @PathVariable String id,
      @Valid @RequestBody(required = false) @Nullable Retraction request,
      CommandContext context) {
    return CommandResponses.changed(decisions.revoke(id, Retraction.of(request).reason(), context));
  }

  /**
   * A decision as it holds, or in an earlier version.
   *
   * @param number of the version; the latest when left out
   */
  @Requires(Right.DECISIONS_READ)
  @GetMapping("/{id}")
  ResponseEntity<FundingRequests.DecisionView> getFundingDecision(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable @Min(1) Integer number,
      Grant grant) {
    var found =
        decisions
            .within(grant)
            .find(id)
            .orElseThrow(() -> Problems.notFound("funding decision", id));
    var shown =
        number == null
            ? found.state().last()
            : found
                .state()
                .version(number)
                .orElseThrow(() -> Problems.notFound("funding decision", id + "?number=" + number));
    return CommandResponses.found(found, FundingRequests.DecisionView.of(found, shown));
  }

  @Override
  public ResponseEntity<?> represent(String id, Locale locale, Grant grant, Caller caller) {
    return getFundingDecision(id, null, grant);
  }

  @Requires(Right.DECISIONS_READ)
  @GetMapping("/{id}/journal")
  Page<JournalView> journal(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable Cursor cursor,
      @RequestParam(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX) int limit,
      Grant grant) {
    return JournalView.page(
        "funding decision", id, cursor, limit, decisions.within(grant)::journal);
  }

  /** Lists funding decisions in the order in which they were entered, each as it holds. */
  @Requires(Right.DECISIONS_READ)
  @GetMapping
  Page<FundingRequests.DecisionView> listFundingDecisions(
      @RequestParam(required = false) @Nullable ProjectId project,
      @RequestParam(required = false) @Nullable Cursor cursor,
      @RequestParam(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX) int limit,
      Grant grant) {
    var listing = project == null ? FundingDecisions.ALL : FundingDecisions.OF_PROJECT;
    var selection = Selection.of(listing).where("project", project);
    return Page.read(
        (after, most) -> decisions.within(grant).list(selection, after, most),
        cursor,
        limit,
        Versioned::id,
        found -> FundingRequests.DecisionView.of(found, found.state().last()));
  }
}
