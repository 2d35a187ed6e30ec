package se.lotsen.projection.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.lotsen.kit.access.Grant;
import se.lotsen.kit.access.Requires;
import se.lotsen.kit.web.Parameter;
import se.lotsen.kit.web.Problems;
import se.lotsen.model.ProjectId;
import se.lotsen.model.access.Right;
import se.lotsen.model.event.ProjectEvent.IndicatorTarget;
import se.lotsen.projection.reading.LedgerReads;
import se.lotsen.projection.rule.Catalogue;
import se.lotsen.projection.rule.IndicatorRule;
import se.lotsen.projection.target.ProjectTargets;

/** Indicator values of a project over HTTP, and the rules by which they are counted. */
@RestController
@RequestMapping("/indicators")
class ValuesController {
  private final ValueReads values;
  private final AsKnown asKnown;
  private final LedgerReads ledger;
  private final Catalogue catalogue;
  private final VisibleProjects projects;

  ValuesController(
      ValueReads values,
      AsKnown asKnown,
      LedgerReads ledger,
      Catalogue catalogue,
      VisibleProjects projects) {
    this.values = values;
    this.asKnown = asKnown;
    this.ledger = ledger;
    this.catalogue = catalogue;
    this.projects = projects;
  }

  /** The rules by which is counted. */
  @Requires(Right.VALUES_READ)
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
  @Requires(Right.VALUES_READ)
  @GetMapping("/projects/{project}/values")
  ValuesView values(
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
      Locale locale,
      Grant grant) {
    var known = projects.named(project, grant);
    var id = Parameter.required("project", project, ProjectId::new);
    var slicing = Slicing.of(by, period, municipality, area, from, to);
    var rules = rules(known, indicator, ruleVersion);
    if (indicator != null && rules.isEmpty()) {
      throw Problems.notFound("indicator", indicator);
    }
    var then = knownAt == null ? null : asKnown.values(id, rules, knownAt);
    return new ValuesView(
        id,
        known.name().in(locale),
        known.period(),
        knownAt,
        rules.stream()
            .map(
                rule ->
                    ValuesView.indicator(
                        rule,
                        then == null
                            ? values.of(id, rule)
                            : then.getOrDefault(rule, List.of()).stream(),
                        known,
                        slicing,
                        locale))
            .toList());
  }

  private List<IndicatorRule> rules(
      ProjectTargets project, @Nullable String indicator, @Nullable Integer version) {
    if (indicator != null) {
      return Rules.find(catalogue, indicator, version).stream().toList();
    }
    return project.indicators().stream()
        .map(IndicatorTarget::indicator)
        .flatMap(code -> catalogue.current(code).stream())
        .toList();
  }

  /** All values of a project, one JSON line a cell, in the order of the cells. */
  @Requires(Right.VALUES_READ)
  @GetMapping(value = "/projects/{project}/cells", produces = "application/x-ndjson")
  void cells(@PathVariable String project, HttpServletResponse response, Grant grant)
      throws IOException {
    var id = Parameter.required("project", project, ProjectId::new);
    projects.named(project, grant);
    Lines.write(values.of(id).iterator(), response);
  }

  /** Whether the values that are kept are those that the ledger folds to. */
  @Requires(Right.VALUES_READ)
  @GetMapping("/projects/{project}/reconciliation")
  Reconciliation reconciliation(@PathVariable String project, Grant grant) {
    var id = Parameter.required("project", project, ProjectId::new);
    projects.named(project, grant);
    var before = Reconciliation.quantities(values.of(id));
    var folded = Fold.over(catalogue.rules(), ledger, id, null);
    return Reconciliation.of(
        before,
        Reconciliation.quantities(folded.values()),
        Reconciliation.quantities(values.of(id)));
  }
}
