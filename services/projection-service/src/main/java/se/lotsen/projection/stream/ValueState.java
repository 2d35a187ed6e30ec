package se.lotsen.projection.stream;

import org.jspecify.annotations.Nullable;
import se.lotsen.model.indicator.IndicatorValue;
import se.lotsen.projection.counting.State;
import se.lotsen.projection.state.WriteBehindStore;

/**
 * The values of a task. What is written here is not told yet; a value of nothing stays until it has
 * been told.
 */
record ValueState(WriteBehindStore<KeptValue> store) implements State<IndicatorValue> {

  @Override
  public @Nullable IndicatorValue get(String cell) {
    var kept = store.get(cell);
    return kept == null ? null : kept.value();
  }

  @Override
  public void put(String cell, @Nullable IndicatorValue value) {
    store.put(cell, value == null ? null : new KeptValue(value, false));
  }
}
