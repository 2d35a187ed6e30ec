package se.lotsen.cases.casefile;

import jakarta.validation.Valid;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import se.lotsen.cases.casefile.CaseCommand.Change;
import se.lotsen.cases.casefile.CaseCommand.CorrectOutcome;
import se.lotsen.cases.casefile.CaseCommand.CorrectSession;
import se.lotsen.cases.casefile.CaseCommand.LogSession;
import se.lotsen.cases.casefile.CaseCommand.RecordOutcome;
import se.lotsen.cases.casefile.CaseCommand.RetractOutcome;
import se.lotsen.cases.casefile.CaseCommand.RetractSession;
import se.lotsen.cases.casefile.CaseWork.RecordedOutcome;
import se.lotsen.kit.IdSource;
import se.lotsen.kit.access.Grant;
import se.lotsen.kit.access.Requires;
import se.lotsen.kit.journal.CommandContext;
import se.lotsen.kit.web.CommandResponses;
import se.lotsen.kit.web.Parameter;
import se.lotsen.kit.web.Problems;
import se.lotsen.kit.web.Receipt;
import se.lotsen.kit.web.Retraction;
import se.lotsen.model.OutcomeId;
import se.lotsen.model.SessionId;
import se.lotsen.model.access.Right;

/** What is done within a case, over HTTP: sessions and outcomes, and their corrections. */
@RestController
@RequestMapping("/cases/{id}")
class CaseWorkController {
  private final Cases cases;
  private final IdSource ids;

  CaseWorkController(Cases cases, IdSource ids) {
    this.cases = cases;
    this.ids = ids;
  }

  @Requires(Right.CASES_WORK)
  @PostMapping("/sessions")
  ResponseEntity<Receipt> logSession(
      @PathVariable String id,
      @Valid @RequestBody CaseRequests.SessionDetails request,
      CommandContext context) {
    var session = new SessionId(context.idOfNew(ids));
    return made(
        id,
        new LogSession(
            session, orToday(request.on()), request.hours(), request.advisor(), request.note()),
        context,
        "sessions",
        session.value());
  }

  @Requires(Right.CASES_WORK)
  @PutMapping("/sessions/{session}")
  ResponseEntity<Receipt> correctSession(
      @PathVariable String id,
      @PathVariable String session,
      @Valid @RequestBody CaseRequests.SessionDetails request,
      CommandContext context) {
    return CommandResponses.changed(
        cases.change(
            id,
            new CorrectSession(
                Parameter.required("session", session, SessionId::new),
                orToday(request.on()),
                request.hours(),
                request.advisor(),
                request.note()),
            context));
  }

  @Requires(Right.CASES_WORK)
  @PostMapping("/sessions/{session}/retraction")
  ResponseEntity<Receipt> retractSession(
      @PathVariable String id,
      @PathVariable String session,
      @Valid @RequestBody(required = false) @Nullable Retraction request,
      CommandContext context) {
    return CommandResponses.changed(
        cases.change(
            id,
            new RetractSession(
                Parameter.required("session", session, SessionId::new),
                Retraction.of(request).reason()),
            context));
  }

  @Requires(Right.CASES_READ)
  @GetMapping("/sessions/{session}")
  Session getSession(@PathVariable String id, @PathVariable String session, Grant grant) {
    var wanted = Parameter.required("session", session, SessionId::new);
    return cases
        .session(id, wanted, grant)
        .orElseThrow(() -> Problems.notFound("session", wanted.value()));
  }

  @Requires(Right.CASES_WORK)
  @PostMapping("/outcomes")
  ResponseEntity<Receipt> recordOutcome(
      @PathVariable String id,
      @Valid @RequestBody CaseRequests.OutcomeDetails request,
      CommandContext context) {
    var outcome = new OutcomeId(context.idOfNew(ids));
    return made(
        id,
        new RecordOutcome(
            outcome, orToday(request.on()), request.kind(), request.breakdown(), request.note()),
        context,
        "outcomes",
        outcome.value());
  }

  @Requires(Right.CASES_WORK)
  @PutMapping("/outcomes/{outcome}")
  ResponseEntity<Receipt> correctOutcome(
      @PathVariable String id,
      @PathVariable String outcome,
      @Valid @RequestBody CaseRequests.OutcomeDetails request,
      CommandContext context) {
    return CommandResponses.changed(
        cases.change(
            id,
            new CorrectOutcome(
                Parameter.required("outcome", outcome, OutcomeId::new),
                orToday(request.on()),
                request.kind(),
                request.breakdown(),
                request.note()),
            context));
  }

  @Requires(Right.CASES_WORK)
  @PostMapping("/outcomes/{outcome}/retraction")
  ResponseEntity<Receipt> retractOutcome(
      @PathVariable String id,
      @PathVariable String outcome,
      @Valid @RequestBody(required = false) @Nullable Retraction request,
      CommandContext context) {
    return CommandResponses.changed(
        cases.change(
            id,
            new RetractOutcome(
                Parameter.required("outcome", outcome, OutcomeId::new),
                Retraction.of(request).reason()),
            context));
  }

  @Requires(Right.CASES_READ)
  @GetMapping("/outcomes/{outcome}")
  RecordedOutcome getOutcome(@PathVariable String id, @PathVariable String outcome, Grant grant) {
    var wanted = Parameter.required("outcome", outcome, OutcomeId::new);
    return cases
        .within(grant)
        .find(id)
        .flatMap(found -> found.state().work().outcome(wanted))
        .orElseThrow(() -> Problems.notFound("outcome", wanted.value()));
  }

  private ResponseEntity<Receipt> made(
      String id, Change command, CommandContext context, String part, String createdId) {
    return CommandResponses.createdWithin(
        cases.change(id, command, context), "/cases/" + id + "/" + part, createdId);
  }

  private LocalDate orToday(@Nullable LocalDate on) {
    return on == null ? cases.today() : on;
  }
}
