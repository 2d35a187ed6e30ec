package se.lotsen.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A name is sent in every field of every command and in every parameter of every list, rightly or
 * by mistake: it must stand in no problem that is answered, in no log, no metric and on no topic.
 */
@ExtendWith(OneProcess.class)
class MarkersIT {
  private static final String MARKER = "Märta Markörsson";
  private static final String PART = "Markörsson";

  /** What projects and partners say of themselves in public is published; so are codes. */
  private static final Set<String> PUBLIC =
      Set.of("POST /v1/projects", "POST /v1/partners", "PUT /v1/partners/{id}");

  private final Standalone lotsen;
  private final Api api;
  private final List<String> found = new ArrayList<>();
  private int sent;

  MarkersIT(Standalone lotsen) {
    this.lotsen = lotsen;
    this.api = new Api(lotsen.port());
  }

  @Test
  void aNameIsNowhereButWhereItIsKept() {
    var world = World.make(api, "MX-MARK", "2480");
    var logged = new ListAppender<ILoggingEvent>();
    var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    logged.start();
    root.addAppender(logged);
    try {
      sendEverywhere(world);
    } finally {
      root.detachAppender(logged);
    }

    assertThat(sent).isGreaterThan(150);
    assertThat(found).as("problems that say what was sent").isEmpty();
    assertThat(
            List.copyOf(logged.list).stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.INFO))
                .map(MarkersIT::wordsOf)
                .filter(words -> words.contains(PART)))
        .as("log")
        .isEmpty();
    assertThat(api.get("/actuator/prometheus", "Accept", "*/*").ok().body())
        .contains("lotsen_")
        .doesNotContain(PART);
    var reader =
        new BrokerReader(
            lotsen.context().getEnvironment().getProperty("spring.kafka.bootstrap-servers"));
    assertThat(
            reader.records(reader.topics()).stream()
                .filter(record -> mentions(record.key()) || mentions(record.value()))
                .map(record -> record.topic() + " " + new String(record.value())))
        .as("topics")
        .isEmpty();
  }

  private static String wordsOf(ILoggingEvent event) {
    var thrown = event.getThrowableProxy();
    return event.getFormattedMessage() + (thrown == null ? "" : " " + thrown.getMessage());
  }

  private static boolean mentions(byte[] bytes) {
    return bytes != null && new String(bytes, StandardCharsets.UTF_8).contains(PART);
  }

  private void sendEverywhere(World world) {
    var description = api.get("/openapi").ok().json();
    var bodies = Endpoints.bodies();
    for (var endpoint : Endpoints.of(lotsen)) {
      var name = endpoint.method() + " " + endpoint.template();
      var operation =
          description.path("paths").path(endpoint.template()).path(endpoint.method().toLowerCase());
      if (PUBLIC.contains(name) || operation.isMissingNode()) {
        continue;
      }
      var address = Endpoints.address(endpoint, world);
      for (var parameter : operation.path("parameters")) {
        if (parameter.path("in").asString().equals("query")) {
          send(
              "GET".equals(endpoint.method()) ? "GET" : endpoint.method(),
              with(address, parameter),
              null);
        }
      }
      var schema = operation.at("/requestBody/content/application~1json/schema/$ref").asString("");
      if (!schema.isEmpty()) {
        var body = bodies.getOrDefault(name, any -> "{}").apply(world);
        var fields = description.at(schema.substring(1)).path("properties");
        for (var field : fields.propertyNames()) {
          send(endpoint.method(), address, marked(body, field, fields.get(field), description));
        }
        send(endpoint.method(), address, "{\"" + MARKER);
        send(endpoint.method(), address, "\"" + MARKER + "\"");
      }
    }
  }

  private static String with(String address, JsonNode parameter) {
    return address
        + (address.contains("?") ? "&" : "?")
        + parameter.get("name").asString()
        + "="
        + URLEncoder.encode(MARKER, StandardCharsets.UTF_8);
  }

  /** The body with the marker in one field: as its words, in each of its own, or in its place. */
  private static String marked(String body, String field, JsonNode schema, JsonNode description) {
    var json = (ObjectNode) Api.JSON.readTree(body);
    var inner = schema.path("$ref").asString("");
    var fields = inner.isEmpty() ? null : description.at(inner.substring(1)).path("properties");
    if (schema.path("type").asString("").equals("array")) {
      json.putArray(field).add(MARKER);
    } else if (fields != null && !fields.isEmpty()) {
      var object = json.putObject(field);
      StreamSupport.stream(fields.propertyNames().spliterator(), false)
          .filter(name -> isWords(fields.get(name)))
          .forEach(name -> object.put(name, MARKER));
    } else {
      json.put(field, MARKER);
    }
    return json.toString();
  }

  private static boolean isWords(JsonNode schema) {
    return schema.path("type").asString("").equals("string") && !schema.has("enum");
  }

  private void send(String method, String path, String body) {
    if (path.contains("/changes")) {
      return; // a stream, whose one parameter is a place in it
    }
    sent++;
    var answer = api.send(method, path, body);
    if (answer.status() >= 400 && answer.body().contains(PART)) {
      found.add(
          "%s %s %s: %s".formatted(method, path.replaceAll("[?].*", ""), body, answer.body()));
    }
  }
}
