package se.lotsen.projection.stream;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.indicator.IndicatorValue;
import se.lotsen.projection.counting.State;

/**
 * The values of a task. What is written here is not told yet; a value of nothing stays until it has
 * been told. There are few enough (indicators, municipalities, areas and months of a project) to be
 * remembered all.
 */
final class ValueState implements State<IndicatorValue> {
  private final KeyValueStore<String, KeptValue> store;
  private final Map<String, IndicatorValue> remembered = new HashMap<>();

  ValueState(KeyValueStore<String, KeptValue> store) {
    this.store = store;
  }

  @Override
  public @Nullable IndicatorValue get(String cell) {
    var known = remembered.get(cell);
    if (known != null) {
      return known;
    }
    var kept = store.get(cell);
    if (kept == null) {
      return null;
    }
    remembered.put(cell, kept.value());
    return kept.value();
  }

  @Override
  public void put(String cell, @Nullable IndicatorValue value) {
    if (value == null) {
      remembered.remove(cell);
      store.delete(cell);
    } else {
      remembered.put(cell, value);
      store.put(cell, new KeptValue(value, false));
    }
  }
}
