package se.lotsen.projection.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import se.lotsen.kit.IdSource;
import se.lotsen.model.Breakdown;
import se.lotsen.model.code.IndicatorCode;
import se.lotsen.model.code.ReportKind;
import se.lotsen.model.event.FundingDecisionEvent.ReportingDate;
import se.lotsen.model.indicator.LedgerEntry;
import se.lotsen.projection.history.Deliveries;
import se.lotsen.projection.history.Histories;
import se.lotsen.projection.history.History;
import se.lotsen.projection.history.Oracle;
import se.lotsen.projection.history.TestRules;
import se.lotsen.projection.reading.LedgerReads;
import se.lotsen.projection.rule.IndicatorRule;
import se.lotsen.projection.sink.TestLedger;
import se.lotsen.projection.stream.Driven;
import se.lotsen.projection.web.ValueReads;

/**
 * Reports on random histories, against an oracle that replays the commands up to the moment at
 * which each was submitted: what was told adds up to what was known then, and never changes.
 */
class FiguresMakerProperties {
  private static final List<ReportingDate> PLAN =
      List.of(
          Plans.date(1, ReportKind.PROGRESS, "2009-01", "2009-03"),
          Plans.date(2, ReportKind.PROGRESS, "2009-04", "2009-06"),
          Plans.date(3, ReportKind.FINAL, "2009-07", "2011-12"));

  @Provide
  Arbitrary<History> histories() {
    return Histories.ofAtMost(50);
  }

  /** A clock that is set. */
  private static final class SetClock extends Clock {
    private Instant now = Instant.EPOCH;

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  @Property(tries = 40, shrinking = ShrinkingMode.BOUNDED)
  void whatWasToldAddsUpToWhatWasKnownAndNeverChanges(
      @ForAll("histories") History history,
      @ForAll long seed,
      @ForAll @Size(4) List<@IntRange(max = 49) Integer> moments) {
    try (var driven = new Driven(TestRules.CATALOGUE);
        var ledger = TestLedger.embedded()) {
      driven.feed(Deliveries.interleavedWithRepeats(history.published(), seed));
      var entries = driven.entries();
      ledger.file(entries);
      var clock = new SetClock();
      var lines = new KeptLines(ledger.mongo());
      var figures = new KeptFigures(ledger.mongo());
      var maker =
          new FiguresMaker(
              new LedgerReads(ledger.mongo()),
              new ValueReads(ledger.mongo()),
              new DecidedRules(TestRules.CATALOGUE),
              lines,
              figures,
              IdSource.TIME_ORDERED,
              clock);
      var times = moments.stream().sorted().map(which -> moment(history, which)).toList();

      for (var project : entries.stream().map(LedgerEntry::project).collect(Collectors.toSet())) {
        var reporting = Plans.reporting(project, PLAN, rules(seed));
        // The second report is returned once, and told again from what is known later.
        reporting = told(maker, clock, reporting, 1, times.get(0), history, lines);
        var returned = told(maker, clock, reporting, 2, times.get(1), history, lines);
        returned =
            Plans.state(
                ReportDecider.answer(returned, 2, ReportTrigger.RETURN, "Räkna om", Plans.DAY));
        reporting = told(maker, clock, returned, 2, times.get(2), history, lines);
        reporting = told(maker, clock, reporting, 3, times.get(3), history, lines);
        assertThat(reporting.reports()).allMatch(Report::isTold);
        closesTheGap(reporting, history, ledger);
      }
    }
  }

  /** One version of each indicator. */
  private static IndicatorRule[] rules(long seed) {
    var rules = new TreeMap<IndicatorCode, IndicatorRule>();
    TestRules.CATALOGUE
        .rules()
        .forEach(rule -> rules.merge(rule.code(), rule, (one, two) -> seed % 2 == 0 ? one : two));
    return rules.values().toArray(IndicatorRule[]::new);
  }

