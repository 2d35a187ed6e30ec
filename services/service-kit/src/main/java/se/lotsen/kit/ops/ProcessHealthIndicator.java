package se.lotsen.kit.ops;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.config.ScheduledTask;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.scheduling.config.TaskExecutionOutcome.Status;

/**
 * Whether all parts of the process that have threads of their own still run: if one does not, the
 * process cannot mend it and must be ended and started again. What merely waits for somebody else
 * is not told here.
 */
final class ProcessHealthIndicator implements HealthIndicator {
  /** A sweep that works through a long list is well. */
  private static final Duration MAX_RUN = Duration.ofMinutes(5);

  private static final Duration OVERDUE = Duration.ofSeconds(60);
  private static final Duration FRESH = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private final ApplicationContext context;
  private final Clock clock;
  private final Bounded<List<String>> deadlocks =
      new Bounded<>("deadlocks", PATIENCE, FRESH, ProcessHealthIndicator::deadlocked);
  private volatile boolean started;

  ProcessHealthIndicator(ApplicationContext context, Clock clock) {
    this.context = context;
    this.clock = clock;
  }

  /** Parts start one after the other; before the last one has, none is missing. */
  @EventListener
  void onStarted(ApplicationStartedEvent all) {
    started = true;
  }

  @Override
  public Health health() {
    var wrong = new TreeMap<String, String>();
    if (started) {
      dead(wrong);
      scheduled(wrong, clock.instant());
    }
    try {
      var stuck = deadlocks.ask();
      if (!stuck.isEmpty()) {
        wrong.put("deadlock", String.join(", ", stuck));
      }
    } catch (IllegalStateException e) {
      wrong.put("deadlock", "cannot be told: " + e.getMessage());
    }
    var health = wrong.isEmpty() ? Health.up() : Health.down();
    wrong.forEach(health::withDetail);
    return health.build();
  }

  private void dead(Map<String, String> wrong) {
    context
        .getBeansOfType(SmartLifecycle.class, false, false)
        .forEach(
            (name, part) -> {
              if (part.isAutoStartup() && !part.isRunning()) {
                wrong.put(name, "does not run any more");
              }
            });
  }

  private void scheduled(Map<String, String> wrong, Instant now) {
    context.getBeansOfType(ScheduledTaskHolder.class, false, false).values().stream()
        .map(ScheduledTaskHolder::getScheduledTasks)
        .flatMap(Collection::stream)
        .forEach(task -> scheduled(wrong, task, now));
  }

  private static void scheduled(Map<String, String> wrong, ScheduledTask task, Instant now) {
    var last = task.getTask().getLastExecutionOutcome();
    var since = last.executionTime();
    if (last.status() == Status.STARTED && since != null && isOver(since, MAX_RUN, now)) {
      wrong.put(task.toString(), "has been at it since " + since);
      return;
    }
    var next = last.status() == Status.STARTED ? null : task.nextExecution();
    if (next != null && isOver(next, OVERDUE, now)) {
      wrong.put(task.toString(), "was due at " + next + " and does not run");
    }
  }

  private static boolean isOver(Instant since, Duration bound, Instant now) {
    return Duration.between(since, now).compareTo(bound) > 0;
  }

  private static List<String> deadlocked() {
    var threads = ManagementFactory.getThreadMXBean();
    var ids = threads.findDeadlockedThreads();
    return ids == null
        ? List.of()
        : Arrays.stream(threads.getThreadInfo(ids))
            .filter(Objects::nonNull)
            .map(ThreadInfo::getThreadName)
            .collect(Collectors.toList());
  }
}
