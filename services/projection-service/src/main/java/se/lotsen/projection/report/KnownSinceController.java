package se.lotsen.projection.report;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.lotsen.kit.access.Grant;
import se.lotsen.kit.access.Requires;
import se.lotsen.kit.web.BadRequest;
import se.lotsen.kit.web.Cursor;
import se.lotsen.kit.web.Page;
import se.lotsen.kit.web.Parameter;
import se.lotsen.kit.web.Problems;
import se.lotsen.model.access.Right;
import se.lotsen.model.code.IndicatorCode;

/** What became known since reports were told, over HTTP. */
@RestController
@RequestMapping("/reports/{decision}/known-since")
class KnownSinceController {
  private final Reports reports;
  private final KnownSince knownSince;
  private final WholeLedger ledger;
  private final Clock clock;

  KnownSinceController(Reports reports, KnownSince knownSince, WholeLedger ledger, Clock clock) {
    this.reports = reports;
    this.knownSince = knownSince;
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * A page of what became known since.
   *
   * @param knownAt the moment up to which; to be given with the cursor for the following pages
   */
  record KnownSincePage(Instant knownAt, List<Line.Written> lines, @Nullable String next) {}

  /**
   * The ledger entries by which an indicator is another today than all reports on the decision
   * together told it: to come in the next report, or known after the final one.
   *
   * @param knownAt the later moment; now when left out, which only the first page can be asked with
   */
  @Requires(Right.REPORTS_READ)
  @GetMapping("/{indicator}")
  KnownSincePage knownSince(
      @PathVariable String decision,
      @PathVariable String indicator,
      @RequestParam(required = false) @Nullable Instant knownAt,
      @RequestParam(required = false) @Nullable Cursor cursor,
      @RequestParam(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX) int limit,
      Grant grant) {
    if (cursor != null && knownAt == null) {
      throw BadRequest.of(
          "knownAt",
          "Ange samma knownAt som på första sidan",
          "Give the knownAt of the first page");
    }
    var reporting =
        reports
            .within(grant)
            .find(decision)
            .orElseThrow(() -> Problems.notFound("funding decision", decision))
            .state();
    var code = Parameter.required("indicator", indicator, IndicatorCode::new);
    var decided =
        reporting.terms().indicators().stream()
            .filter(each -> each.indicator().equals(code))
            .findFirst()
            .orElseThrow(() -> Problems.notFound("indicator", indicator));
    var known = knownAt == null ? clock.instant() : knownAt;
    requireAfterLast(reporting, known);
    ledger.requireCounted();
    long skipped = Skipped.of(cursor);
    var lines = knownSince.lines(reporting, decided, known, skipped, limit + 1);
    return new KnownSincePage(
        known,
        lines.subList(0, Math.min(limit, lines.size())).stream().map(Line.Written::of).toList(),
        lines.size() > limit ? new Cursor(Long.toString(skipped + limit)).word() : null);
  }

  /** What was told was known then already; before that it would look taken back. */
  private static void requireAfterLast(Reporting reporting, Instant known) {
    var told =
        reporting.reports().stream()
            .filter(Report::isTold)
            .flatMap(report -> report.lastSubmission().stream())
            .map(Report.Submission::knownAt)
            .max(Comparator.naturalOrder());
    if (told.isPresent() && known.isBefore(told.get())) {
      throw BadRequest.of(
          "knownAt",
          "Den senaste rapporten säger vad som var känt %s; ange en senare tidpunkt"
              .formatted(told.get()),
          "The last report says what was known at %s; give a later moment".formatted(told.get()));
    }
  }
}
