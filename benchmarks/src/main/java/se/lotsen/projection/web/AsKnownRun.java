package se.lotsen.projection.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.data.mongodb.core.MongoTemplate;
import se.lotsen.model.Period;
import se.lotsen.model.ProjectId;
import se.lotsen.model.Text;
import se.lotsen.model.event.EventJson;
import se.lotsen.model.indicator.IndicatorValue;
import se.lotsen.projection.course.Courses;
import se.lotsen.projection.reading.LedgerReads;
import se.lotsen.projection.rule.IndicatorRule;
import se.lotsen.projection.target.ProjectTargets;

/** Asks for values as known at a moment, up to the answer as it is written. */
public final class AsKnownRun {
  private static final ProjectTargets TARGETS =
      new ProjectTargets(
          new Text("Mätning", "Measurement"),
          new Period(LocalDate.parse("2009-01-01"), LocalDate.parse("2014-12-31")),
          List.of(),
          List.of());

  private final ProjectId project;
  private final LedgerReads ledger;
  private final AsKnown asKnown;

  public AsKnownRun(MongoTemplate mongo, ProjectId project) {
    this.project = project;
    ledger = new LedgerReads(mongo);
    asKnown = new AsKnown(new Courses(ledger, mongo), ledger);
  }

  /** The totals, as many bytes as the answer has. */
  public int totals(List<IndicatorRule> rules, Instant knownAt) {
    return answer(rules, knownAt, Slicing.of(null, "total", null, null, null, null));
  }

  /** By municipality, area and month. */
  public int cells(List<IndicatorRule> rules, Instant knownAt) {
    return answer(rules, knownAt, Slicing.of("municipality,area", "month", null, null, null, null));
  }

  /** By quarter, in one municipality from a year on. */
  public int part(List<IndicatorRule> rules, Instant knownAt) {
    return answer(
        rules,
        knownAt,
        Slicing.of("area", "quarter", "2480", null, YearMonth.parse("2010-01"), null));
  }

  private int answer(List<IndicatorRule> rules, Instant knownAt, Slicing slicing) {
    var values = asKnown.values(project, rules, knownAt);
    return write(rules, knownAt, slicing, rule -> values.getOrDefault(rule, List.of()).stream());
  }

  /** The same by folding the whole ledger, as it is without courses. */
  public int folded(List<IndicatorRule> rules, Instant knownAt) {
    var fold = Fold.over(rules, ledger, project, knownAt);
    return write(
        rules,
        knownAt,
        Slicing.of("municipality,area", "month", null, null, null, null),
        fold::values);
  }

  private int write(
      List<IndicatorRule> rules,
      Instant knownAt,
      Slicing slicing,
      Function<IndicatorRule, Stream<IndicatorValue>> values) {
    var indicators =
        rules.stream()
            .map(
                rule ->
                    ValuesView.indicator(
                        rule, values.apply(rule), TARGETS, slicing, Locale.ENGLISH))
            .toList();
    return EventJson.write(
            new ValuesView(project, "Measurement", TARGETS.period(), knownAt, indicators))
        .length;
  }
}
