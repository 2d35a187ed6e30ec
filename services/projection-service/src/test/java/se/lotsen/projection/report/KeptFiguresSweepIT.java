package se.lotsen.projection.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import se.lotsen.model.Breakdown;
import se.lotsen.model.code.IndicatorCode;
import se.lotsen.projection.counting.Entries;
import se.lotsen.projection.history.TestRules;
import se.lotsen.projection.sink.TestLedger;

/** What nobody refers to goes after a day, and nothing else, on a store. */
class KeptFiguresSweepIT {
  private static final Instant NOW = Instant.parse("2009-05-10T08:00:00Z");
  private static final IndicatorCode HOURS = TestRules.HOURS.code();

  private final TestLedger ledger = TestLedger.embedded();
  private final KeptFigures figures = new KeptFigures(ledger.mongo());
  private final KeptLines lines = new KeptLines(ledger.mongo());

  @AfterEach
  void close() {
    ledger.close();
  }

  private void kept(String id, Instant begun) {
    figures.begin(id, Plans.ID, begun);
    var writer = lines.writer(id, HOURS);
    writer.add(
        Line.of(
            new Line.Place("", "2009-05-04/a/00000001/000000"),
            Entries.session("a/1/0").entry(),
            Breakdown.unsplit(BigDecimal.ONE)));
    writer.end();
  }

  private void sweep(Function<String, Optional<Reporting>> reportings) {
    new KeptFiguresSweep(figures, lines, reportings, Clock.fixed(NOW, ZoneOffset.UTC)).sweep();
  }

  private Map<String, Boolean> left() {
    var left = new TreeMap<String, Boolean>();
    figures
        .begunBefore(NOW.plusSeconds(1), "", 100)
        .keySet()
        .forEach(id -> left.put(id, lines.read(id, HOURS).hasNext()));
    return left;
  }

  private static Reporting submitted(String kept) {
    var planned = Plans.reporting(Plans.THREE, TestRules.HOURS);
    var report = planned.report(1).orElseThrow();
    return planned.with(
        report.submitted(new Report.Submission(kept, 1, NOW, CanonicalJson.digest("figures"))));
  }

  @Test
  void whatNoReportRefersToGoesAfterADay() {
    kept("a-told", NOW.minus(Duration.ofDays(9)));
    kept("b-left", NOW.minus(Duration.ofHours(25)));
    kept("c-begun", NOW.minus(Duration.ofHours(23)));

    sweep(any -> Optional.of(submitted("a-told")));

    assertThat(left()).isEqualTo(Map.of("a-told", true, "c-begun", true));
  }

  @Test
  void whereTheReportingIsNotThereAllStays() {
    kept("a-told", NOW.minus(Duration.ofDays(9)));

    sweep(any -> Optional.empty());

    assertThat(left()).containsOnlyKeys("a-told");
  }
}
