package se.lotsen.projection.report;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Forgets figures that no report refers to: those of a submission that a crash ended half way. A
 * submission takes minutes at most, and what is younger than a day is left alone.
 */
class KeptFiguresSweep {
  private static final Logger log = LoggerFactory.getLogger(KeptFiguresSweep.class);
  private static final Duration LEFT_ALONE = Duration.ofDays(1);
  private static final int PAGE = 200;

  private final KeptFigures figures;
  private final KeptLines lines;
  private final Function<String, Optional<Reporting>> reportings;
  private final Clock clock;

  /**
   * @param reportings by the ids of their decisions
   */
  KeptFiguresSweep(
      KeptFigures figures,
      KeptLines lines,
      Function<String, Optional<Reporting>> reportings,
      Clock clock) {
    this.figures = figures;
    this.lines = lines;
    this.reportings = reportings;
    this.clock = clock;
  }

  @Scheduled(initialDelay = 1, fixedDelay = 360, timeUnit = TimeUnit.MINUTES)
  void sweep() {
    var before = clock.instant().minus(LEFT_ALONE);
    String after = "";
    Map<String, String> page;
    do {
      page = figures.begunBefore(before, after, PAGE);
      for (var each : page.entrySet()) {
        after = each.getKey();
        if (isOfNoReport(each.getKey(), each.getValue())) {
          log.info("The figures {} came to nothing and are forgotten", each.getKey());
          lines.delete(each.getKey());
          figures.delete(each.getKey());
        }
      }
    } while (page.size() == PAGE);
  }

  /** Where the reporting itself is not there, nobody can tell: then they stay. */
  private boolean isOfNoReport(String id, String decision) {
    return reportings
        .apply(decision)
        .filter(
            reporting ->
                reporting.reports().stream()
                    .flatMap(report -> report.submissions().stream())
                    .noneMatch(submission -> submission.figures().equals(id)))
        .isPresent();
  }
}
