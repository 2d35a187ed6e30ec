package se.lotsen.cases.casefile;

import jakarta.validation.Valid;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
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
import se.lotsen.cases.casefile.CaseCommand.RetractSession;
import se.lotsen.kit.IdSource;
import se.lotsen.kit.journal.Origin;
import se.lotsen.kit.web.CommandResponses;
import se.lotsen.kit.web.Parameter;
import se.lotsen.kit.web.Receipt;
import se.lotsen.model.OutcomeId;
import se.lotsen.model.SessionId;

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

  @PostMapping("/sessions")
  ResponseEntity<Receipt> logSession(
      @PathVariable String id,
      @Valid @RequestBody CaseRequests.SessionDetails request,
      Origin origin) {
    var session = new SessionId(origin.idOfNew(ids));
    return made(
        id,
        new LogSession(
            session, orToday(request.on()), request.hours(), request.advisor(), request.note()),
        origin,
        "sessions",
        session.value());
  }

  @PutMapping("/sessions/{session}")
  ResponseEntity<Receipt> correctSession(
      @PathVariable String id,
      @PathVariable String session,
      @Valid @RequestBody CaseRequests.SessionDetails request,
      Origin origin) {
    return CommandResponses.changed(
        cases.change(
            id,
            new CorrectSession(
                Parameter.required("session", session, SessionId::new),
                orToday(request.on()),
                request.hours(),
                request.advisor(),
                request.note()),
            origin));
  }

  @PostMapping("/sessions/{session}/retraction")
  ResponseEntity<Receipt> retractSession(
      @PathVariable String id,
      @PathVariable String session,
      @Valid @RequestBody CaseRequests.SessionRetraction request,
      Origin origin) {
    return CommandResponses.changed(
        cases.change(
            id,
            new RetractSession(
                Parameter.required("session", session, SessionId::new), request.reason()),
            origin));
  }

  @PostMapping("/outcomes")
  ResponseEntity<Receipt> recordOutcome(
      @PathVariable String id,
      @Valid @RequestBody CaseRequests.OutcomeDetails request,
      Origin origin) {
    var outcome = new OutcomeId(origin.idOfNew(ids));
    return made(
        id,
        new RecordOutcome(
            outcome, orToday(request.on()), request.kind(), request.breakdown(), request.note()),
        origin,
        "outcomes",
        outcome.value());
  }

  @PutMapping("/outcomes/{outcome}")
  ResponseEntity<Receipt> correctOutcome(
      @PathVariable String id,
      @PathVariable String outcome,
      @Valid @RequestBody CaseRequests.OutcomeDetails request,
      Origin origin) {
    return CommandResponses.changed(
        cases.change(
            id,
            new CorrectOutcome(
                Parameter.required("outcome", outcome, OutcomeId::new),
                orToday(request.on()),
                request.kind(),
                request.breakdown(),
                request.note()),
            origin));
  }

  private ResponseEntity<Receipt> made(
      String id, Change command, Origin origin, String part, String createdId) {
    return CommandResponses.createdWithin(
        cases.change(id, command, origin), "/cases/" + id + "/" + part, createdId);
  }

  private LocalDate orToday(@Nullable LocalDate on) {
    return on == null ? cases.today() : on;
  }
}
