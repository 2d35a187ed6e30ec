package se.lotsen.projection.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.errors.TaskCorruptedException;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A write-behind store against a map, over random uses, commits, aborts and budgets. */
class WriteBehindStoreTest {
  private static final TopicPartition CHANGELOG = new TopicPartition("changelog", 0);

  private final MockProcessorContext<String, Object> context = new MockProcessorContext<>();

  /** Texts; an empty one weighs more than it has letters, as any object does. */
  private static final class Texts implements StateForm<String> {
    @Override
    public void write(String value, StateWriter to) {
      to.octet(1).text(value);
    }

    @Override
    public String read(StateReader from) {
      if (from.octet() != 1) {
        throw new IllegalArgumentException("No text");
      }
      return from.text();
    }

    @Override
    public long weightOf(String value) {
      return 40 + value.length();
    }
  }

  static IntStream seeds() {
    return IntStream.rangeClosed(1, 300);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void itIsAlwaysWhatAMapWouldBe(int seed) {
    var random = new Random(seed);
    var budget = new CacheBudget(List.of(0, 500, 3_000, 1 << 20).get(seed % 4));
    var store = opened("texts", budget);
    var other = opened("others", budget);
    var expected = new TreeMap<String, String>();
    var kept = new TreeMap<String, String>();
    for (int step = 0; step < 400; step++) {
      var key = key(random);
      switch (random.nextInt(12)) {
        case 0, 1, 2 -> put(store, expected, key, "v" + step);
        case 3 -> put(store, expected, key, null);
        case 4 -> {
          if (!expected.containsKey(key)) {
            store.add(key, "n" + step);
            expected.put(key, "n" + step);
          }
        }
        case 5, 6, 7 -> assertThat(store.get(key)).isEqualTo(expected.get(key));
        case 8 -> {
          var prefix = key.substring(0, random.nextInt(key.length() + 1));
          assertThat(scanned(store, prefix)).isEqualTo(startingWith(expected, prefix));
        }
        case 9 -> {
          other.put(key, "x".repeat(random.nextInt(200)));
          other.keepChanges();
        }
        case 10 -> {
          store.keepChanges();
          kept.clear();
          kept.putAll(expected);
        }
        default -> {
          if (random.nextBoolean()) {
            store.takeBackChanges();
            expected.clear();
            expected.putAll(kept);
          } else {
            store.keepChanges();
            kept.clear();
            kept.putAll(expected);
            store.flushCache();
            assertThat(written(store)).isEqualTo(expected);
          }
        }
      }
    }
    store.keepChanges();
    other.keepChanges();
    assertThat(budget.isExceeded()).isFalse();
    store.close();
    other.close();
    assertThat(budget.held()).as("nothing is held for a store that is closed").isZero();
  }

  @Test
  void whatChangesOftenIsWrittenOncePerCommit() {
    var store = opened("texts", new CacheBudget(1 << 20));
    for (int times = 0; times < 100; times++) {
      store.put("often", "v" + times);
      store.keepChanges();
    }
    assertThat(written(store)).isEmpty();

    store.flushCache();
    store.flushCache();

    assertThat(written(store)).containsExactly(Map.entry("often", "v99"));
  }

  @Test
  void whatWasNotWrittenIsForgottenWhenItsTransactionIsAborted() {
    var store = opened("texts", new CacheBudget(1 << 20));
    store.put("a", "committed");
    store.keepChanges();
    store.flushCache();
    store.put("a", "aborted");
    store.put("b", "aborted");
    store.keepChanges();

    store.clearCache();

    assertThat(store.get("a")).isEqualTo("committed");
    assertThat(store.get("b")).isNull();
  }

  /** Should Kafka Streams ever no longer ask before it commits, this must not pass in silence. */
  @Test
  void aCommitBeforeWhichNothingWasAskedForIsRefused() {
    var store = opened("texts", new CacheBudget(1 << 20));
    store.put("a", "b");
    store.keepChanges();

    assertThatThrownBy(() -> store.commit(Map.of(CHANGELOG, 1L)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("1 records of texts");
    store.flushCache();
    store.commit(Map.of(CHANGELOG, 1L));
  }

  @Test
  void stateThatCannotBeReadHasTheTaskRestored() {
    var store = opened("texts", new CacheBudget(1 << 20));
    store.wrapped().put(bytes("short"), new byte[] {1, 20, 'a'});
    store.wrapped().put(bytes("long"), new byte[] {1, 2, 'a', 'b'});
    store.wrapped().put(bytes("other"), new byte[] {9});
    store.wrapped().put(bytes("empty"), new byte[0]);

    for (var key : List.of("short", "long", "other", "empty")) {
      assertThatThrownBy(() -> store.get(key))
          .as(key)
          .isInstanceOf(TaskCorruptedException.class)
          .hasMessageContaining(context.taskId().toString());
    }
  }

  @Test
  void whatOneTaskDoesNotUseMakesRoomForAnother() {
    var budget = new CacheBudget(20_000);
    var idle = opened("idle", budget);
    var busy = opened("busy", budget);
    for (int number = 0; number < 80; number++) {
      idle.put("k" + number, "v");
    }
    idle.keepChanges();
    idle.flushCache();
    long before = idle.written();

    for (int number = 0; number < 80; number++) {
      busy.put("k" + number, "v");
      busy.keepChanges();
      busy.flushCache();
      assertThat(budget.isExceeded()).isFalse();
    }

    assertThat(before).isPositive();
    assertThat(idle.written()).isLessThan(before);
    assertThat(busy.written()).isPositive();
    assertThat(idle.get("k0")).isEqualTo("v");
  }

  private WriteBehindStore<String> opened(String name, CacheBudget budget) {
    var store =
        new WriteBehindStores<>(Stores.inMemoryKeyValueStore(name), Texts::new, budget)
            .withLoggingDisabled()
            .build();
    store.init(context.getStateStoreContext(), store);
    return store;
  }

  private static void put(
      WriteBehindStore<String> store,
      Map<String, String> expected,
      String key,
      @Nullable String to) {
    store.put(key, to);
    if (to == null) {
      expected.remove(key);
    } else {
      expected.put(key, to);
    }
  }

  private static String key(Random random) {
    return "" + (char) ('a' + random.nextInt(3)) + '|' + (char) ('a' + random.nextInt(8));
  }

  private static Map<String, String> scanned(WriteBehindStore<String> store, String prefix) {
    var keys = new ArrayList<String>();
    var found = new TreeMap<String, String>();
    store.scan(
        prefix,
        (key, value) -> {
          keys.add(key);
          found.put(key, value);
          return true;
        });
    assertThat(keys).isSorted();
    return found;
  }

  private static Map<String, String> startingWith(TreeMap<String, String> all, String prefix) {
    var some = new TreeMap<>(all);
    some.keySet().removeIf(key -> !key.startsWith(prefix));
    return some;
  }

  private static Map<String, String> written(WriteBehindStore<String> store) {
    var written = new TreeMap<String, String>();
    try (var all = ((KeyValueStore<Bytes, byte[]>) store.wrapped()).all()) {
      all.forEachRemaining(
          one ->
              written.put(
                  new String(one.key.get(), StandardCharsets.UTF_8),
                  new Texts().read(new StateReader(one.value))));
    }
    return written;
  }

  private static Bytes bytes(String key) {
    return Bytes.wrap(key.getBytes(StandardCharsets.UTF_8));
  }
}
