package se.lotsen.testkit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.event.Event;
import se.lotsen.model.event.EventJson;
import se.lotsen.model.event.EventTypes;
import se.lotsen.model.event.Topic;

/**
 * An event as a record, written header by header and not by the code under test; it can be spoilt.
 */
public final class EventRecord {
  private final String topic;
  private String key;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private byte @Nullable [] value;

  private EventRecord(String topic, String key, byte[] value) {
    this.topic = topic;
    this.key = key;
    this.value = value;
  }

  public static EventRecord of(Topic<?> topic, Event event, long sequence) {
    return new EventRecord(topic.name(), event.key(), EventJson.write(event))
        .with("ce_specversion", "1.0")
        .with("ce_id", event.subject() + "/" + sequence)
        .with("ce_source", "/" + topic.writer())
        .with("ce_type", EventTypes.nameOf(event.getClass()))
        .with("ce_subject", event.subject())
        .with("ce_time", event.on() + "T00:00:00+01:00")
        .with("ce_recordedtime", Instant.EPOCH.plusSeconds(sequence).toString())
        .with("ce_sequence", Long.toString(sequence))
        .with("ce_correlationid", "contract")
        .with("ce_causationid", "contract")
        .with("ce_partitionkey", event.key())
        .with("content-type", "application/json");
  }

  public EventRecord with(String header, String text) {
    headers.put(header, text);
    return this;
  }

  public EventRecord without(String header) {
    headers.remove(header);
    return this;
  }

  public EventRecord withoutHeaders() {
    headers.clear();
    return this;
  }

  public EventRecord withValue(@Nullable String text) {
    value = text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    return this;
  }

  /** To the partition of another key. */
  public EventRecord withKey(String other) {
    key = other;
    return this;
  }

  public @Nullable String text() {
    return value == null ? null : new String(value, StandardCharsets.UTF_8);
  }

  /** The headers, as they are now. */
  public Map<String, String> headers() {
    return Map.copyOf(headers);
  }

  public ProducerRecord<String, byte[]> toRecord() {
    var list = new ArrayList<Header>();
    headers.forEach(
        (name, text) -> list.add(new RecordHeader(name, text.getBytes(StandardCharsets.UTF_8))));
    return new ProducerRecord<>(topic, null, key, value, list);
  }
}
