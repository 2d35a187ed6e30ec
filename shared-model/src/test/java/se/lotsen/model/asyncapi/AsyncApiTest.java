package se.lotsen.model.asyncapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * docs/asyncapi.yaml says what is on the topics: it is made from the code, and fits what was
 * recorded.
 */
class AsyncApiTest {
  private static final Path FILE = Path.of("..", "docs", "asyncapi.yaml");
  private static final Path SAMPLES = Path.of("src", "test", "resources", "samples");
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final YAMLMapper YAML = YAMLMapper.builder().build();

  @BeforeAll
  static void write() throws IOException {
    if ("write".equals(System.getProperty("lotsen.docs"))) {
      Files.writeString(FILE, YAML.writeValueAsString(AsyncApi.describe()));
    }
  }

  @Test
  void theDescriptionInTheRepositoryIsWhatTheCodeSays() throws IOException {
    var described = AsyncApi.describe();
    assertThat(YAML.readTree(Files.readString(FILE)))
        .as(
            "docs/asyncapi.yaml is not what the code says now; write it anew: ./mvnw -pl shared-model"
                + " test -Dtest=AsyncApiTest -Dlotsen.docs=write, and remember that a published type"
                + " never changes its meaning")
        .isEqualTo(JSON.readTree(JSON.writeValueAsString(described)));
  }

  static Stream<Path> samples() throws IOException {
    try (var files = Files.list(SAMPLES)) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void whatWasRecordedFitsIt(Path sample) throws IOException {
    var payload = payloadOf(sample);
    var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(payload);

    assertThat(schema.validate(JSON.readTree(Files.readString(sample)))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void whatLacksSomethingOrHasItInAnotherTypeDoesNot(Path sample) throws IOException {
    var payload = payloadOf(sample);
    var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(payload);
    var whole = (ObjectNode) JSON.readTree(Files.readString(sample));

    assertThat(payload.get("required")).isNotEmpty();
    for (var required : payload.get("required")) {
      var lacking = whole.deepCopy();
      lacking.remove(required.asString());
      assertThat(schema.validate(lacking)).as("without %s", required).isNotEmpty();
      var other = whole.deepCopy();
      other.putArray(required.asString()).addArray().add(List.of().size());
      assertThat(schema.validate(other)).as("with another %s", required).isNotEmpty();
    }
  }

  private static JsonNode payloadOf(Path sample) throws IOException {
    var name = sample.getFileName().toString().replaceAll("(\\.minimal)?\\.json$", "");
    var message = YAML.readTree(Files.readString(FILE)).at("/components/messages").get(name);
    assertThat(message).as("a message called %s", name).isNotNull();
    return message.get("payload");
  }
}
