package se.lotsen.projection.report;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.lotsen.kit.access.Grant;
import se.lotsen.kit.access.Requires;
import se.lotsen.kit.failure.RefusedException;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.kit.web.Cursor;
import se.lotsen.kit.web.Page;
import se.lotsen.kit.web.Parameter;
import se.lotsen.kit.web.Problems;
import se.lotsen.model.Text;
import se.lotsen.model.access.Right;
import se.lotsen.model.access.Scope;
import se.lotsen.model.code.IndicatorCode;
import se.lotsen.projection.web.Lines;

/** What reports say in numbers, over HTTP, and the ledger entries that each number is made of. */
@RestController
@RequestMapping("/reports/{decision}/{number}")
class FiguresController {
  private static final Refusal NOT_SUBMITTED =
      new Refusal(
          Refusal.Kind.NOT_FOUND,
          "not-submitted",
          new Text(
              "Rapporten är inte inlämnad än; först då står siffrorna fast",
              "The report is not submitted yet; only then its figures stand"),
          null);

  private final Reports reports;
  private final FiguresMaker maker;
  private final KeptFigures figures;
  private final KeptLines lines;
  private final ReportPage page;
  private final WholeLedger ledger;
  private final Clock clock;

  FiguresController(
      Reports reports,
      FiguresMaker maker,
      KeptFigures figures,
      KeptLines lines,
      ReportPage page,
      WholeLedger ledger,
      Clock clock) {
    this.reports = reports;
    this.maker = maker;
    this.figures = figures;
    this.lines = lines;
    this.page = page;
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * The figures of a report: as they were submitted, or as they would be now while it is a draft. A
   * funder sees those that were submitted.
   */
  @Requires(Right.REPORTS_READ)
  @GetMapping("/figures")
  FiguresView figures(
      @PathVariable String decision, @PathVariable int number, Locale locale, Grant grant) {
    return view(new ReportId(decision, number), locale, grant);
  }

  /** The report as a page to print, with a bar for each target. */
  @Requires(Right.REPORTS_READ)
  @GetMapping(value = "/page", produces = ReportPage.HTML)
  ResponseEntity<String> reportAsPage(
      @PathVariable String decision, @PathVariable int number, Locale locale, Grant grant) {
    var id = new ReportId(decision, number);
    var reporting = reports.find(id, grant).state();
    var report = reporting.report(number).orElseThrow();
    boolean inside = grant.covers(Scope.PROJECT, reporting.project().value());
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(ReportPage.HTML))
        .cacheControl(CacheControl.noStore())
        .body(
            page.of(
                reporting.project().value(),
                report,
                inside || report.isTold() ? report.words() : null,
                view(id, locale, grant),
                locale));
  }

  /**
   * What somebody should look at before the report is submitted: nothing once it is. Not for the
   * funder.
   */
  @Requires(Right.REPORTS_READ)
  @GetMapping("/remarks")
  List<ReportRemarks.Remark> remarks(
      @PathVariable String decision, @PathVariable int number, Locale locale, Grant grant) {
    var reporting = reports.find(new ReportId(decision, number), grant).state();
    var report = reporting.report(number).orElseThrow();
    if (report.isTold()) {
      return List.of();
    }
    if (!grant.covers(Scope.PROJECT, reporting.project().value())) {
      throw new RefusedException(NOT_SUBMITTED);
    }
    ledger.requireCounted();
    return ReportRemarks.of(
        reporting, report, maker.draft(reporting, report), LocalDate.now(clock), locale);
  }