  private static Reporting told(
      FiguresMaker maker,
      SetClock clock,
      Reporting reporting,
      int number,
      Instant at,
      History history,
      KeptLines lines) {
    clock.now = at;
    var report = reporting.report(number).orElseThrow();
    var before = reporting.toldBefore(number);
    var kept = maker.keep(reporting, report, at);
    var known = Oracle.values(history.knownAt(at));

    for (var indicator : kept.figures().indicators()) {
      for (var cell : indicator.cells()) {
        assertThat(cell.cumulative())
            .as("%s in %s", indicator.rule().code(), cell.municipality())
            .isEqualTo(sum(known, reporting, indicator, cell, report.to()));
      }
      var cells = new Cells();
      before.forEach(
          earlier -> lines.read(earlier, indicator.rule().code()).forEachRemaining(cells::told));
      var all = lines.read(kept.id(), indicator.rule().code());
      long count = 0;
      Line.Place last = null;
      while (all.hasNext()) {
        var line = all.next();
        assertThat(last == null || line.place().compareTo(last) > 0).isTrue();
        last = line.place();
        assertThat(line.month().isBefore(report.from()))
            .isEqualTo(line.part() == Line.Part.ADJUSTMENT);
        cells.reported(line);
        count++;
      }
      assertThat(cells.all()).isEqualTo(indicator.cells());
      assertThat(indicator.lines()).isEqualTo(count);
      assertThat(total(indicator))
          .as("all of %s", indicator.rule().code())
          .isEqualTo(total(known, reporting, indicator, report.to()));
    }
    var written = Plans.state(ReportDecider.write(reporting, number, Plans.WORDS, Plans.DAY));
    return Plans.state(
        ReportDecider.submit(written, kept.figures(), kept.id(), kept.digest(), Plans.DAY));
  }

  /** What became known after the final report is what is missing to what is known in the end. */
  private static void closesTheGap(Reporting reporting, History history, TestLedger ledger) {
    var end = Instant.parse("2100-01-01T00:00:00Z");
    var known = Oracle.values(history.knownAt(end));
    var lines = new KeptLines(ledger.mongo());
    var since =
        new KnownSince(
            new LedgerReads(ledger.mongo()), lines, new DecidedRules(TestRules.CATALOGUE));
    var last = reporting.reports().getLast();
    var told =
        new KeptFigures(ledger.mongo()).figures(last.lastSubmission().orElseThrow().figures());
    for (var decided : reporting.terms().indicators()) {
      var indicator = told.indicator(decided.indicator()).orElseThrow();
      var gap =
          since.lines(reporting, decided, end, 0, Integer.MAX_VALUE).stream()
              .map(Line::effect)
              .reduce(Breakdown.NONE, Breakdown::plus);
      assertThat(total(indicator).plus(gap))
          .as("all of %s in the end", decided.indicator())
          .isEqualTo(total(known, reporting, indicator, last.to()));
    }
  }

  private static Breakdown total(Figures.OfIndicator indicator) {
    return indicator.cells().stream()
        .map(Figures.Cell::cumulative)
        .reduce(Breakdown.NONE, Breakdown::plus);
  }

  private static Breakdown total(
      Map<String, Breakdown> known,
      Reporting reporting,
      Figures.OfIndicator indicator,
      YearMonth to) {
    return sum(known, reporting, indicator, cell -> true, to);
  }

  private static Breakdown sum(
      Map<String, Breakdown> known,
      Reporting reporting,
      Figures.OfIndicator indicator,
      Figures.Cell of,
      YearMonth to) {
    return sum(
        known,
        reporting,
        indicator,
        cell -> cell[3].equals(of.municipality().scb()) && cell[4].equals(of.area().value()),
        to);
  }

  /** A cell's name is project, indicator, version, municipality, area and month. */
  private static Breakdown sum(
      Map<String, Breakdown> known,
      Reporting reporting,
      Figures.OfIndicator indicator,
      Predicate<String[]> wanted,
      YearMonth to) {
    var begin = PLAN.getFirst().from();
    return known.entrySet().stream()
        .map(entry -> Map.entry(entry.getKey().split("[|]"), entry.getValue()))
        .filter(entry -> entry.getKey()[0].equals(reporting.project().value()))
        .filter(entry -> entry.getKey()[1].equals(indicator.rule().code().value()))
        .filter(entry -> entry.getKey()[2].equals(Integer.toString(indicator.rule().version())))
        .filter(entry -> wanted.test(entry.getKey()))
        .filter(entry -> !YearMonth.parse(entry.getKey()[5]).isAfter(to))
        .filter(entry -> !YearMonth.parse(entry.getKey()[5]).isBefore(begin))
        .map(Map.Entry::getValue)
        .reduce(Breakdown.NONE, Breakdown::plus);
  }

  private static Instant moment(History history, int command) {
    return history.commands().stream()
        .map(History.Given::at)
        .sorted()
        .skip(Math.max(0, Math.min(command, history.commands().size() - 1)))
        .findFirst()
        .orElse(Instant.EPOCH);
  }
}
