package se.lotsen.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.lotsen.testkit.Outcomes.done;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.lotsen.kit.journal.Listing;
import se.lotsen.kit.journal.Selection;
import se.lotsen.kit.journal.Versioned;

/** Aggregates are listed page by page in a declared order, from either end, and counted. */
public abstract class ListingsContract {
  private SampleStore store;

  protected abstract Platform platform();

  @BeforeEach
  void open() {
    store = SampleStore.open(platform().freshDatabase());
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void pagesGoThroughEverythingOnceInTheOrderOfIds() {
    var ids = Samples.newIds(7);
    ids.reversed().forEach(id -> begin(id, null));

    var first = idsOf(page(null));
    var second = idsOf(page(first.getLast()));
    var third = idsOf(page(second.getLast()));

    assertThat(first).isEqualTo(ids.subList(0, 3));
    assertThat(second).isEqualTo(ids.subList(3, 6));
    assertThat(third).isEqualTo(ids.subList(6, 7));
    assertThat(idsOf(page(third.getLast()))).isEmpty();
  }

  @Test
  void pagesHaveOnlyWhatTheFilterLetsThrough() {
    var ids = Samples.newIds(4);
    ids.forEach(id -> begin(id, null));
    raise(ids.get(1));
    raise(ids.get(3));

    var found =
        idsOf(
            store
                .all()
                .list(
                    Selection.of(Samples.BY_COUNT).whereIn("count", List.of(2)),
                    ids.getFirst(),
                    10));

    assertThat(found).containsExactly(ids.get(1), ids.get(3));
  }

  @Test
  void pagesFollowTheOrderOfTheirListing() {
    var labelled = List.of("b", "d", "a", "c");
    for (var label : labelled) {
      var sample = Samples.newId();
      done(store.samples.create(sample, Samples.context(), now -> Samples.begun(sample, label)));
    }
    begin(Samples.newId(), null);
    var selection = Selection.of(Samples.BY_LABEL);

    var first = store.all().list(selection, null, 3);
    var second =
        store.all().list(selection, store.all().placeOf(Samples.BY_LABEL, first.getLast()), 3);

    assertThat(first).extracting(each -> each.state().label()).containsExactly("d", "c", "b");
    assertThat(second).extracting(each -> each.state().label()).containsExactly("a");
    assertThat(store.all().list(selection.between("b", "c"), null, 9))
        .extracting(each -> each.state().label())
        .containsExactly("c", "b");
  }

  @Test
  void aListingThatIsNotDeclaredIsRefused() {
    assertThatThrownBy(
            () -> store.all().list(Selection.of(Listing.by("label")).where("label", "x"), null, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("declare it");
    assertThatThrownBy(() -> store.all().list(Selection.of(Samples.BY_COUNT), null, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("without [count]");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void pagesFromEitherEndGoThroughAllOfItOnce(boolean reversed) {
    var random = new Random(7);
    var labels =
        IntStream.range(0, 40)
            .mapToObj(i -> "label-%d-%d".formatted(random.nextInt(9), i))
            .toList();
    labels.forEach(this::begin);
    var expected =
        labels.stream().sorted(reversed ? Comparator.naturalOrder() : Comparator.reverseOrder());

    var seen = new ArrayList<String>();
    String after = null;
    List<Versioned<Sample>> page;
    do {
      page = store.all().list(Selection.of(Samples.BY_LABEL).reversed(reversed), after, 7);
      for (var each : page) {
        seen.add(String.valueOf(each.state().label()));
        after = store.all().placeOf(Samples.BY_LABEL, each);
      }
    } while (page.size() == 7);

    assertThat(seen).isEqualTo(expected.toList());
  }

  @Test
  void pagesByIdFromTheOtherEndToo() {
    var ids = Samples.newIds(7);
    ids.forEach(id -> begin(id, null));
    var selection = Selection.of(Samples.ALL).reversed(true);

    var first = idsOf(store.all().list(selection, null, 4));

    assertThat(first).isEqualTo(ids.reversed().subList(0, 4));
    assertThat(idsOf(store.all().list(selection, first.getLast(), 4)))
        .isEqualTo(ids.reversed().subList(4, 7));
  }

  @Test
  void whatIsSelectedIsCountedAsAWholeAndByAField() {
    var ids = Samples.newIds(9);
    ids.forEach(id -> begin(id, null));
    ids.subList(0, 4).forEach(this::raise);
    ids.subList(0, 1).forEach(this::raise);
    begin("labelled");

    assertThat(store.all().count(Selection.of(Samples.ALL)).count()).isEqualTo(10);
    assertThat(store.all().count(Selection.of(Samples.ALL)).exact()).isTrue();
    assertThat(
            store.all().count(Selection.of(Samples.BY_COUNT).whereIn("count", List.of(2))).count())
        .isEqualTo(3);
    assertThat(store.all().countBy(Selection.of(Samples.ALL), "count"))
        .isEqualTo(Map.of("1", 6, "2", 3, "3", 1));
    assertThat(store.all().countBy(Selection.of(Samples.ALL), "label"))
        .as("what has no value is under the empty word")
        .isEqualTo(Map.of("", 9, "labelled", 1));
  }

  @Test
  void noValuesLetNothingThroughWhereTheyAreAsked() {
    begin("here");

    assertThat(
            store.all().list(Selection.of(Samples.BY_COUNT).whereAny("count", List.of()), null, 9))
        .isEmpty();
    assertThat(store.all().list(Selection.of(Samples.ALL).whereSome("count", List.of()), null, 9))
        .hasSize(1);
    assertThat(store.all().list(Selection.of(Samples.ALL).whereAbsent("label"), null, 9)).isEmpty();
  }

  @Test
  void manyAreFoundByTheirIdsAtOnce() {
    var ids = Samples.newIds(5);
    ids.forEach(id -> begin(id, null));
    var asked = new ArrayList<>(ids.subList(1, 4));
    asked.add(Samples.newId());

    assertThat(idsOf(store.all().findAll(asked)))
        .containsExactlyInAnyOrderElementsOf(ids.subList(1, 4));
  }

  @Test
  void aNumberIsGivenOnceHoweverManyAskAtOnce() throws InterruptedException, ExecutionException {
    try (var callers = Executors.newFixedThreadPool(8)) {
      var asked =
          callers.invokeAll(
              IntStream.range(0, 200)
                  .<Callable<Long>>mapToObj(i -> () -> store.samples.nextNumber("4K/" + i % 2))
                  .toList());
      var even = new HashSet<Long>();
      var odd = new HashSet<Long>();
      for (int i = 0; i < asked.size(); i++) {
        assertThat((i % 2 == 0 ? even : odd).add(asked.get(i).get())).isTrue();
      }
      assertThat(even).contains(1L, 100L).hasSize(100);
      assertThat(odd).contains(1L, 100L).hasSize(100);
    }
  }

  private List<Versioned<Sample>> page(@Nullable String after) {
    return store.all().list(Selection.of(Samples.ALL), after, 3);
  }

  private void begin(String label) {
    begin(Samples.newId(), label);
  }

  private void begin(String id, @Nullable String label) {
    done(store.samples.create(id, Samples.context(), now -> Samples.begun(id, label)));
  }

  private void raise(String id) {
    done(store.samples.change(id, Samples.context(), Samples.raise()));
  }

  private static List<String> idsOf(List<Versioned<Sample>> page) {
    return page.stream().map(Versioned::id).toList();
  }
}
