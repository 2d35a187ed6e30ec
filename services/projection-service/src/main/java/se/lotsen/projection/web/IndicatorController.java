package se.lotsen.projection.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.lotsen.kit.messaging.Copies;
import se.lotsen.kit.web.Cursor;
import se.lotsen.kit.web.Page;
import se.lotsen.kit.web.Parameter;
import se.lotsen.kit.web.Problems;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.IndicatorCode;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.event.EventJson;
import se.lotsen.model.event.ProjectEvent.IndicatorTarget;
import se.lotsen.model.indicator.IndicatorValue;
import se.lotsen.projection.rule.Catalogue;
import se.lotsen.projection.rule.IndicatorRule;
import se.lotsen.projection.target.ProjectTargets;

/** Indicator values of a project over HTTP, and what they are made of. */
@RestController
@RequestMapping("/indicators")
class IndicatorController {
  private final Sunk sunk;
  private final Catalogue catalogue;
  private final Copies<ProjectTargets> targets;

  IndicatorController(Sunk sunk, Catalogue catalogue, Copies<ProjectTargets> projectTargets) {
    this.sunk = sunk;
    this.catalogue = catalogue;
    this.targets = projectTargets;
  }

  /** The rules by which is counted. */
  @GetMapping("/rules")
  List<IndicatorRule> rules() {
    return catalogue.rules();
  }

  /**
   * The values of a project: of the indicators it answers for, or of the one asked for.
   *
   * @param by what to split by: municipality, area, or both with a comma
   * @param period how long the periods are: total, year, quarter, month
   * @param knownAt what was known at that moment, folded from the ledger; now when left out
   */
  @GetMapping("/projects/{project}/values")
  ResponseEntity<Object> values(
      @PathVariable String project,
      @RequestParam(required = false) @Nullable String indicator,
      @RequestParam(required = false) @Nullable Integer ruleVersion,
      @RequestParam(required = false) @Nullable String by,
      @RequestParam(defaultValue = "total") String period,
      @RequestParam(required = false) @Nullable String municipality,
      @RequestParam(required = false) @Nullable String area,
      @RequestParam(required = false) @Nullable YearMonth from,
      @RequestParam(required = false) @Nullable YearMonth to,
      @RequestParam(required = false) @Nullable Instant knownAt,
      Locale locale) {
    var known = targets.find(project);
    if (known.isEmpty()) {
      return Problems.notFound("project", project);
    }
    var id = Parameter.required("project", project, ProjectId::new);
    var slicing = slicing(by, period, municipality, area, from, to);
    var values =
        knownAt == null
            ? sunk.values(id)
            : Fold.over(catalogue, sunk.ledger(id, null, knownAt)).values();
    var rules = rules(known.get(), indicator, ruleVersion);
    if (indicator != null && rules.isEmpty()) {
      return Problems.notFound("indicator", indicator);
    }
    return ResponseEntity.ok(
        new ValuesView(
            id,
            known.get().name().in(locale),
            known.get().period(),
            knownAt,
            rules.stream()
                .map(
                    rule ->
                        ValuesView.indicator(rule, of(rule, values), known.get(), slicing, locale))
                .toList()));
  }

  /** The ledger entries behind a value, cut as the value is. */
  @GetMapping("/projects/{project}/values/{indicator}/entries")
  ResponseEntity<Object> entries(
      @PathVariable String project,
      @PathVariable String indicator,
      @RequestParam(required = false) @Nullable Integer ruleVersion,
      @RequestParam(required = false) @Nullable String municipality,
      @RequestParam(required = false) @Nullable String area,
      @RequestParam(required = false) @Nullable YearMonth from,
      @RequestParam(required = false) @Nullable YearMonth to,
      @RequestParam(required = false) @Nullable Instant knownAt,
      @RequestParam(required = false) @Nullable Cursor cursor,
      @RequestParam(defaultValue = Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MOST) int limit) {
    if (targets.find(project).isEmpty()) {
      return Problems.notFound("project", project);
    }
    var rule = rule(indicator, ruleVersion);
    if (rule.isEmpty()) {
      return Problems.notFound("indicator", indicator);
    }
    var id = Parameter.required("project", project, ProjectId::new);
    var lines =
        EntriesView.lines(
            rule.get(),
            sunk.ledger(id, rule.get().fact(), knownAt),
            slicing(null, "total", municipality, area, from, to));
    var page =
        Page.read(
            (after, most) ->
                lines.stream()
                    .dropWhile(line -> after != null && !line.entry().id().equals(after))
                    .skip(after == null ? 0 : 1)
                    .limit(most)
                    .toList(),
            cursor,
            limit,
            line -> line.entry().id(),
            line -> line);
    return ResponseEntity.ok(
        new EntriesView(rule.get().code(), rule.get().version(), page.items(), page.next()));
  }

