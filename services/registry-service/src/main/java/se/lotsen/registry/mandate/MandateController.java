package se.lotsen.registry.mandate;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.lotsen.kit.access.Caller;
import se.lotsen.kit.access.Grant;
import se.lotsen.kit.access.Requires;
import se.lotsen.kit.failure.RefusedException;
import se.lotsen.kit.journal.CommandContext;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.kit.journal.Selection;
import se.lotsen.kit.privacy.ReadJournal;
import se.lotsen.kit.web.CommandResponses;
import se.lotsen.kit.web.Cursor;
import se.lotsen.kit.web.JournalView;
import se.lotsen.kit.web.Page;
import se.lotsen.kit.web.Problems;
import se.lotsen.kit.web.Receipt;
import se.lotsen.kit.web.Representation;
import se.lotsen.kit.web.Retraction;
import se.lotsen.model.access.Right;
import se.lotsen.model.code.MandateKind;

/** Mandates over HTTP. Whoever has one names it in the header {@code Lotsen-Mandate}. */
@RestController
@RequestMapping("/mandates")
class MandateController implements Representation {
  private final Mandates mandates;
  private final ReadJournal reads;

  MandateController(Mandates mandates, ReadJournal reads) {
    this.mandates = mandates;
    this.reads = reads;
  }

  /** Has a colleague stand in, with all that whoever asks may do as advisor or supervisor. */
  @Requires(Right.MANDATES_GIVE)
  @PostMapping
  ResponseEntity<Receipt> giveMandate(
      @Valid @RequestBody MandateRequests.StandIn request, Caller caller, CommandContext context) {
    requireOwnRights(caller);
    return CommandResponses.created(
        mandates.give(caller, request.to(), request.lastDay(), request.reason(), context),
        "/mandates");
  }

  /** Takes exceptional access to a municipality; supervisors there find it in the list. */
  @Requires(Right.MANDATES_TAKE)
  @PostMapping("/exceptional")
  ResponseEntity<Receipt> takeExceptionalAccess(
      @Valid @RequestBody MandateRequests.ExceptionalAccess request,
      Caller caller,
      CommandContext context) {
    requireOwnRights(caller);
    return CommandResponses.created(
        mandates.take(caller, request.municipality(), request.reason(), context), "/mandates");
  }

  private static void requireOwnRights(Caller caller) {
    if (caller.mandate() != null) {
      throw new RefusedException(
          Refusal.conflict(
              "mandate-not-passed-on",
              "Den som ersätter någon kan inte låta sig ersättas, nödöppna, avsluta eller granska",
              "Whoever stands in for somebody cannot pass that on, take exceptional access, end or"
                  + " review it"));
    }
  }

  /** Ends a mandate before its time. */
  @Requires(Right.MANDATES_GIVE)
  @PostMapping("/{id}/retraction")
  ResponseEntity<Receipt> endMandate(
      @PathVariable String id,
      @Valid @RequestBody(required = false) @Nullable Retraction request,
      Caller caller,
      CommandContext context) {
    requireOwnRights(caller);
    return CommandResponses.changed(mandates.end(id, Retraction.of(request).reason(), context));
  }

  /** Says what came of looking into why somebody took exceptional access. */
  @Requires(Right.MANDATES_REVIEW)
  @PostMapping("/{id}/review")
  ResponseEntity<Receipt> reviewMandate(
      @PathVariable String id,
      @Valid @RequestBody MandateRequests.MandateReview request,
      Caller caller,
      CommandContext context) {
    requireOwnRights(caller);
    return CommandResponses.changed(mandates.review(id, request.finding(), context));
  }

  @Requires(Right.MANDATES_READ)
  @GetMapping("/{id}")
  ResponseEntity<MandateRequests.MandateView> getMandate(@PathVariable String id, Grant grant) {
    return mandates
        .within(grant)
        .find(id)
        .map(
            found ->
                CommandResponses.found(
                    found,
                    MandateRequests.MandateView.of(found, mandates.isInForce(found.state()))))
        .orElseThrow(() -> Problems.notFound("mandate", id));
  }

  @Override
  public ResponseEntity<?> represent(String id, Locale locale, Grant grant, Caller caller) {
    return getMandate(id, grant);
  }

  @Requires(Right.MANDATES_READ)
  @GetMapping("/{id}/journal")
  Page<JournalView> journal(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable Cursor cursor,
      @RequestParam(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX) int limit,
      Grant grant) {
    return JournalView.page("mandate", id, cursor, limit, mandates.within(grant)::journal);
  }

  /**
   * What was read by a mandate, the last first, and how much: whoever looks into it sees whose data
   * it was, by ids. Each service that runs alone has written down its own; this is the registry's.
   */
  @Requires(Right.MANDATES_READ)
  @GetMapping("/{id}/reads")
  Page<ReadJournal.Read> listReadsByMandate(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable Cursor cursor,
      @RequestParam(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX) int limit,
      Grant grant) {
    if (mandates.within(grant).find(id).isEmpty()) {
      throw Problems.notFound("mandate", id);
    }
    return Page.read(
            (before, most) -> reads.by(id, before, most),
            cursor,
            limit,
            ReadJournal.Read::id,
            read -> read)
        .with(reads.countBy(id), null);
  }

  /**
   * Lists mandates, the latest first.
   *
   * @param unreviewed only exceptional access that nobody has looked into yet
   * @param account only what this account has or has given
   */
  @Requires(Right.MANDATES_READ)
  @GetMapping
  Page<MandateRequests.MandateView> listMandates(
      @RequestParam(defaultValue = "false") boolean unreviewed,
      @RequestParam(required = false) @Nullable @Size(max = 64) String account,
      @RequestParam(required = false) @Nullable Cursor cursor,
      @RequestParam(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX) int limit,
      Grant grant) {
    var listing =
        unreviewed ? Mandates.BY_KIND : account != null ? Mandates.BY_PARTY : Mandates.ALL;
    var selection = Selection.of(listing).where("parties", account);
    if (unreviewed) {
      selection.where("kind", MandateKind.EXCEPTIONAL).where("reviewed", false);
    }
    var seen = mandates.within(grant);
    return Page.of(
        seen.list(selection, Cursor.place(cursor), limit + 1),
        limit,
        each -> seen.placeOf(listing, each),
        each -> MandateRequests.MandateView.of(each, mandates.isInForce(each.state())));
  }
}
