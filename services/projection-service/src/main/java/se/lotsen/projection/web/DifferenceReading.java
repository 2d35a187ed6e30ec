package se.lotsen.projection.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.Breakdown;
import se.lotsen.model.ProjectId;
import se.lotsen.model.indicator.IndicatorValue;
import se.lotsen.model.indicator.LedgerEntry;
import se.lotsen.projection.reading.EarliestStanding;
import se.lotsen.projection.reading.LedgerReads;
import se.lotsen.projection.reading.LedgerReads.Place;
import se.lotsen.projection.reading.Walk;
import se.lotsen.projection.reading.Whose;
import se.lotsen.projection.rule.IndicatorRule;
import se.lotsen.projection.rule.IndicatorRule.Count;
import se.lotsen.projection.sink.Filed;
import se.lotsen.projection.web.DifferenceView.Because;
import se.lotsen.projection.web.DifferenceView.DifferenceLine;

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
    AsKnown asKnown,
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
    var page = new EntriesPage<DifferenceLine>(limit);
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
        after == null ? value(told) : null,
        after == null ? value(known) : null,
        page.lines(),
        page.next());
  }

  /** What the value was known to be at a moment. */
  private Breakdown value(Instant moment) {
    return asKnown.values(project, List.of(rule), moment).getOrDefault(rule, List.of()).stream()
        .filter(slicing::wants)
        .map(IndicatorValue::quantity)
        .reduce(Breakdown.NONE, Breakdown::plus);
  }

  /** All entries of the next client or participant. */
  private One next(Whose whose, Walk<Filed> walk) {
    var who = whose.of(walk.peek());
    var one = new One();
    while (walk.hasNext() && whose.of(walk.peek()).equals(who)) {
      one.add(walk.next());
    }
    return one;
  }

  private void added(@Nullable String after, EntriesPage<DifferenceLine> page) {
    var walk = ledger.inOrder(project, rule.fact(), slicing.bounds(), after);
    while (!page.isOver() && walk.hasNext()) {
      var filed = walk.next();
      var place = new LinePlace(false, "", filed.order());
      if (isNew(filed.entry()) && rule.looksAt(filed.entry()) && wants(filed.entry())) {
        page.show(
            new DifferenceLine(filed.entry(), effect(filed.entry()), Because.of(filed, told)),
            place);
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
  private void counted(Whose whose, @Nullable LinePlace after, EntriesPage<DifferenceLine> page) {
    var walk =
        ledger.together(
            whose, project, rule.fact(), after == null ? null : new Place(after.whose(), END));
    while (!page.isOver() && walk.hasNext()) {
      var who = whose.of(walk.peek());
      var one = next(whose, walk);
      page.read(one.read);
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
    private @Nullable Filed lastTaken;
    private @Nullable Filed lastGiven;
    private int read;

    void add(Filed filed) {
      read++;
      var entry = filed.entry();
      if (!rule.looksAt(entry) || entry.knownAt().isAfter(known)) {
        return;
      }
      after.add(entry);
      if (!isNew(entry)) {
        before.add(entry);
        return;
      }
      if (news.size() < MOST_NEWS) {
        news.add(filed);
      }
      if (entry.reverses() == null) {
        lastGiven = filed;
      } else {
        lastTaken = filed;
      }
    }

    Optional<LedgerEntry> was() {
      return before.counted();
    }

    Optional<LedgerEntry> is() {
      return after.counted();
    }

    List<DifferenceLine> lines() {
      if (lastGiven == null && lastTaken == null) {
        return List.of();
      }
      var was = was();
      var is = is();
      if (was.map(LedgerEntry::id).equals(is.map(LedgerEntry::id))) {
        return List.of();
      }
      var lines = new ArrayList<DifferenceLine>();
      was.filter(DifferenceReading.this::wants)
          .ifPresent(entry -> lines.add(line(entry, ONE.negated(), lost(entry, is))));
      is.filter(DifferenceReading.this::wants)
          .ifPresent(entry -> lines.add(line(entry, ONE, gained(entry, was))));
      return lines;
    }

    private DifferenceLine line(LedgerEntry entry, Breakdown effect, Filed because) {
      return new DifferenceLine(entry, effect, Because.of(because, told));
    }

    /**
     * It was taken back, or an earlier one came; or others were, so that the rest is too little.
     */
    private Filed lost(LedgerEntry entry, Optional<LedgerEntry> is) {
      return takingBack(entry).or(() -> is.flatMap(this::itself)).orElseGet(() -> last(lastTaken));
    }

    /** It came itself; or the one before it was taken back; or others made it enough. */
    private Filed gained(LedgerEntry entry, Optional<LedgerEntry> was) {
      return itself(entry).or(() -> was.flatMap(this::takingBack)).orElseGet(() -> last(lastGiven));
    }

    private Optional<Filed> takingBack(LedgerEntry entry) {
      return news.stream().filter(filed -> entry.id().equals(filed.entry().reverses())).findFirst();
    }

    private Optional<Filed> itself(LedgerEntry entry) {
      return news.stream().filter(filed -> entry.id().equals(filed.entry().id())).findFirst();
    }

    /** The last of that direction; of another where more became known than is remembered. */
    private Filed last(@Nullable Filed ofDirection) {
      return Stream.of(
              Optional.ofNullable(ofDirection),
              Optional.ofNullable(lastTaken),
              Optional.ofNullable(lastGiven))
          .flatMap(Optional::stream)
          .findFirst()
          .orElseThrow();
    }
  }
}
