package se.lotsen.referrals.partner;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
import se.lotsen.kit.web.Page;
import se.lotsen.kit.web.Problems;
import se.lotsen.kit.web.Receipt;

/** Partner organisations over HTTP. */
@RestController
@RequestMapping("/partners")
class PartnerController {
  private final Partners partners;

  PartnerController(Partners partners) {
    this.partners = partners;
  }

  @PostMapping
  ResponseEntity<Receipt> registerPartner(
      @Valid @RequestBody PartnerRequests.Registration request, Origin origin) {
    return CommandResponses.created(partners.register(request.toPartner(), origin), "/partners");
  }

  @PutMapping("/{id}")
  ResponseEntity<Receipt> changePartner(
      @PathVariable String id,
      @Valid @RequestBody PartnerRequests.PartnerDetails request,
      Origin origin) {
    return partners
        .find(id)
        .map(
            found ->
                CommandResponses.changed(partners.change(request.toPartner(found.id()), origin)))
        .orElseThrow(() -> Problems.notFound("partner", id));
  }

  @GetMapping("/{id}")
  ResponseEntity<PartnerRequests.PartnerView> partner(@PathVariable String id) {
    return partners
        .find(id)
        .map(found -> CommandResponses.found(found, view(found)))
        .orElseThrow(() -> Problems.notFound("partner", id));
  }

  @GetMapping
  Page<PartnerRequests.PartnerView> partners(
      @RequestParam(required = false) @Nullable Cursor cursor,
      @RequestParam(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX) int limit) {
    return Page.read(partners::list, cursor, limit, Versioned::id, PartnerController::view);
  }

  private static PartnerRequests.PartnerView view(Versioned<Partner> found) {
    return PartnerRequests.PartnerView.of(found.state(), found.version());
  }
}
