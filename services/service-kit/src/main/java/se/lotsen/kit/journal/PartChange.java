package se.lotsen.kit.journal;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What an event makes of a part of its aggregate. It travels with the entry until that is
 * published, and is then written beside the aggregate.
 *
 * @param type name of the {@link PartType}
 * @param id of the part, within its aggregate
 * @param order the sequence of the event that made the part: parts are listed in this order
 * @param state the part as it is after the event; null where it is gone
 */
record PartChange(String type, String id, long order, @Nullable Document state) {
  static @Nullable PartChange from(@Nullable Document document) {
    return document == null
        ? null
        : new PartChange(
            document.getString("type"),
            document.getString("id"),
            document.getLong("order"),
            document.get("state", Document.class));
  }

  Document toDocument() {
    var document = new Document("type", type).append("id", id).append("order", order);
    return state == null ? document : document.append("state", state);
  }
}
