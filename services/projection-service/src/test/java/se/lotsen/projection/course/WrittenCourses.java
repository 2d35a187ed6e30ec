package se.lotsen.projection.course;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import se.lotsen.model.Breakdown;
import se.lotsen.model.ProjectId;
import se.lotsen.model.event.Topics;
import se.lotsen.model.indicator.IndicatorValue;
import se.lotsen.projection.reading.LedgerReads;
import se.lotsen.projection.rule.Catalogue;
import se.lotsen.projection.rule.IndicatorRule;
import se.lotsen.projection.sink.Filed;
import se.lotsen.projection.sink.Filings;
import se.lotsen.projection.sink.TestLedger;

/** A ledger in an embedded store behind which courses are written when a test says so. */
public final class WrittenCourses implements AutoCloseable {
  static final TopicPartition PARTITION = new TopicPartition(Topics.LEDGER_NAME, 0);

  private static final int PARTITIONS = 1;

  private final Told told = new Told();
  private final TestLedger ledger = TestLedger.embedded(mongo -> told);
  private final LedgerReads reads = new LedgerReads(ledger.mongo());
  private final Courses courses = new Courses(reads, ledger.mongo());
  private final Catalogue catalogue;
  private final int stepsPerBlock;
  private final int stepsAtOnce;
  private CourseWork work;

  /** Hands on to whoever is at work now. */
  private final class Told implements Filings {
    @Override
    public void before(List<Filed> entries, Supplier<Set<String>> known) {
      work.before(entries, known);
    }

    @Override
    public void changing(List<Filed> entries) {
      work.changing(entries);
    }

    @Override
    public void filed(Map<TopicPartition, Long> next, Map<Kind, TopicPartition> kinds) {
      work.filed(next, kinds);
    }
  }

  public WrittenCourses(Catalogue catalogue, int stepsPerBlock, int stepsAtOnce) {
    this.catalogue = catalogue;
    this.stepsPerBlock = stepsPerBlock;
    this.stepsAtOnce = stepsAtOnce;
    this.work = anotherProcess();
  }

  /** One that has heard of nothing yet and looks into the same store. */
  CourseWork anotherProcess() {
    var store = store();
    return new CourseWork(
        catalogue,
        reads,
        store,
        new CourseWriter(reads, store, stepsPerBlock, stepsAtOnce),
        () -> PARTITIONS,
        Clock.fixed(Instant.parse("2030-01-01T00:00:00Z"), ZoneOffset.UTC));
  }

  /** The process ends and another one goes on, for which all up to here is filed. */
  void restart(long next) {
    work = anotherProcess();
    work.from(PARTITION, next);
  }

  public TestLedger ledger() {
    return ledger;
  }

  public LedgerReads reads() {
    return reads;
  }

  public Courses courses() {
    return courses;
  }

  CourseStore store() {
    return new CourseStore(ledger.mongo());
  }

  CourseWriter writer() {
    return new CourseWriter(reads, store(), stepsPerBlock, stepsAtOnce);
  }

  CourseWork work() {
    return work;
  }

  /** Writes down what was filed so far. */
  public void write() {
    work.round();
    work.round();
  }

  /** The values of a rule as they were known, if that is written down. */
  Map<String, Breakdown> values(ProjectId project, IndicatorRule rule, Instant knownAt) {
    return courses.asKnownAt(project, List.of(rule), knownAt).get(rule).stream()
        .collect(Collectors.toMap(IndicatorValue::cell, IndicatorValue::quantity));
  }

  @Override
  public void close() {
    work.close();
    ledger.close();
  }
}
