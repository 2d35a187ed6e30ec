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
import se.lotsen.kit.WorkingDays;
import se.lotsen.kit.failure.RefusedException;
import se.lotsen.kit.journal.Origin;
import se.lotsen.kit.journal.Parts.Part;
import se.lotsen.kit.journal.Refusal;
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
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.CaseType;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.code.StateCode;
import se.lotsen.model.event.CaseEvent.CaseRef;
import se.lotsen.work.ReferenceData;

/** Cases over HTTP: opening them, moving them, finding them. */
@RestController
@RequestMapping("/cases")
class CaseController {
  private final Cases cases;
  private final ReferenceData known;
  private final IdSource ids;

  CaseController(Cases cases, ReferenceData known, IdSource ids) {
    this.cases = cases;
    this.known = known;
    this.ids = ids;
  }

  @PostMapping
  ResponseEntity<Receipt> openCase(
      @Valid @RequestBody CaseRequests.CaseOpening request, Origin origin) {
    var client = known.client(request.client());
    if (client.isEmpty()) {
      throw new RefusedException(ReferenceData.unknown(request.client()));
    }
    var municipality =
        request.municipality() != null ? request.municipality() : client.get().municipality();
    var command =
        new OpenCase(
            new CaseRef(
                new CaseId(origin.idOfNew(ids)),
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
    return CommandResponses.created(cases.open(command, origin), "/cases");
  }

  @PostMapping("/{id}/transitions")
  ResponseEntity<Receipt> takeStep(
      @PathVariable String id,
      @Valid @RequestBody CaseRequests.CaseTransition request,
      Origin origin) {
    var found = cases.find(id);
    if (found.isEmpty()) {
      throw Problems.notFound("case", id);
    }
    var lifecycle = found.get().state().lifecycle();
    var trigger = lifecycle.table().requireTrigger(request.trigger());
    return CommandResponses.changed(
        cases.change(id, new TakeStep(trigger, orToday(request.on()), request.reason()), origin));
  }

  @PutMapping("/{id}/advisor")
  ResponseEntity<Receipt> assignAdvisor(
      @PathVariable String id,
      @Valid @RequestBody CaseRequests.AdvisorAssignment request,
      Origin origin) {
    return CommandResponses.changed(cases.change(id, new AssignAdvisor(request.advisor()), origin));
  }

  @PutMapping("/{id}/due-date")
  ResponseEntity<Receipt> setDueDate(
      @PathVariable String id, @Valid @RequestBody CaseRequests.Due request, Origin origin) {
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
        cases.change(id, new SetDueDate(request.day(cases.today())), origin));
  }

  @GetMapping("/{id}")
  ResponseEntity<CaseView> caseFile(@PathVariable String id, Locale locale) {
    return cases
        .findWithSessions(id, Page.MAX)
        .map(
            with ->
                CommandResponses.found(
                    with.found(),
                    view(with.found(), with.sessions().stream().map(Part::state).toList(), locale)))
        .orElseThrow(() -> Problems.notFound("case", id));
  }

  /** All sessions of a case, in the order in which they were logged. */
  @GetMapping("/{id}/sessions")
  Page<Session> sessions(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable Cursor cursor,
      @RequestParam(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX) int limit) {
    return cases
        .sessions(id, Cursor.number(cursor), limit + 1)
        .map(found -> Page.of(found, limit, part -> Long.toString(part.order()), Part::state))
        .orElseThrow(() -> Problems.notFound("case", id));
  }

  @GetMapping("/{id}/journal")
  Page<JournalView> journal(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable Cursor cursor,
      @RequestParam(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX) int limit) {
    return JournalView.page("case", id, cursor, limit, cases::journal);
  }

  /**
   * Lists cases.
   *
   * @param overdue only open ones whose day has passed and that do not wait for the client
   * @param dueWithin only open ones that are due within so many working days, today included, and
   *     do not wait for the client
   */
  @GetMapping
  Page<CaseView> cases(
      @RequestParam(required = false) @Nullable String project,
      @RequestParam(required = false) @Nullable String client,
      @RequestParam(required = false) @Nullable String advisor,
      @RequestParam(required = false) @Nullable String municipality,
      @RequestParam(required = false) @Nullable CaseType type,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(defaultValue = "false") boolean overdue,
      @RequestParam(required = false) @Nullable @Min(0) @Max(WorkingDays.MAX) Integer dueWithin,
      @RequestParam(required = false) @Nullable Cursor cursor,
      @RequestParam(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX) int limit,
      Locale locale) {
    var query =
        new CaseQuery(
            Parameter.read("project", project, ProjectId::new),
            Parameter.read("client", client, ClientId::new),
            Parameter.read("advisor", advisor, AdvisorId::new),
            Parameter.read("municipality", municipality, Municipality::of),
            type,
            Parameter.read("state", state, StateCode::new),
            overdue,
            dueWithin);
    return Page.read(
        (after, most) -> cases.list(CaseListings.select(query, cases.today()), after, most),
        cursor,
        limit,
        found -> cases.placeOf(CaseListings.listing(query), found),
        found -> view(found, null, locale));
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
