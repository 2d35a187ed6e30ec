package se.lotsen.projection.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.Breakdown;
import se.lotsen.model.ProjectId;
import se.lotsen.model.indicator.LedgerEntry;
import se.lotsen.projection.rule.IndicatorRule;
import se.lotsen.projection.rule.IndicatorRule.Count;
import se.lotsen.projection.sink.Filed;
import se.lotsen.projection.web.DifferenceView.Because;
import se.lotsen.projection.web.DifferenceView.Difference;
import se.lotsen.projection.web.LedgerReads.Place;

/**
 * Reads, page by page, which entries make a value another than it was told. Sums and numbers of
 * entries differ by each entry that became known in between. Where each client or participant is
 * counted once, those differ who are counted by another entry than before, or only then or now.
 *
 * @param told the earlier moment
 * @param known the later one
 */
record DifferenceReading(
    LedgerReads ledger,
    IndicatorRule rule,
    ProjectId project,
    Slicing slicing,
    Instant told,
    Instant known) {
  private static final Breakdown ONE = Breakdown.unsplit(BigDecimal.ONE);

  /** Of one client, to say why: more news than this of one between two reports is not looked at. */
  private static final int MOST_NEWS = 200;

  /** Comes after every place in the ledger's order, which begins with a day. */
  private static final String END = "z";

  DifferenceView page(@Nullable LinePlace after, int limit) {
    var page = new EntriesPage<Difference>(limit);
    Whose.of(rule)
        .ifPresentOrElse(
            whose -> counted(whose, after, page),
            () -> added(after == null ? null : after.order(), page));
    return new DifferenceView(
        rule.code(),
        rule.version(),
        rule.name(),
        rule.unit(),
        told,
        known,
        after == null ? valueAt(told) : null,
        after == null ? valueAt(known) : null,
        page.lines(),
        page.next());
  }

  private Breakdown valueAt(Instant moment) {
    return Fold.over(List.of(rule), ledger, project, moment)
        .values(rule)
        .filter(slicing::wants)
        .map(value -> value.quantity())
        .reduce(Breakdown.NONE, Breakdown::plus);
  }

  private void added(@Nullable String after, EntriesPage<Difference> page) {
    var walk = ledger.inOrder(project, rule.fact(), Bounds.of(slicing), after);
    while (!page.isOver() && walk.hasNext()) {
      var filed = walk.next();
      var place = new LinePlace(false, "", filed.order());
      if (isNew(filed.entry()) && rule.looksAt(filed.entry()) && wants(filed.entry())) {
        page.show(new Difference(filed.entry(), effect(filed.entry()), Because.of(filed)), place);
      }
      page.read(1);
      page.passed(place);
    }
  }

  private Breakdown effect(LedgerEntry entry) {
    if (rule.count() == Count.SUM) {
      return entry.quantity();
    }
    return entry.reverses() == null ? ONE : ONE.negated();
  }

  /** A client's two lines stay together: a page goes on after whole clients. */
  private void counted(Whose whose, @Nullable LinePlace after, EntriesPage<Difference> page) {
    var walk =
        ledger.together(
            whose, project, rule.fact(), after == null ? null : new Place(after.whose(), END));
    while (!page.isOver() && walk.hasNext()) {
      var who = whose.of(walk.peek());
      var one = new One();
      while (walk.hasNext() && whose.of(walk.peek()).equals(who)) {
        one.add(walk.next());
        page.read(1);
      }
      var place = new LinePlace(false, who, END);
      var lines = one.lines();
      if (!lines.isEmpty() && page.lines().size() + lines.size() > page.limit()) {
        page.end();
        return;
      }
      lines.forEach(line -> page.show(line, place));
      page.passed(place);
    }
  }

  private boolean isNew(LedgerEntry entry) {
    return entry.knownAt().isAfter(told) && !entry.knownAt().isAfter(known);
  }

  private boolean wants(LedgerEntry entry) {
    return slicing.wants(entry.municipality(), entry.area(), entry.on());
  }

  /** One client or participant, at both moments. */
  private final class One {
    private final EarliestStanding before = new EarliestStanding(rule.minimum());
    private final EarliestStanding after = new EarliestStanding(rule.minimum());
    private final List<Filed> news = new ArrayList<>();
    private @Nullable Filed lastNews;

    void add(Filed filed) {
      var entry = filed.entry();
      if (!rule.looksAt(entry) || entry.knownAt().isAfter(known)) {
        return;
      }
      after.add(entry);
      if (isNew(entry)) {
        lastNews = filed;
        if (news.size() < MOST_NEWS) {
          news.add(filed);
        }
      } else {
        before.add(entry);
      }
    }

    List<Difference> lines() {
      if (lastNews == null) {
        return List.of();
      }
      var was = before.counted();
      var is = after.counted();
      if (was.map(LedgerEntry::id).equals(is.map(LedgerEntry::id))) {
        return List.of();
      }
      var lines = new ArrayList<Difference>();
      was.filter(DifferenceReading.this::wants)
          .ifPresent(entry -> lines.add(line(entry, ONE.negated(), lost(entry, is))));
      is.filter(DifferenceReading.this::wants)
          .ifPresent(entry -> lines.add(line(entry, ONE, gained(entry, was))));
      return lines;
    }

    private Difference line(LedgerEntry entry, Breakdown effect, Filed because) {
      return new Difference(entry, effect, Because.of(because));
    }

    /**
     * It was taken back, or an earlier one came; or others were, so that the rest is too little.
     */
    private Filed lost(LedgerEntry entry, Optional<LedgerEntry> is) {
      return takingBack(entry).or(() -> is.flatMap(this::itself)).orElse(lastNews());
    }

    /** It came itself; or the one before it was taken back; or others made it enough. */
    private Filed gained(LedgerEntry entry, Optional<LedgerEntry> was) {
      return itself(entry).or(() -> was.flatMap(this::takingBack)).orElse(lastNews());
    }

    private Optional<Filed> takingBack(LedgerEntry entry) {
      return news.stream().filter(filed -> entry.id().equals(filed.entry().reverses())).findFirst();
    }

    private Optional<Filed> itself(LedgerEntry entry) {
      return news.stream().filter(filed -> entry.id().equals(filed.entry().id())).findFirst();
    }

    private Filed lastNews() {
      if (lastNews == null) {
        throw new IllegalStateException("Nothing became known");
      }
      return lastNews;
    }
  }
}
