package se.lotsen.projection.report;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
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
import se.lotsen.model.ProjectId;
import se.lotsen.model.access.Right;
import se.lotsen.model.access.Scope;
import se.lotsen.model.event.EventTypes;
import se.lotsen.model.event.ReportEvent;

/** Reports over HTTP: the plan, the words, and the steps of each. */
@RestController
@RequestMapping("/reports")
class ReportController implements Representation {
  /** How a draft came about, and whose words were erased why, is not the funder's. */
  private static final Set<String> INSIDE =
      Set.of(
          EventTypes.nameOf(ReportEvent.ReportWritten.class),
          EventTypes.nameOf(ReportEvent.ReportsErased.class));

  private final Reports reports;
  private final Clock clock;

  ReportController(Reports reports, Clock clock) {
    this.reports = reports;
    this.clock = clock;
  }

  /** Writes the words of a report that is not submitted, or was returned. */
  @Requires(Right.REPORTS_WRITE)
  @PutMapping("/{decision}/{number}/words")
  ResponseEntity<Receipt> writeReport(
      @PathVariable String decision,
      @PathVariable int number,
      @Valid @RequestBody ReportRequests.Words request,
      CommandContext context) {
    return CommandResponses.changed(
        reports.write(new ReportId(decision, number), request.toWords(), context));
  }

  /**
   * Submits a report: its figures stand from then on. It takes as long as the ledger of the project
   * is long, and is refused while something that was recorded is still on its way.
   */
  @Requires(Right.REPORTS_WRITE)
  @PostMapping("/{decision}/{number}/transitions")
  ResponseEntity<Receipt> submitReport(
      @PathVariable String decision,
      @PathVariable int number,
      @Valid @RequestBody ReportRequests.ReportTransition request,
      CommandContext context) {
    ReportLifecycle.TABLE.requireTrigger(request.trigger(), trigger -> !trigger.isOfFunder());
    return CommandResponses.changed(reports.submit(new ReportId(decision, number), context));
  }

  /** The funder's answer to a report: approved, or returned with what is to be changed. */
  @Requires(Right.REPORTS_DECIDE)
  @PostMapping("/{decision}/{number}/answers")
  ResponseEntity<Receipt> answerReport(
      @PathVariable String decision,
      @PathVariable int number,
      @Valid @RequestBody ReportRequests.ReportAnswer request,
      CommandContext context) {
    var trigger =
        ReportLifecycle.TABLE.requireTrigger(request.trigger(), ReportTrigger::isOfFunder);
    return CommandResponses.changed(
        reports.answer(new ReportId(decision, number), trigger, request.reason(), context));
  }

  @Requires(Right.REPORTS_READ)
  @GetMapping("/{decision}/{number}")
  ResponseEntity<ReportRequests.ReportView> getReport(
      @PathVariable String decision, @PathVariable int number, Locale locale, Grant grant) {
    var found = reports.find(new ReportId(decision, number), grant);
    return CommandResponses.found(
        found,
        ReportRequests.ReportView.of(
            found,
            found.state().report(number).orElseThrow(),
            isInside(grant, found.state()),
            today(),
            locale));
  }

  /** All reports on a funding decision, in the order of the plan. */
  @Requires(Right.REPORTS_READ)
  @GetMapping("/{decision}")
  ResponseEntity<ReportRequests.ReportingView> getReports(
      @PathVariable String decision, Grant grant) {
    return reports
        .within(grant)
        .find(decision)
        .map(
            found -> CommandResponses.found(found, ReportRequests.ReportingView.of(found, today())))
        .orElseThrow(() -> Problems.notFound("funding decision", decision));
  }

  @Override
  public ResponseEntity<?> represent(String id, Locale locale, Grant grant, Caller caller) {
    return getReports(id, grant);
  }

  @Requires(Right.REPORTS_READ)
  @GetMapping("/{decision}/journal")
  Page<JournalView> journal(
      @PathVariable String decision,
      @RequestParam(required = false) @Nullable Cursor cursor,
      @RequestParam(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX) int limit,
      Grant grant) {
    var page =
        JournalView.page(
            "funding decision", decision, cursor, limit, reports.within(grant)::journal);
    var reporting = reports.within(grant).find(decision).orElseThrow().state();
    return isInside(grant, reporting)
        ? page
        : new Page<>(
            page.items().stream().filter(entry -> !INSIDE.contains(entry.type())).toList(),
            page.next());
  }

  /** The reports on all funding decisions, or on those about a project. */
  @Requires(Right.REPORTS_READ)
  @GetMapping
  Page<ReportRequests.ReportingView> listReports(
      @RequestParam(required = false) @Nullable ProjectId project,
      @RequestParam(required = false) @Nullable Cursor cursor,
      @RequestParam(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX) int limit,
      Grant grant) {
    var listing = project == null ? Reports.ALL : Reports.OF_PROJECT;
    var selection = Selection.of(listing).where("project", project);
    return Page.read(
        (after, most) -> reports.within(grant).list(selection, after, most),
        cursor,
        limit,
        Versioned::id,
        found -> ReportRequests.ReportingView.of(found, today()));
  }

  /** Whether it is asked for by those who write reports, and not by whom they are for. */
  private static boolean isInside(Grant grant, Reporting reporting) {
    return grant.covers(Scope.PROJECT, reporting.project().value());
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
