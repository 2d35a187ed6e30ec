package se.lotsen.cases.casefile;

import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import se.lotsen.cases.casefile.CaseCommand.RecordCompany;
import se.lotsen.cases.casefile.CaseCommand.RecordSuccession;
import se.lotsen.kit.access.Requires;
import se.lotsen.kit.failure.RefusedException;
import se.lotsen.kit.journal.CommandContext;
import se.lotsen.kit.web.CommandResponses;
import se.lotsen.kit.web.Receipt;
import se.lotsen.model.access.Right;
import se.lotsen.model.code.CompanyOrigin;
import se.lotsen.work.ReferenceData;

/** What comes of a case, over HTTP: a company that starts, a business that changes hands. */
@RestController
@RequestMapping("/cases/{id}")
class CaseResultController {
  private final Cases cases;
  private final ReferenceData known;

  CaseResultController(Cases cases, ReferenceData known) {
    this.cases = cases;
    this.known = known;
  }

  @Requires(Right.CASES_WORK)
  @PutMapping("/company")
  ResponseEntity<Receipt> recordCompany(
      @PathVariable String id,
      @Valid @RequestBody CaseRequests.CompanyDetails request,
      CommandContext context) {
    var company = known.client(request.client());
    if (company.isEmpty()) {
      throw new RefusedException(ReferenceData.unknown(request.client()));
    }
    var comesFrom = request.origin() == null ? CompanyOrigin.NEW : request.origin();
    return CommandResponses.changed(
        cases.change(
            id,
            new RecordCompany(request.client(), company.get(), request.startsOn(), comesFrom),
            context));
  }

  @Requires(Right.CASES_WORK)
  @PutMapping("/succession")
  ResponseEntity<Receipt> recordSuccession(
      @PathVariable String id,
      @Valid @RequestBody CaseRequests.SuccessionDetails request,
      CommandContext context) {
    return CommandResponses.changed(
        cases.change(
            id,
            new RecordSuccession(
                request.consentOn(),
                request.valuedOn(),
                request.successor(),
                request.transferOn(),
                request.note()),
            context));
  }
}
