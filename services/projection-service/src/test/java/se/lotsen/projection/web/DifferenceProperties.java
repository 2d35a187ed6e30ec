package se.lotsen.projection.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import se.lotsen.kit.web.Cursor;
import se.lotsen.model.Breakdown;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.indicator.LedgerEntry;
import se.lotsen.projection.course.Courses;
import se.lotsen.projection.history.Deliveries;
import se.lotsen.projection.history.Histories;
import se.lotsen.projection.history.History;
import se.lotsen.projection.history.Oracle;
import se.lotsen.projection.history.TestRules;
import se.lotsen.projection.reading.LedgerReads;
import se.lotsen.projection.rule.IndicatorRule;
import se.lotsen.projection.sink.TestLedger;
import se.lotsen.projection.stream.Driven;

/** What is listed as the difference between two moments is all of it, and nothing else. */
class DifferenceProperties {
  private static final List<Slicing> CUTS =
      List.of(
          cut(null, null, null),
          cut(Municipality.VINDELN, null, null),
          cut(null, YearMonth.of(2009, 3), YearMonth.of(2009, 6)));

  private static Slicing cut(
      @Nullable Municipality municipality, @Nullable YearMonth from, @Nullable YearMonth to) {
    return new Slicing(Set.of(), Slicing.Span.TOTAL, municipality, null, from, to);
  }

  @Provide
  Arbitrary<History> histories() {
    return Histories.ofAtMost(50);
  }

  @Property(tries = 40, shrinking = ShrinkingMode.BOUNDED)
  void theLinesAddUpToWhatChangedSinceItWasTold(
      @ForAll("histories") History history,
      @ForAll long seed,
      @ForAll @IntRange(max = 49) int told,
      @ForAll @IntRange(max = 49) int later) {
    try (var driven = new Driven(TestRules.CATALOGUE);
        var ledger = TestLedger.embedded()) {
      driven.feed(Deliveries.interleavedWithRepeats(history.published(), seed));
      var entries = driven.entries();
      ledger.file(entries);
      var reads = new LedgerReads(ledger.mongo());
      var from = moment(history, Math.min(told, later));
      var to = moment(history, Math.max(told, later));
      var before = Oracle.values(history.knownAt(from));
      var after = Oracle.values(history.knownAt(to));

      for (var project : entries.stream().map(LedgerEntry::project).collect(Collectors.toSet())) {
        for (var rule : TestRules.CATALOGUE.rules()) {
          for (var cut : CUTS) {
            var reading =
                new DifferenceReading(
                    reads,
                    new AsKnown(new Courses(reads, ledger.mongo()), reads),
                    rule,
                    project,
                    cut,
                    from,
                    to);
            var was = total(before, project, rule, cut);
            var is = total(after, project, rule, cut);

            var first = reading.page(null, 200);
            assertThat(first.before()).isEqualTo(was);
            assertThat(first.after()).isEqualTo(is);
            assertThat(was.plus(effects(reading, 2))).isEqualTo(is);
            assertThat(was.plus(effects(reading, 200))).isEqualTo(is);
          }
        }
      }
    }
  }

  private static Instant moment(History history, int command) {
    return history.commands().stream()
        .map(History.Given::at)
        .sorted()
        .skip(Math.max(0, Math.min(command, history.commands().size() - 1)))
        .findFirst()
        .orElse(Instant.EPOCH);
  }

  private static Breakdown total(
      Map<String, Breakdown> cells, ProjectId project, IndicatorRule rule, Slicing cut) {
    var beginning = "%s|%s|%d|".formatted(project.value(), rule.code().value(), rule.version());
    return cells.entrySet().stream()
        .filter(cell -> cell.getKey().startsWith(beginning))
        .filter(cell -> isWithin(cell.getKey().split("[|]"), cut))
        .map(Map.Entry::getValue)
        .reduce(Breakdown.NONE, Breakdown::plus);
  }

  /** A cell's name is project, indicator, version, municipality, area and month. */
  private static boolean isWithin(String[] cell, Slicing cut) {
    return cut.wants(
        Municipality.of(cell[3]), new AreaCode(cell[4]), YearMonth.parse(cell[5]).atDay(1));
  }

  private static Breakdown effects(DifferenceReading reading, int limit) {
    var sum = Breakdown.NONE;
    String next = null;
    do {
      var page = reading.page(LinePlace.of(next == null ? null : Cursor.valueOf(next)), limit);
      assertThat(page.lines()).hasSizeLessThanOrEqualTo(limit);
      for (var line : page.lines()) {
        sum = sum.plus(line.effect());
        assertThat(line.because().knownAt()).isAfter(reading.told());
        assertThat(line.because().knownAt()).isBeforeOrEqualTo(reading.known());
      }
      next = page.next();
    } while (next != null);
    return sum;
  }
}
