package se.lotsen.feeds.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static se.lotsen.feeds.cache.Records.PARTITION;
import static se.lotsen.feeds.cache.Records.PROJECT;
import static se.lotsen.feeds.cache.Records.cell;
import static se.lotsen.feeds.cache.Records.planned;
import static se.lotsen.feeds.cache.Records.received;
import static se.lotsen.feeds.cache.Records.target;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import se.lotsen.model.Breakdown;
import se.lotsen.model.code.Municipality;

class ProjectBoardProperties {
  /** What happened to a cell; null where it was deleted. */
  record Step(Cell cell, Integer hundredths) {}

  @Provide
  Arbitrary<List<Step>> history() {
    var cells =
        Combinators.combine(
                Arbitraries.of("new-jobs", "companies-advised"),
                Arbitraries.integers().between(1, 2),
                Arbitraries.of(Municipality.class),
                Arbitraries.of("2008-01", "2008-02"))
            .as(Records::cell);
    var quantities = Arbitraries.integers().between(0, 500).injectNull(0.2);
    return Combinators.combine(cells, quantities).as(Step::new).list().ofMaxSize(60);
  }

  @Property(tries = 300)
  void whateverTheOrderTheNewestOfEachCellCounts(
      @ForAll("history") List<Step> history, @ForAll Random random) {
    var records = new ArrayList<ValueRecord>();
    for (int i = 0; i < history.size(); i++) {
      records.add(record(i, history.get(i)));
    }
    var inOrder = board(records);
    var shuffled = new ArrayList<>(records);
    Collections.shuffle(shuffled, random);
    shuffled.addAll(records.subList(0, records.size() / 2));
    var inDisorder = board(shuffled);

    assertThat(inDisorder.snapshot()).isEqualTo(inOrder.snapshot());
    assertThat(inOrder.snapshot().indicators())
        .allSatisfy(
            indicator -> assertThat(indicator.total()).isEqualTo(addedUp(history, indicator)));
  }

  @Property(tries = 200)
  void theCompactedTopicGivesTheSameValues(@ForAll("history") List<Step> history) {
    var all = new ArrayList<ValueRecord>();
    var newest = new HashMap<Cell, ValueRecord>();
    for (int i = 0; i < history.size(); i++) {
      var record = record(i, history.get(i));
      all.add(record);
      newest.put(record.cell(), record);
    }

    assertThat(board(List.copyOf(newest.values())).snapshot()).isEqualTo(board(all).snapshot());
  }

  @Property(tries = 20)
  void whoJoinsWhileRecordsComeMissesNothingAndHearsNothingTwice(@ForAll Random random)
      throws Exception {
    int records = 2_000;
    var board = new ProjectValues(PROJECT, PARTITION);
    var each = new ArrayList<Cell>();
    for (var municipality : Municipality.values()) {
      each.add(cell("new-jobs", 1, municipality, "2008-01"));
    }
    try (var threads = Executors.newCachedThreadPool()) {
      var writer =
          threads.submit(
              () -> {
                for (int i = 0; i < records; i++) {
                  board.apply(Records.value(i, each.get(i % each.size()), "1"));
                }
              });
      var listeners = new ArrayList<Callable<Void>>();
      for (int n = 0; n < 20; n++) {
        var seen = new Position(PARTITION, random.nextInt(records / 2));
        listeners.add(
            () -> {
              var live = new CopyOnWriteArrayList<Change>();
              var start = board.listen(live::add, seen);
              writer.get();
              var told = new ArrayList<>(start.missed());
              told.addAll(live);
              if (start.kind() == Start.Kind.RESUMED) {
                assertThat(told)
                    .extracting(change -> change.position().offset())
                    .isSorted()
                    .doesNotHaveDuplicates()
                    .allMatch(offset -> offset > seen.offset());
              }
              assertThat(live)
                  .extracting(change -> change.position().offset())
                  .containsExactlyElementsOf(
                      LongStream.range(start.position().offset() + 1, records).boxed().toList());
              assertThat(told).extracting(Change::cell).containsAll(each);
              return null;
            });
      }
      for (var done : threads.invokeAll(listeners)) {
        done.get();
      }
    }
  }

  private static ProjectValues board(List<ValueRecord> records) {
    var board = new ProjectValues(PROJECT, PARTITION);
    board.apply(received(1, planned(target("new-jobs", "10"), target("companies-advised", "20"))));
    records.forEach(board::apply);
    return board;
  }

  private static ValueRecord record(long offset, Step step) {
    return step.hundredths() == null
        ? Records.deletion(offset, step.cell())
        : Records.value(
            offset, step.cell(), BigDecimal.valueOf(step.hundredths(), 2).toPlainString());
  }

  /** Counts from the end: the last step of a cell is what it is. */
  private static Breakdown addedUp(List<Step> history, Snapshot.Indicator indicator) {
    Map<Cell, Integer> last = new HashMap<>();
    for (var step : history.reversed()) {
      if (!last.containsKey(step.cell())) {
        last.put(step.cell(), step.hundredths());
      }
    }
    int version =
        last.entrySet().stream()
            .filter(entry -> entry.getValue() != null)
            .map(Map.Entry::getKey)
            .filter(cell -> cell.indicator().equals(indicator.code()))
            .mapToInt(Cell::ruleVersion)
            .max()
            .orElse(0);
    int sum =
        last.entrySet().stream()
            .filter(entry -> entry.getValue() != null)
            .filter(entry -> entry.getKey().indicator().equals(indicator.code()))
            .filter(entry -> entry.getKey().ruleVersion() == version)
            .mapToInt(Map.Entry::getValue)
            .sum();
    return Breakdown.unsplit(BigDecimal.valueOf(sum, 2));
  }
}