  /**
   * The figures as a workbook: in all, by municipality, by area, and the entries of each number.
   */
  @Requires(Right.REPORTS_READ)
  @GetMapping(value = "/figures/workbook", produces = FiguresWorkbook.XLSX)
  void figuresAsWorkbook(
      @PathVariable String decision,
      @PathVariable int number,
      Locale locale,
      Grant grant,
      HttpServletResponse response)
      throws IOException {
    var id = new ReportId(decision, number);
    var submission = reports.find(id, grant).state().report(number).flatMap(Report::lastSubmission);
    var view = view(id, locale, grant);
    response.setContentType(FiguresWorkbook.XLSX);
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment()
            .filename("rapport-%d.xlsx".formatted(number))
            .build()
            .toString());
    new FiguresWorkbook(view, locale, indicator -> linesOf(view, submission, indicator))
        .write(response.getOutputStream());
  }

  /** None of a draft, which has none yet. */
  private Iterator<Line> linesOf(
      FiguresView view, Optional<Report.Submission> submission, IndicatorCode indicator) {
    return submission
        .filter(found -> found.digest().equals(view.digest()))
        .map(found -> lines.read(found.figures(), indicator))
        .orElse(Collections.emptyIterator());
  }

  private FiguresView view(ReportId id, Locale locale, Grant grant) {
    var reporting = reports.find(id, grant).state();
    var report = reporting.report(id.number()).orElseThrow();
    if (!report.isTold() && grant.covers(Scope.PROJECT, reporting.project().value())) {
      ledger.requireCounted();
      return FiguresView.of(maker.draft(reporting, report), null, locale);
    }
    var submission = submission(id, grant);
    return FiguresView.of(figures.figures(submission.figures()), submission.digest(), locale);
  }

  /**
   * The figures that were submitted, in the canonical form (RFC 8785) that the digest is of; each
   * indicator in them has the digest of its lines.
   */
  @Requires(Right.REPORTS_READ)
  @GetMapping(value = "/figures/canonical", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> canonicalFigures(
      @PathVariable String decision, @PathVariable int number, Grant grant) {
    var submission = submission(new ReportId(decision, number), grant);
    return ResponseEntity.ok(
        figures.canonical(submission.figures()).getBytes(StandardCharsets.UTF_8));
  }

  /** The ledger entries that a submitted indicator is made of, in their order. */
  @Requires(Right.REPORTS_READ)
  @GetMapping("/lines/{indicator}")
  Page<Line.Written> lines(
      @PathVariable String decision,
      @PathVariable int number,
      @PathVariable String indicator,
      @RequestParam(required = false) @Nullable Cursor cursor,
      @RequestParam(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX) int limit,
      Grant grant) {
    var kept = indicator(decision, number, indicator, grant);
    long skipped = Skipped.of(cursor);
    var page = lines.page(kept.figures(), kept.indicator(), skipped, limit + 1);
    var shown = page.subList(0, Math.min(limit, page.size()));
    return new Page<>(
        shown.stream().map(Line.Written::of).toList(),
        page.size() > limit ? new Cursor(Long.toString(skipped + limit)).word() : null);
  }

  /**
   * The same as one JSON line each: the SHA-256 of this answer is the digest that the figures have
   * for the indicator.
   */
  @Requires(Right.REPORTS_READ)
  @GetMapping(value = "/lines/{indicator}/all", produces = MediaType.APPLICATION_NDJSON_VALUE)
  void allLines(
      @PathVariable String decision,
      @PathVariable int number,
      @PathVariable String indicator,
      Grant grant,
      HttpServletResponse response)
      throws IOException {
    var kept = indicator(decision, number, indicator, grant);
    var all = lines.read(kept.figures(), kept.indicator());
    Lines.write(
        new Iterator<Line.Written>() {
          @Override
          public boolean hasNext() {
            return all.hasNext();
          }

          @Override
          public Line.Written next() {
            return Line.Written.of(all.next());
          }
        },
        response);
  }

  private record KeptIndicator(String figures, IndicatorCode indicator) {}

  private KeptIndicator indicator(String decision, int number, String indicator, Grant grant) {
    var submission = submission(new ReportId(decision, number), grant);
    var code = Parameter.required("indicator", indicator, IndicatorCode::new);
    if (figures.figures(submission.figures()).indicator(code).isEmpty()) {
      throw Problems.notFound("indicator", indicator);
    }
    return new KeptIndicator(submission.figures(), code);
  }

  private Report.Submission submission(ReportId id, Grant grant) {
    return reports
        .find(id, grant)
        .state()
        .report(id.number())
        .flatMap(Report::lastSubmission)
        .orElseThrow(() -> new RefusedException(NOT_SUBMITTED));
  }
}
