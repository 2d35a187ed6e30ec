package se.lotsen.projection.report;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import se.lotsen.kit.access.Grant;
import se.lotsen.kit.journal.JournaledStore;
import se.lotsen.model.event.ReportEvent;

/**
 * Forgets figures that no report refers to: those of a submission that a crash ended half way. A
 * submission takes minutes at most, and what is younger than a day is left alone.
 */
@Component
class KeptFiguresSweep {
  private static final Logger log = LoggerFactory.getLogger(KeptFiguresSweep.class);
  private static final Duration LEFT_ALONE = Duration.ofDays(1);
  private static final int PAGE = 200;

  private final KeptFigures figures;
  private final KeptLines lines;
  private final JournaledStore<Reporting, ReportEvent> store;
  private final Clock clock;

  KeptFiguresSweep(
      KeptFigures figures,
      KeptLines lines,
      JournaledStore<Reporting, ReportEvent> reportingStore,
      Clock clock) {
    this.figures = figures;
    this.lines = lines;
    this.store = reportingStore;
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
        if (!isReferredTo(each.getKey(), each.getValue())) {
          log.info("The figures {} came to nothing and are forgotten", each.getKey());
          lines.delete(each.getKey());
          figures.delete(each.getKey());
        }
      }
    } while (page.size() == PAGE);
  }

  private boolean isReferredTo(String id, String decision) {
    return store.within(Grant.ofService()).find(decision).stream()
        .flatMap(found -> found.state().reports().stream())
        .flatMap(report -> report.submissions().stream())
        .anyMatch(submission -> submission.figures().equals(id));
  }
}
