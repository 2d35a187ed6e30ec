package se.lotsen.referrals.partner;

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
import se.lotsen.model.access.Right;

/** Partner organisations over HTTP. */
@RestController
@RequestMapping("/partners")
class PartnerController implements Representation {
  private final Partners partners;

  PartnerController(Partners partners) {
    this.partners = partners;
  }

  @Requires(Right.PARTNERS_MANAGE)
  @PostMapping
  ResponseEntity<Receipt> registerPartner(
      @Valid @RequestBody PartnerRequests.Registration request, CommandContext context) {
    return CommandResponses.created(partners.register(request.toPartner(), context), "/partners");
  }

  @Requires(Right.PARTNERS_MANAGE)
  @PutMapping("/{id}")
  ResponseEntity<Receipt> changePartner(
      @PathVariable String id,
      @Valid @RequestBody PartnerRequests.PartnerDetails request,
      CommandContext context) {
    return partners
        .within(context.visible())
        .find(id)
        .map(
            found ->
                CommandResponses.changed(partners.change(request.toPartner(found.id()), context)))
        .orElseThrow(() -> Problems.notFound("partner", id));
  }

  @Override
  public ResponseEntity<?> represent(String id, Locale locale, Grant grant, Caller caller) {
    return getPartner(id, grant);
  }

  @Requires(Right.PARTNERS_READ)
  @GetMapping("/{id}/journal")
  Page<JournalView> journal(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable Cursor cursor,
      @RequestParam(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX) int limit,
      Grant grant) {
    return JournalView.page("partner", id, cursor, limit, partners.within(grant)::journal);
  }

  @Requires(Right.PARTNERS_READ)
  @GetMapping("/{id}")
  ResponseEntity<PartnerRequests.PartnerView> getPartner(@PathVariable String id, Grant grant) {
    return partners
        .within(grant)
        .find(id)
        .map(found -> CommandResponses.found(found, view(found)))
        .orElseThrow(() -> Problems.notFound("partner", id));
  }

  @Requires(Right.PARTNERS_READ)
  @GetMapping
  Page<PartnerRequests.PartnerView> listPartners(
      @RequestParam(required = false) @Nullable Cursor cursor,
      @RequestParam(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX) int limit,
      Grant grant) {
    var seen = partners.within(grant);
    return Page.read(
        (after, most) -> seen.list(Selection.of(Partners.ALL), after, most),
        cursor,
        limit,
        Versioned::id,
        PartnerController::view);
  }

  private static PartnerRequests.PartnerView view(Versioned<Partner> found) {
    return PartnerRequests.PartnerView.of(found.state(), found.version());
  }
}
