package se.lotsen.projection.course;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import se.lotsen.model.ProjectId;
import se.lotsen.projection.reading.LedgerReads;
import se.lotsen.projection.reading.Whose;
import se.lotsen.projection.rule.IndicatorRule;
import se.lotsen.projection.rule.IndicatorRule.Count;
import se.lotsen.projection.sink.Filed;
import se.lotsen.projection.sink.Filings.Kind;

/**
 * Writes courses on by what was filed since. In memory are some steps, a block of each part that is
 * merged, and the entries of one client or participant, whatever the ledger's length.
 */
final class CourseWriter {
  static final int STEPS_PER_BLOCK = 4_096;
  static final int STEPS_AT_ONCE = 32_768;

  /** Fewer new entries than this are read as fast as they are, and wait while more are filed. */
  private static final int WORTH_IT = 256;

  /**
   * Of so many new entries, whose they are is looked up one by one. Of more, everybody's are walked
   * through: only when they are as many again as before, or no more come.
   */
  private static final int FEW = 2_048;

  private final LedgerReads ledger;
  private final CourseStore store;
  private final PartWriter parts;
  private final int stepsAtOnce;

  CourseWriter(LedgerReads ledger, CourseStore store, int stepsPerBlock, int stepsAtOnce) {
    this.ledger = ledger;
    this.store = store;
    this.parts = new PartWriter(store, stepsPerBlock);
    this.stepsAtOnce = stepsAtOnce;
  }

  /** Entries of a kind after one position and up to another. */
  private record Stretch(Kind kind, long after, long through) {}

  /**
   * Writes one course on.
   *
   * @param next every entry before this position is filed
   * @param quiet whether no more is filed just now
   * @return whether nothing is left to be done
   */
  boolean write(Kind kind, IndicatorRule rule, long next, boolean quiet) {
    var head = store.head(kind.project());
    if (head.heldUntil() >= next) {
      return false;
    }
    var counting = rule.counting();
    var course = head.find(counting).orElseGet(() -> Course.none(counting));
    if (course.unfit()) {
      return true;
    }
    var stretch = new Stretch(kind, course.covered(), next - 1);
    long asMany = Math.max(FEW, course.entries());
    long found = count(stretch, (int) Math.min(Integer.MAX_VALUE, asMany + 1));
    if (found == 0) {
      return true;
    }
    if (!quiet && (found < WORTH_IT || (found > FEW && found <= asMany))) {
      return false;
    }
    return write(head, course, rule, stretch, found <= FEW);
  }

  private long count(Stretch stretch, int most) {
    return ledger.countFiled(
        stretch.kind.project(), stretch.kind.fact(), stretch.after, stretch.through, most);
  }

  private boolean write(
      Head head, Course course, IndicatorRule rule, Stretch stretch, boolean few) {
    var now = new Parts(store, parts, head, course.parts());
    try {
      var run = new Run(now);
      long entries =
          Whose.of(rule)
              .map(
                  whose ->
                      few ? touched(whose, rule, stretch, run) : all(whose, rule, stretch, run))
              .orElseGet(() -> added(rule, stretch, run));
      run.end();
      if (store.save(head.with(course.on(stretch.through, entries, now.now())))) {
        now.kept();
        return true;
      }
    } catch (TooMuch e) {
      if (store.save(head.with(course.givenUp()))) {
        store.delete(course.parts());
      }
    } catch (PartGone e) {
      // Somebody else writes this course on; what was made here is not needed.
    }
    now.dropped();
    return false;
  }

  /** Every entry is a step. */
  private long added(IndicatorRule rule, Stretch stretch, Run run) {
    return walk(
        stretch,
        filed -> {
          var entry = filed.entry();
          if (rule.looksAt(entry)) {
            run.add(new Step(Step.nanos(entry.knownAt()), Cell.of(entry), amount(rule, filed)));
          }
        });
  }

  /** What an entry adds where not each client or participant is counted once. */
  static Amount amount(IndicatorRule rule, Filed filed) {
    if (rule.count() == Count.SUM) {
      return Amount.of(filed.entry().quantity());
    }
    return filed.entry().reverses() == null ? Amount.ONE : Amount.ONE.negated();
  }

  private long walk(Stretch stretch, Consumer<Filed> each) {
    var walk =
        ledger
            .asFiled(stretch.kind.project(), stretch.kind.fact(), stretch.after, stretch.through)
            .readingAhead();
    long read = 0;
    while (walk.hasNext()) {
      each.accept(walk.next());
      read++;
    }
    return read;
  }

  private long touched(Whose whose, IndicatorRule rule, Stretch stretch, Run run) {
    var who = new TreeSet<String>();
    long read =
        walk(
            stretch,
            filed -> {
              if (rule.looksAt(filed.entry())) {
                who.add(whose.of(filed));
              }
            });
    Predicate<Filed> belongs = belongs(rule, stretch);
    for (var each : who) {
      var one = new OneCounted(rule.minimum());
      var walk = ledger.ofOne(whose, stretch.kind.project(), rule.fact(), each, null);
      while (walk.hasNext()) {
        var filed = walk.next();
        if (belongs.test(filed)) {
          one.add(filed);
        }
      }
      one.steps(stretch.after, run::add);
    }
    return read;
  }

  private long all(Whose whose, IndicatorRule rule, Stretch stretch, Run run) {
    ProjectId project = stretch.kind.project();
    var walk = ledger.together(whose, project, rule.fact(), null).readingAhead();
    Predicate<Filed> belongs = belongs(rule, stretch);
    long read = 0;
    while (walk.hasNext()) {
      var who = whose.of(walk.peek());
      var one = new OneCounted(rule.minimum());
      while (walk.hasNext() && whose.of(walk.peek()).equals(who)) {
        var filed = walk.next();
        if (belongs.test(filed)) {
          one.add(filed);
          read += filed.position() > stretch.after ? 1 : 0;
        }
      }
      one.steps(stretch.after, run::add);
    }
    return read;
  }

  /** What is filed after the stretch belongs to the next. */
  private static Predicate<Filed> belongs(IndicatorRule rule, Stretch stretch) {
    return filed -> filed.position() <= stretch.through && rule.looksAt(filed.entry());
  }

  /** Steps that are collected until they are worth a part. */
  private final class Run {
    private final Parts into;
    private final List<Step> steps = new ArrayList<>();

    Run(Parts into) {
      this.into = into;
    }

    void add(Step step) {
      steps.add(step);
      if (steps.size() >= stepsAtOnce) {
        end();
      }
    }

    void end() {
      if (!steps.isEmpty()) {
        into.add(steps);
        steps.clear();
      }
    }
  }

  /** Forgets what is written down of a project, until everything up to a position is filed. */
  void hold(ProjectId project, long until) {
    var head = store.head(project);
    while (!store.save(head.held(until))) {
      head = store.head(project);
    }
    store.delete(head.parts());
  }
}
