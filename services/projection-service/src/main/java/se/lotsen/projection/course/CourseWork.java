package se.lotsen.projection.course;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.bson.types.ObjectId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import se.lotsen.kit.failure.FailureKind;
import se.lotsen.kit.ops.InBackground;
import se.lotsen.model.ProjectId;
import se.lotsen.projection.CellPartitions;
import se.lotsen.projection.reading.LedgerReads;
import se.lotsen.projection.rule.Catalogue;
import se.lotsen.projection.sink.Filed;
import se.lotsen.projection.sink.Filings;

/**
 * Has the courses written on behind the filing, by the process that files; it waits for nothing of
 * it and files nothing itself. It remembers a word for each kind in each project that was filed
 * since.
 */
final class CourseWork implements Filings, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(CourseWork.class);
  private static final int EVERY_SECONDS = 2;

  /** Nobody writes a part for so long. */
  private static final Duration LONGEST_WRITING = Duration.ofHours(6);

  private final Catalogue catalogue;
  private final LedgerReads ledger;
  private final CourseStore store;
  private final CourseWriter writer;
  private final IntSupplier partitions;
  private final Clock clock;
  private final InBackground work = new InBackground("courses", this::round);

  /** Up to where this process knows everything of a partition to be filed. */
  private final Map<TopicPartition, Long> next = new ConcurrentHashMap<>();

  /** The projects of which new entries are known to come behind all that went into a course. */
  private final Set<ProjectId> behind = ConcurrentHashMap.newKeySet();

  private final Map<Kind, Touched> waiting = new ConcurrentHashMap<>();
  private final Set<TopicPartition> taken = ConcurrentHashMap.newKeySet();
  private final AtomicLong touches = new AtomicLong();
  private long touchesBefore;
  private boolean tidy;

  private record Touched(TopicPartition partition, long number) {}

  /**
   * @param partitions how many the ledger's topic has
   */
  CourseWork(
      Catalogue catalogue,
      LedgerReads ledger,
      CourseStore store,
      CourseWriter writer,
      IntSupplier partitions,
      Clock clock) {
    this.catalogue = catalogue;
    this.ledger = ledger;
    this.store = store;
    this.writer = writer;
    this.partitions = partitions;
    this.clock = clock;
  }

  @Override
  public void from(TopicPartition partition, long offset) {
    behind.clear();
    next.put(partition, offset);
    taken.add(partition);
  }

  /**
   * What is filed comes behind all that went into a course. If it does not, the topic has begun
   * anew, or the project lies in another partition: then its courses are forgotten, and written
   * down anew when that much is filed again. To be asked once of a project: what goes into a course
   * later was filed here before.
   */
  @Override
  public void before(List<Filed> entries, Supplier<Set<String>> known) {
    var lowest = new HashMap<ProjectId, Long>();
    entries.forEach(filed -> lowest.merge(filed.entry().project(), filed.position(), Math::min));
    lowest.keySet().removeAll(behind);
    if (lowest.isEmpty()) {
      return;
    }
    long least = lowest.values().stream().mapToLong(Long::longValue).min().orElseThrow();
    var reaching =
        store.reaching(lowest.keySet(), least).stream()
            .filter(head -> head.covered() >= lowest.getOrDefault(head.project(), Long.MAX_VALUE))
            .toList();
    if (!reaching.isEmpty()) {
      forget(reaching, entries, known.get());
    }
    reaching.forEach(head -> lowest.remove(head.project()));
    behind.addAll(lowest.keySet());
  }

  /** What is there already was filed before, and only comes again. */
  private void forget(List<Head> reaching, List<Filed> entries, Set<String> known) {
    for (var head : reaching) {
      entries.stream()
          .filter(filed -> filed.entry().project().equals(head.project()))
          .filter(filed -> filed.position() <= head.covered())
          .filter(filed -> !known.contains(filed.entry().id()))
          .mapToLong(Filed::position)
          .max()
          .ifPresent(position -> writer.hold(head.project(), position));
    }
  }

  @Override
  public void changing(List<Filed> entries) {
    var last = new HashMap<ProjectId, Long>();
    entries.forEach(filed -> last.merge(filed.entry().project(), filed.position(), Math::max));
    last.forEach(writer::hold);
  }

  @Override
  public void filed(Map<TopicPartition, Long> ends, Map<Kind, TopicPartition> kinds) {
    ends.forEach((partition, end) -> next.merge(partition, end, Math::max));
    kinds.forEach(this::touch);
  }

  private void touch(Kind kind, TopicPartition partition) {
    waiting.put(kind, new Touched(partition, touches.incrementAndGet()));
  }

  @Scheduled(fixedDelay = EVERY_SECONDS, timeUnit = TimeUnit.SECONDS)
  void look() {
    work.look();
  }

  /** Writes on what was filed since the last round. */
  void round() {
    if (!tidy) {
      store.tidy(begunAt(clock.instant().minus(LONGEST_WRITING)));
      tidy = true;
    }
    lookWhatIsThere();
    long quietSince = touchesBefore;
    touchesBefore = touches.get();
    waiting.forEach(
        (kind, touched) -> {
          if (write(kind, touched, touched.number() <= quietSince)) {
            waiting.remove(kind, touched);
          }
        });
  }

  /**
   * One kind that cannot be read does not keep the others from being written on; it is tried again
   * when more of it is filed.
   */
  private boolean write(Kind kind, Touched touched, boolean quiet) {
    long end = next.getOrDefault(touched.partition(), 0L);
    boolean done = true;
    try {
      for (var rule : catalogue.rulesFor(kind.fact())) {
        done &= writer.write(kind, rule, end, quiet);
      }
    } catch (RuntimeException e) {
      if (FailureKind.of(e) != FailureKind.BROKEN) {
        throw e;
      }
      log.error("The courses of {} in {} cannot be written on", kind.fact(), kind.project(), e);
    }
    return done;
  }

  /** The first id of a second. */
  private static ObjectId begunAt(Instant moment) {
    return new ObjectId((int) moment.getEpochSecond(), 0);
  }

  /** In partitions that came to this process, what others had not written down may be left. */
  private void lookWhatIsThere() {
    if (taken.isEmpty()) {
      return;
    }
    var looked = Set.copyOf(taken);
    int count = partitions.getAsInt();
    for (var kind = ledger.nextKind(null); kind.isPresent(); kind = ledger.nextKind(kind.get())) {
      var project = kind.get().project();
      int number = CellPartitions.partitionOf(project.value() + "|", count);
      var found = kind.get();
      looked.stream()
          .filter(partition -> partition.partition() == number)
          .forEach(partition -> touch(found, partition));
    }
    taken.removeAll(looked);
  }

  @Override
  public void close() {
    work.close();
  }
}
