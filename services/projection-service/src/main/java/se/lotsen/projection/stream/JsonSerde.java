package se.lotsen.projection.stream;

import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.event.EventJson;

/** Records as JSON in stores and topics. */
final class JsonSerde<V> implements Serde<V> {
  private final Class<V> type;

  JsonSerde(Class<V> type) {
    this.type = type;
  }

  @Override
  public Serializer<V> serializer() {
    return (topic, value) -> writeOrNull(value);
  }

  @Override
  public Deserializer<V> deserializer() {
    return (topic, bytes) -> readOrNull(bytes);
  }

  @SuppressWarnings("NullAway") // Kafka's serializers carry nulls without saying so
  private static byte[] writeOrNull(@Nullable Object value) {
    return value == null ? null : EventJson.write(value);
  }

  @SuppressWarnings("NullAway")
  private V readOrNull(byte @Nullable [] bytes) {
    return bytes == null ? null : EventJson.MAPPER.readValue(bytes, type);
  }
}
