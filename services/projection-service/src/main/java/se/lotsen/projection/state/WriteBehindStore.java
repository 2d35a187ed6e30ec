package se.lotsen.projection.state;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.errors.TaskCorruptedException;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.internals.WrappedStateStore;
import org.jspecify.annotations.Nullable;

/**
 * A store that keeps what it is told as objects and writes it as bytes, to the store beneath and
 * its changelog, once per commit: what changes a hundred times between two commits is written once.
 * It is the only cache there is: Kafka Streams' own would hold the same as bytes.
 *
 * <p>Kafka Streams asks for what is not written yet with {@link #flushCache}, before it commits and
 * also when it gives a task away. That is internal to Kafka Streams and the only thing that it
 * calls before a commit; {@link #commit} comes after. Should that ever change, {@link #commit}
 * finds something unwritten and refuses, so that nothing is ever counted wrong in silence.
 *
 * <p>What an event changes can be taken back until {@link #keepChanges}. One thread at a time;
 * another may take away what has been written, when the process has no room left.
 */
public final class WriteBehindStore<V>
    extends WrappedStateStore<KeyValueStore<Bytes, byte[]>, String, V> {
  /** A place in two maps, the references and an array's header, beside what a value weighs. */
  private static final int WEIGHT_OF_PLACE = 140;

  private final StateForm<V> form;
  private final CacheBudget budget;
  private final StateWriter writer = new StateWriter();

  /** What differs from the store beneath; null for what is deleted. */
  private final Map<String, @Nullable V> unwritten = new LinkedHashMap<>();

  /** What the store beneath has, too; the least used first. Guarded by itself. */
  private final LinkedHashMap<String, V> written = new LinkedHashMap<>(64, 0.75f, true);

  private volatile long writtenBytes;
  private long unwrittenBytes;
  private final List<Change<V>> changes = new ArrayList<>();
  private @Nullable TaskId task;

  /** What stood at a key before the event that is being counted; null for nothing. */
  private record Change<V>(String key, @Nullable V before) {}

  WriteBehindStore(KeyValueStore<Bytes, byte[]> beneath, StateForm<V> form, CacheBudget budget) {
    super(beneath);
    this.form = form;
    this.budget = budget;
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    forgetAll();
    task = context.taskId();
    super.init(context, root);
    budget.closed(this);
    budget.opened(this);
  }

  public @Nullable V get(String key) {
    var known = known(key);
    if (known != null || isDeleted(key)) {
      return known;
    }
    byte[] bytes = wrapped().get(StateKeys.bytesOf(key));
    if (bytes == null) {
      return null;
    }
    var read = read(bytes);
    budget.changed(remember(key, read));
    settle();
    return read;
  }

  /** Null deletes. */
  public void put(String key, @Nullable V value) {
    changes.add(new Change<>(key, get(key)));
    set(key, value);
  }

  /** Puts what is known not to be there, without looking. */
  public void add(String key, V value) {
    changes.add(new Change<>(key, null));
    set(key, value);
  }

  /**
   * Shows what stands at keys that begin so (all where that is empty), in their order, as it is
   * now, until it is told that this is enough. What is changed meanwhile is not seen.
   */
  public void scan(String prefix, BiPredicate<String, V> each) {
    scan(prefix, prefix, each);
  }

  /** The same from a key on: the store beneath does not have to pass what was before it. */
  public void scan(String prefix, String from, BiPredicate<String, V> each) {
    writeAll();
    var end = prefix.isEmpty() ? null : StateKeys.endOf(prefix);
    try (var found = range(from.isEmpty() ? null : StateKeys.bytesOf(from), end)) {
      boolean more = true;
      while (more && found.hasNext()) {
        var next = found.next();
        more = each.test(StateKeys.textOf(next.key), read(next.value));
      }
    }
  }

  @SuppressWarnings("NullAway") // a range may be open at both ends, without saying so
  private KeyValueIterator<Bytes, byte[]> range(@Nullable Bytes from, @Nullable Bytes end) {
    return wrapped().range(from, end);
  }

  /** What was changed since the last time stays. */
  public void keepChanges() {
    changes.clear();
    settle();
  }

  /** As if nothing had been changed since changes were last kept. */
  public void takeBackChanges() {
    for (int last = changes.size() - 1; last >= 0; last--) {
      set(changes.get(last).key(), changes.get(last).before());
    }
    changes.clear();
  }

  @Override
  public void flushCache() {
    writeAll();
    super.flushCache();
    settle();
  }

  @Override
  public void clearCache() {
    forgetAll();
    super.clearCache();
  }

  @Override
  public void commit(Map<TopicPartition, Long> changelogOffsets) {
    if (!changelogOffsets.isEmpty() && !unwritten.isEmpty()) {
      throw new IllegalStateException(
          "%d records of %s were not asked for before the commit"
              .formatted(unwritten.size(), name()));
    }
    super.commit(changelogOffsets);
  }

  /** Forgets what is not written: Kafka Streams asked for it, or has aborted its transaction. */
  @Override
  public void close() {
    budget.closed(this);
    forgetAll();
    super.close();
  }

  /** Bytes of what can be dropped at any time. */
  long written() {
    return writtenBytes;
  }

  /** Drops what was used least, until so many bytes are free; false when there is nothing. */
  boolean drop(long bytes) {
    long freed = 0;
    synchronized (written) {
      var eldest = written.entrySet().iterator();
      while (freed < bytes && eldest.hasNext()) {
        var next = eldest.next();
        freed += weightOf(next.getKey(), next.getValue());
        eldest.remove();
      }
      writtenBytes -= freed;
    }
    budget.changed(-freed);
    return freed > 0;
  }

  private @Nullable V known(String key) {
    var fresh = unwritten.get(key);
    if (fresh != null) {
      return fresh;
    }
    synchronized (written) {
      return written.get(key);
    }
  }

  private boolean isDeleted(String key) {
    return unwritten.containsKey(key);
  }

  private void set(String key, @Nullable V value) {
    forgetWritten(key);
    long before = unwritten.containsKey(key) ? weightOf(key, unwritten.get(key)) : 0;
    unwritten.put(key, value);
    long more = weightOf(key, value) - before;
    unwrittenBytes += more;
    budget.changed(more);
  }

  private long remember(String key, V value) {
    long weight = weightOf(key, value);
    synchronized (written) {
      written.put(key, value);
      writtenBytes += weight;
    }
    return weight;
  }

  private void forgetWritten(String key) {
    synchronized (written) {
      var gone = written.remove(key);
      if (gone == null) {
        return;
      }
      long weight = weightOf(key, gone);
      writtenBytes -= weight;
      budget.changed(-weight);
    }
  }

  /** Makes room where there is too much: of what is written, else by writing. */
  private void settle() {
    if (!budget.isExceeded()) {
      return;
    }
    budget.makeRoom();
    if (budget.isExceeded() && !unwritten.isEmpty()) {
      writeAll();
      budget.makeRoom();
    }
  }

  private void writeAll() {
    long more = -unwrittenBytes;
    for (var next : unwritten.entrySet()) {
      var value = next.getValue();
      wrapped().put(StateKeys.bytesOf(next.getKey()), bytesOrNull(value));
      if (value != null) {
        more += remember(next.getKey(), form.compact(value));
      }
    }
    unwritten.clear();
    unwrittenBytes = 0;
    budget.changed(more);
  }

  private void forgetAll() {
    unwritten.clear();
    budget.changed(-unwrittenBytes);
    unwrittenBytes = 0;
    changes.clear();
    synchronized (written) {
      budget.changed(-writtenBytes);
      writtenBytes = 0;
      written.clear();
    }
  }

  /** State that cannot be read is not ours to mend: it is thrown away and restored from Kafka. */
  private V read(byte[] bytes) {
    try {
      var from = new StateReader(bytes);
      var value = form.read(from);
      from.end();
      return value;
    } catch (RuntimeException e) {
      var corrupt = new TaskCorruptedException(task == null ? Set.of() : Set.of(task));
      corrupt.initCause(e);
      throw corrupt;
    }
  }

  @SuppressWarnings("NullAway") // a store takes null for what is deleted, without saying so
  private byte[] bytesOrNull(@Nullable V value) {
    if (value == null) {
      return null;
    }
    form.write(value, writer.begin());
    return writer.written();
  }

  private long weightOf(String key, @Nullable V value) {
    return WEIGHT_OF_PLACE + key.length() + (value == null ? 0 : form.weightOf(value));
  }
}
