package se.lotsen.cases.casefile;

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
import se.lotsen.cases.casefile.CaseCommand.AssignAdvisor;
import se.lotsen.cases.casefile.CaseCommand.OpenCase;
import se.lotsen.cases.casefile.CaseCommand.SetDueDate;
import se.lotsen.cases.casefile.CaseCommand.TakeStep;
import se.lotsen.kit.IdSource;
import se.lotsen.kit.access.Caller;
import se.lotsen.kit.access.Grant;
import se.lotsen.kit.access.Requires;
import se.lotsen.kit.failure.RefusedException;
import se.lotsen.kit.journal.CommandContext;
import se.lotsen.kit.journal.Parts.Part;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.kit.journal.Versioned;
import se.lotsen.kit.web.CommandResponses;
import se.lotsen.kit.web.Cursor;
import se.lotsen.kit.web.JournalView;
import se.lotsen.kit.web.Page;
import se.lotsen.kit.web.Problems;
import se.lotsen.kit.web.Receipt;
import se.lotsen.kit.web.Representation;
import se.lotsen.model.CaseId;
import se.lotsen.model.access.Right;
import se.lotsen.model.event.CaseEvent.CaseRef;
import se.lotsen.work.ReferenceData;

/** Cases over HTTP: opening them, moving them, finding them. */
@RestController
@RequestMapping("/cases")
class CaseController implements Representation {
  private final Cases cases;
  private final ReferenceData known;
  private final IdSource ids;

  CaseController(Cases cases, ReferenceData known, IdSource ids) {
    this.cases = cases;
    this.known = known;
    this.ids = ids;
  }

  @Requires(Right.CASES_WORK)
  @PostMapping
  ResponseEntity<Receipt> openCase(
      @Valid @RequestBody CaseRequests.CaseOpening request, CommandContext context) {
    var client = known.client(request.client());
    if (client.isEmpty()) {
      throw new RefusedException(ReferenceData.unknown(request.client()));
    }
    var municipality =
        request.municipality() != null ? request.municipality() : client.get().municipality();
    var command =
        new OpenCase(
            new CaseRef(
                new CaseId(context.idOfNew(ids)),
                request.type(),
                request.project(),
                request.client(),
                municipality,
                request.area()),
            orToday(request.on()),
            request.advisor(),
            request.dueOn(),
            request.subject(),
            request.contact());
    return CommandResponses.created(cases.open(command, context), "/cases");
  }

  @Requires(Right.CASES_WORK)
  @PostMapping("/{id}/transitions")
  ResponseEntity<Receipt> takeStep(
      @PathVariable String id,
      @Valid @RequestBody CaseRequests.CaseTransition request,
      CommandContext context) {
    var found = cases.within(context.visible()).find(id);
    if (found.isEmpty()) {
      throw Problems.notFound("case", id);
    }
    var lifecycle = found.get().state().lifecycle();
    var trigger = lifecycle.table().requireTrigger(request.trigger());
    return CommandResponses.changed(
        cases.change(id, new TakeStep(trigger, orToday(request.on()), request.reason()), context));
  }

  @Requires(Right.CASES_WORK)
  @PutMapping("/{id}/advisor")
  ResponseEntity<Receipt> assignAdvisor(
      @PathVariable String id,
      @Valid @RequestBody CaseRequests.AdvisorAssignment request,
      CommandContext context) {
    return CommandResponses.changed(
        cases.change(id, new AssignAdvisor(request.advisor()), context));
  }

  @Requires(Right.CASES_WORK)
  @PutMapping("/{id}/due-date")
  ResponseEntity<Receipt> setDueDate(
      @PathVariable String id,
      @Valid @RequestBody CaseRequests.Due request,
      CommandContext context) {
    if (request.saysNothing()) {
      throw new RefusedException(
          Refusal.invalid(
              "day-needed",
              "dueOn",
              "Ange en dag eller ett antal arbetsdagar; null tar bort dagen",
              "Give a day or a number of working days; null takes the day away"));
    }
    if (request.saysBoth()) {
      throw new RefusedException(
          Refusal.invalid(
              "day-or-working-days",
              "inWorkingDays",
              "Ange en dag eller ett antal arbetsdagar, inte båda",
              "Give a day or a number of working days, not both"));
    }
    return CommandResponses.changed(
        cases.change(id, new SetDueDate(request.day(cases.today())), context));
  }

  @Requires(Right.CASES_READ)
  @GetMapping("/{id}")
  ResponseEntity<CaseView> getCase(@PathVariable String id, Locale locale, Grant grant) {
    return cases
        .findWithSessions(id, grant, Page.MAX)
        .map(
            with ->
                CommandResponses.found(
                    with.found(),
                    view(with.found(), with.sessions().stream().map(Part::state).toList(), locale)))
        .orElseThrow(() -> Problems.notFound("case", id));
  }

  /** All sessions of a case, in the order in which they were logged. */
  @Requires(Right.CASES_READ)
  @GetMapping("/{id}/sessions")
  Page<Session> listSessions(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable Cursor cursor,
      @RequestParam(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX) int limit,
      Grant grant) {
    return cases
        .sessions(id, grant, Cursor.number(cursor), limit + 1)
        .map(found -> Page.of(found, limit, part -> Long.toString(part.order()), Part::state))
        .orElseThrow(() -> Problems.notFound("case", id));
  }

  @Requires(Right.CASES_READ)
  @GetMapping("/{id}/journal")
  Page<JournalView> journal(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable Cursor cursor,
      @RequestParam(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX) int limit,
      Grant grant) {
    return JournalView.page("case", id, cursor, limit, cases.within(grant)::journal);
  }

  @Override
  public ResponseEntity<?> represent(String id, Locale locale, Grant grant, Caller caller) {
    return getCase(id, locale, grant);
  }

  private CaseView view(
      Versioned<CaseFile> found, @Nullable List<Session> sessions, Locale locale) {
    var file = found.state();
    return CaseView.of(
        file, found.version(), sessions, cases.projectOf(file), cases.today(), locale);
  }

  private LocalDate orToday(@Nullable LocalDate on) {
    return on == null ? cases.today() : on;
  }
}
