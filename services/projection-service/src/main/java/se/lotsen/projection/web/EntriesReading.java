package se.lotsen.projection.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.ProjectId;
import se.lotsen.model.Text;
import se.lotsen.model.indicator.LedgerEntry;
import se.lotsen.projection.reading.EarliestStanding;
import se.lotsen.projection.reading.LedgerReads;
import se.lotsen.projection.reading.LedgerReads.Place;
import se.lotsen.projection.reading.Walk;
import se.lotsen.projection.reading.Whose;
import se.lotsen.projection.rule.IndicatorRule;
import se.lotsen.projection.sink.Filed;
import se.lotsen.projection.web.EntriesView.Line;

/**
 * Reads the lines behind a value, page by page: first what the rule looks at, then what it refuses.
 * Sums and numbers of entries show every entry, by day. Where each client or participant is counted
 * once, those who are counted within the cut are shown with all of their entries: one after the
 * other by their ids, each one's entries by day.
 *
 * @param knownAt what became known later is left out; nothing is when absent
 */
record EntriesReading(
    LedgerReads ledger,
    IndicatorRule rule,
    ProjectId project,
    Slicing slicing,
    @Nullable Instant knownAt) {
  /** Comes after every place in the ledger's order, which begins with a day. */
  private static final String END = "z";

  private static final int FIRST_READ = 1_000;
  private static final int FEW = 2_000;

  /** To skip the rest of one's entries takes another query: not worth it for a few. */
  private static final int WORTH_A_QUERY = 200;

  EntriesView page(@Nullable LinePlace after, int limit) {
    var page = new EntriesPage<Line>(limit);
    if (after == null || !after.refused()) {
      Whose.of(rule)
          .ifPresentOrElse(
              whose -> together(whose, after, page),
              () -> inOrder(false, after == null ? null : after.order(), page));
    }
    if (!page.isOver() && rule.otherwise() != null) {
      inOrder(true, after != null && after.refused() ? after.order() : null, page);
    }
    return new EntriesView(
        rule.code(), rule.version(), rule.name(), rule.unit(), page.lines(), page.next());
  }

  private void inOrder(boolean refused, @Nullable String after, EntriesPage<Line> page) {
    Predicate<LedgerEntry> belongs = refused ? rule::refuses : rule::looksAt;
    Text why = refused ? rule.otherwise() : null;
    var walk = ledger.inOrder(project, rule.fact(), slicing.bounds(), after);
    while (!page.isOver() && walk.hasNext()) {
      var filed = walk.next();
      var place = new LinePlace(refused, "", filed.order());
      if (isKnown(filed.entry()) && belongs.test(filed.entry()) && wants(filed.entry())) {
        page.show(new Line(filed.entry(), !refused, null, why), place);
      }
      page.read(1);
      page.passed(place);
    }
  }

  /**
   * Walks all. Where the first {@link #FIRST_READ} entries do not fill the page, few may be counted
   * within the cut: then, if they are few indeed, they are looked up by their ids.
   */
  private void together(Whose whose, @Nullable LinePlace after, EntriesPage<Line> page) {
    if (after != null) {
      rest(whose, after, page);
    }
    var place = walk(whose, after == null ? null : after.whose(), page, FIRST_READ);
    if (place == null || page.isOver()) {
      return;
    }
    var few = among(whose);
    if (few.isEmpty()) {
      walk(whose, place, page, Integer.MAX_VALUE);
      return;
    }
    for (var who : few.get().tailSet(place, false)) {
      if (page.isOver()) {
        return;
      }
      var walk = ledger.ofOne(whose, project, rule.fact(), who, null);
      if (walk.hasNext()) {
        next(whose, walk, page);
      }
    }
  }

  private Optional<NavigableSet<String>> among(Whose whose) {
    var bounds = slicing.bounds();
    return bounds.isNone()
        ? Optional.empty()
        : ledger.among(whose, project, rule.fact(), bounds, FEW);
  }

  /**
   * Walks those after one of them until the page is over or so many entries were read.
   *
   * @return the last of them if there may be more; null at the end of the ledger
   */
  private @Nullable String walk(
      Whose whose, @Nullable String after, EntriesPage<Line> page, int mostRead) {
    var last = after;
    var walk = ledger.together(whose, project, rule.fact(), last == null ? null : behind(last));
    while (walk.hasNext()) {
      if (page.isOver() || page.hasRead(mostRead)) {
        return last;
      }
      last = whose.of(walk.peek());
      if (!next(whose, walk, page)) {
        walk = ledger.together(whose, project, rule.fact(), behind(last));
      }
    }
    return null;
  }

  private static Place behind(String who) {
    return new Place(who, END);
  }

  /**
   * Takes the next client or participant from a walk and shows its lines if it is counted within
   * the cut. Stops early where more entries cannot change what is shown.
   *
   * @return whether the walk has come to the one after
   */
  private boolean next(Whose whose, Walk<Filed> walk, EntriesPage<Line> page) {
    var who = whose.of(walk.peek());
    var standing = new EarliestStanding(rule.minimum());
    var belonging = new ArrayList<Filed>();
    var toTheEnd = true;
    int entries = 0;
    while (toTheEnd && walk.hasNext() && whose.of(walk.peek()).equals(who)) {
      var filed = walk.next();
      page.read(1);
      entries++;
      if (belongs(filed.entry())) {
        standing.add(filed.entry());
        if (belonging.size() <= page.limit()) {
          belonging.add(filed);
        }
      }
      toTheEnd =
          entries < WORTH_A_QUERY
              || !standing.isDecided()
              || (belonging.size() <= page.limit()
                  && standing.counted().filter(this::wants).isPresent());
    }
    standing
        .counted()
        .filter(this::wants)
        .ifPresent(counted -> belonging.forEach(filed -> show(who, filed, counted, page)));
    page.passed(new LinePlace(false, who, END));
    return toTheEnd;
  }

  /** What follows of the client or participant in the midst of whose lines the last page ended. */
  private void rest(Whose whose, LinePlace after, EntriesPage<Line> page) {
    var standing = new EarliestStanding(rule.minimum());
    var first = ledger.ofOne(whose, project, rule.fact(), after.whose(), null);
    while (!standing.isDecided() && first.hasNext()) {
      var entry = first.next().entry();
      if (belongs(entry)) {
        standing.add(entry);
      }
    }
    var counted = standing.counted().filter(this::wants);
    if (counted.isPresent()) {
      var walk = ledger.ofOne(whose, project, rule.fact(), after.whose(), after.order());
      while (!page.isOver() && walk.hasNext()) {
        var filed = walk.next();
        if (belongs(filed.entry())) {
          show(after.whose(), filed, counted.get(), page);
        }
      }
    }
  }

  private static void show(String who, Filed filed, LedgerEntry counted, EntriesPage<Line> page) {
    boolean counts = filed.entry().id().equals(counted.id());
    page.show(
        new Line(filed.entry(), counts, counts ? null : counted.id(), null),
        new LinePlace(false, who, filed.order()));
  }

  private boolean belongs(LedgerEntry entry) {
    return isKnown(entry) && rule.looksAt(entry);
  }

  private boolean isKnown(LedgerEntry entry) {
    return knownAt == null || !entry.knownAt().isAfter(knownAt);
  }

  private boolean wants(LedgerEntry entry) {
    return slicing.wants(entry.municipality(), entry.area(), entry.on());
  }
}
