package se.lotsen.projection.course;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.data.mongodb.core.MongoTemplate;
import se.lotsen.model.ProjectId;
import se.lotsen.model.indicator.IndicatorValue;
import se.lotsen.model.indicator.LedgerEntry;
import se.lotsen.projection.reading.EarliestStanding;
import se.lotsen.projection.reading.LedgerReads;
import se.lotsen.projection.reading.Whose;
import se.lotsen.projection.rule.IndicatorRule;
import se.lotsen.projection.sink.Filed;

/**
 * Answers what values were known to be at a moment, from what is written down and what was filed
 * since: it reads one block of each part, and the entries since.
 */
public final class Courses {
  /** With more entries since than this, folding all may be as good. */
  private static final int MOST_SINCE = 4_096;

  private static final int TRIES = 3;

  private final LedgerReads ledger;
  private final CourseStore store;

  public Courses(LedgerReads ledger, MongoTemplate mongo) {
    this.ledger = ledger;
    this.store = new CourseStore(mongo);
  }

  /**
   * The values as they were known, by rule. A rule is absent where not enough is written down to
   * answer soon; that its values are none is an answer.
   */
  public Map<IndicatorRule, List<IndicatorValue>> asKnownAt(
      ProjectId project, List<IndicatorRule> rules, Instant knownAt) {
    for (int i = 0; i < TRIES; i++) {
      var head = store.head(project);
      if (head.courses().isEmpty()) {
        return Map.of();
      }
      try {
        var found = new HashMap<IndicatorRule, List<IndicatorValue>>();
        for (var rule : rules) {
          head.find(rule.counting())
              .filter(course -> !course.unfit())
              .flatMap(course -> new Sum(project, rule, knownAt).of(course))
              .ifPresent(values -> found.put(rule, values));
        }
        // What was read of two heads would not fit together.
        if (store.isStill(head)) {
          return found;
        }
      } catch (PartGone e) {
        // It was written on meanwhile: again, with what is in its place.
      }
    }
    return Map.of();
  }

  /** Cells as they are added up. */
  private final class Sum {
    private final ProjectId project;
    private final IndicatorRule rule;
    private final Instant knownAt;
    private final Map<Cell, Amount> cells = new HashMap<>();

    Sum(ProjectId project, IndicatorRule rule, Instant knownAt) {
      this.project = project;
      this.rule = rule;
      this.knownAt = knownAt;
    }

    Optional<List<IndicatorValue>> of(Course course) {
      long moment = Step.nanos(knownAt);
      for (var part : course.parts()) {
        if (part.begin() <= moment) {
          store.blockAt(part.id(), moment).orElseThrow(PartGone::new).at(moment, this::add);
        }
      }
      return addSince(course.covered()) ? Optional.of(values()) : Optional.empty();
    }

    private void add(Cell cell, Amount amount) {
      cells.merge(cell, amount, Amount::plus);
    }

    private boolean addSince(long covered) {
      var whose = Whose.of(rule);
      var touched = new TreeSet<String>();
      var walk = ledger.asFiled(project, rule.fact(), covered, Long.MAX_VALUE);
      for (int read = 0; walk.hasNext(); read++) {
        if (read == MOST_SINCE) {
          return false;
        }
        var filed = walk.next();
        if (isKnown(filed)) {
          whose.ifPresentOrElse(
              one -> touched.add(one.of(filed)),
              () -> add(Cell.of(filed.entry()), CourseWriter.amount(rule, filed)));
        }
      }
      whose.ifPresent(one -> touched.forEach(who -> countOnce(one, who, covered)));
      return true;
    }

    /** Whoever has new entries: where they were counted without those, and where with them. */
    private void countOnce(Whose whose, String who, long covered) {
      var before = new EarliestStanding(rule.minimum());
      var after = new EarliestStanding(rule.minimum());
      var walk = ledger.ofOne(whose, project, rule.fact(), who, null);
      while (walk.hasNext()) {
        var filed = walk.next();
        if (isKnown(filed)) {
          after.add(filed.entry());
          if (filed.position() <= covered) {
            before.add(filed.entry());
          }
        }
      }
      before.counted().ifPresent(was -> add(Cell.of(was), Amount.ONE.negated()));
      after.counted().ifPresent(is -> add(Cell.of(is), Amount.ONE));
    }

    private boolean isKnown(Filed filed) {
      LedgerEntry entry = filed.entry();
      return !entry.knownAt().isAfter(knownAt) && rule.looksAt(entry);
    }

    private List<IndicatorValue> values() {
      return cells.entrySet().stream()
          .filter(cell -> !cell.getValue().isNone())
          .map(
              cell ->
                  new IndicatorValue(
                      project,
                      rule.code(),
                      rule.version(),
                      cell.getKey().municipality(),
                      cell.getKey().area(),
                      cell.getKey().month(),
                      cell.getValue().breakdown()))
          .toList();
    }
  }
}