  /** One ledger entry; its id is the aggregate, the event's sequence and an index. */
  @GetMapping("/entries/{aggregate}/{sequence}/{index}")
  ResponseEntity<Object> entry(
      @PathVariable String aggregate, @PathVariable String sequence, @PathVariable String index) {
    var id = String.join("/", aggregate, sequence, index);
    return sunk.entry(id)
        .<ResponseEntity<Object>>map(ResponseEntity::ok)
        .orElseGet(() -> Problems.notFound("ledger entry", id));
  }

  /** The event behind an entry, as it was published. */
  @GetMapping("/events/{aggregate}/{sequence}")
  ResponseEntity<Object> event(@PathVariable String aggregate, @PathVariable String sequence) {
    var id = aggregate + "/" + sequence;
    return sunk.event(id)
        .<ResponseEntity<Object>>map(found -> ResponseEntity.ok(EventView.of(id, found)))
        .orElseGet(() -> Problems.notFound("event", id));
  }

  /** The whole ledger of a project, one JSON line an entry, in the order of the entries' ids. */
  @GetMapping(value = "/projects/{project}/ledger", produces = "application/x-ndjson")
  ResponseEntity<byte[]> ledger(@PathVariable String project) {
    var id = Parameter.required("project", project, ProjectId::new);
    return lines(sunk.ledger(id, null, null).stream().map(EventJson::write));
  }

  /** All values of a project, one JSON line a cell, in the order of the cells. */
  @GetMapping(value = "/projects/{project}/cells", produces = "application/x-ndjson")
  ResponseEntity<byte[]> cells(@PathVariable String project) {
    var id = Parameter.required("project", project, ProjectId::new);
    return lines(sunk.values(id).stream().map(EventJson::write));
  }

  /** Whether the values that are kept are those that the ledger folds to. */
  @GetMapping("/projects/{project}/reconciliation")
  ResponseEntity<Object> reconciliation(@PathVariable String project) {
    if (targets.find(project).isEmpty()) {
      return Problems.notFound("project", project);
    }
    var id = Parameter.required("project", project, ProjectId::new);
    return ResponseEntity.ok(
        Reconciliation.of(
            sunk.values(id), Fold.over(catalogue, sunk.ledger(id, null, null)).values()));
  }

  private static ResponseEntity<byte[]> lines(Stream<byte[]> records) {
    var out = new ByteArrayOutputStream();
    records.forEach(
        record -> {
          out.writeBytes(record);
          out.write('\n');
        });
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("application/x-ndjson"))
        .body(out.toByteArray());
  }

  private List<IndicatorRule> rules(
      ProjectTargets project, @Nullable String indicator, @Nullable Integer version) {
    if (indicator != null) {
      return rule(indicator, version).stream().toList();
    }
    return project.indicators().stream()
        .map(IndicatorTarget::indicator)
        .flatMap(code -> catalogue.current(code).stream())
        .toList();
  }

  private Optional<IndicatorRule> rule(String indicator, @Nullable Integer version) {
    var code = Parameter.required("indicator", indicator, IndicatorCode::new);
    return version == null ? catalogue.current(code) : catalogue.find(code, version);
  }

  private static List<IndicatorValue> of(IndicatorRule rule, List<IndicatorValue> values) {
    return values.stream()
        .filter(
            value -> value.indicator().equals(rule.code()) && value.ruleVersion() == rule.version())
        .toList();
  }

  private static Slicing slicing(
      @Nullable String by,
      String period,
      @Nullable String municipality,
      @Nullable String area,
      @Nullable YearMonth from,
      @Nullable YearMonth to) {
    return new Slicing(
        Slicing.by(by),
        Slicing.span(period),
        Parameter.read("municipality", municipality, Municipality::of),
        Parameter.read("area", area, AreaCode::new),
        from,
        to);
  }
}
