package se.lotsen.projection.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import org.bson.Document;

/** An event as it was published. */
record EventView(
    String id,
    String type,
    String topic,
    String recordedAt,
    String correlationId,
    @JsonRawValue String data) {
  static EventView of(String id, Document found) {
    return new EventView(
        id,
        found.getString("type"),
        found.getString("topic"),
        found.getString("recordedAt"),
        found.getString("correlationId"),
        found.getString("data"));
  }
}
