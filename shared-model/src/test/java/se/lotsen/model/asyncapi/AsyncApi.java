package se.lotsen.model.asyncapi;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import se.lotsen.model.event.Event;
import se.lotsen.model.event.EventHeaders;
import se.lotsen.model.event.EventTypes;
import se.lotsen.model.event.Topic;
import se.lotsen.model.event.Topics;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The topics and what is on them, as AsyncAPI 3.0 (asyncapi.com) describes such things. */
final class AsyncApi {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String HEADERS = "CloudEvent";

  private AsyncApi() {}

  static ObjectNode describe() {
    var api = JSON.objectNode().put("asyncapi", "3.0.0");
    api.putObject("info")
        .put("title", "Lotsen")
        .put("version", "1")
        .put(
            "description",
            "What happens in advisory work, as CloudEvents 1.0 in Kafka's binary mode: attributes in"
                + " headers (ce_type, ce_subject, …), JSON as the value. Each topic has one writer."
                + " Every event of an aggregate has a sequence, 1, 2, 3, …: whoever reads keeps the"
                + " last one and drops what is not greater; a hole is a fault. A published type never"
                + " changes its meaning; unknown types and fields are to be skipped. No personal data"
                + " is on any topic.")
        .putObject("license")
        .put("name", "Apache-2.0")
        .put("url", "https://www.apache.org/licenses/LICENSE-2.0");
    api.put("defaultContentType", "application/json");
    var channels = api.putObject("channels");
    var operations = api.putObject("operations");
    var components = api.putObject("components");
    var messages = components.putObject("messages");
    components.putObject("schemas").set(HEADERS, headers());
    for (var topic : Topics.ALL) {
      describe(topic, channels.putObject(topic.name()), messages);
      operations
          .putObject("write_" + topic.name().replace("lotsen.", "").replace('.', '_'))
          .put("action", "send")
          .put("summary", "Written by " + topic.writer())
          .putObject("channel")
          .put("$ref", "#/channels/" + topic.name());
    }
    return api;
  }

  private static void describe(Topic<?> topic, ObjectNode channel, ObjectNode messages) {
    channel
        .put("address", topic.name())
        .put(
            "description",
            topic.kept() == Topic.Kept.FOR_EVER
                ? "Kept for ever."
                : "Compacted: the newest of each key is kept.");
    var here = channel.putObject("messages");
    payloads(topic)
        .forEach(
            (name, payload) -> {
              here.putObject(name).put("$ref", "#/components/messages/" + name);
              var message = messages.putObject(name).put("name", name);
              message.putObject("payload").setAll(PayloadSchemas.of(payload));
              if (Event.class.isAssignableFrom(payload)) {
                message.putObject("headers").put("$ref", "#/components/schemas/" + HEADERS);
              }
            });
  }

  /** What is on a topic, by the names of the types. */
  static Map<String, Class<?>> payloads(Topic<?> topic) {
    var found = new TreeMap<String, Class<?>>();
    if (Event.class.isAssignableFrom(topic.payload())) {
      EventTypes.records(topic.payload().asSubclass(Event.class))
          .forEach(type -> found.put(EventTypes.nameOf(type), type));
    } else {
      // As ledger-entry.v1 of LedgerEntry.
      var words = topic.payload().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-");
      found.put(words.toLowerCase(Locale.ROOT) + ".v1", topic.payload());
    }
    return found;
  }

  private static ObjectNode headers() {
    var schema = JSON.objectNode().put("type", "object");
    var properties = schema.putObject("properties");
    header(properties, "specversion", "1.0");
    header(properties, "id", "aggregate and sequence; the same event has the same id for ever");
    header(properties, "source", "the service that wrote it");
    header(properties, "type", "the name of the message");
    header(properties, "subject", "the aggregate it happened to");
    header(properties, "time", "when it happened (RFC 3339)");
    header(properties, EventHeaders.RECORDED_TIME, "when it became known (RFC 3339)");
    header(properties, EventHeaders.SEQUENCE, "1, 2, 3, … within the aggregate");
    header(properties, EventHeaders.CORRELATION_ID, "what it and all beside it goes back to");
    header(properties, EventHeaders.CAUSATION_ID, "the event or command that led to it");
    header(properties, EventHeaders.PARTITION_KEY, "the key of the record");
    var required = schema.putArray("required");
    List.copyOf(properties.propertyNames()).forEach(required::add);
    return schema;
  }

  private static void header(ObjectNode properties, String attribute, String description) {
    properties.putObject("ce_" + attribute).put("type", "string").put("description", description);
  }
}
