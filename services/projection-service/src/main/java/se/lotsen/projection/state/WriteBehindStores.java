package se.lotsen.projection.state;

import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Makes one {@link WriteBehindStore} for each task, on a store of Kafka Streams with changelog. */
public final class WriteBehindStores<V> implements StoreBuilder<WriteBehindStore<V>> {
  private final StoreBuilder<KeyValueStore<Bytes, byte[]>> beneath;
  private final Supplier<StateForm<V>> form;
  private final CacheBudget budget;

  public WriteBehindStores(
      KeyValueBytesStoreSupplier beneath, Supplier<StateForm<V>> form, CacheBudget budget) {
    this.beneath =
        Stores.keyValueStoreBuilder(beneath, Serdes.Bytes(), Serdes.ByteArray())
            .withCachingDisabled();
    this.form = form;
    this.budget = budget;
  }

  @Override
  public WriteBehindStore<V> build() {
    return new WriteBehindStore<>(beneath.build(), form.get(), budget);
  }

  /** Refused: this is the cache. */
  @Override
  public StoreBuilder<WriteBehindStore<V>> withCachingEnabled() {
    throw new UnsupportedOperationException("A cache beside this one would hold the same twice");
  }

  @Override
  public StoreBuilder<WriteBehindStore<V>> withCachingDisabled() {
    return this;
  }

  @Override
  public StoreBuilder<WriteBehindStore<V>> withLoggingEnabled(Map<String, String> config) {
    beneath.withLoggingEnabled(config);
    return this;
  }

  @Override
  public StoreBuilder<WriteBehindStore<V>> withLoggingDisabled() {
    beneath.withLoggingDisabled();
    return this;
  }

  @Override
  public Map<String, String> logConfig() {
    return beneath.logConfig();
  }

  @Override
  public boolean loggingEnabled() {
    return beneath.loggingEnabled();
  }

  @Override
  public String name() {
    return beneath.name();
  }
}
