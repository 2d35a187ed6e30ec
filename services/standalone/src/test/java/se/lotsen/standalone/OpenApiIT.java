package se.lotsen.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** /openapi says what is needed to write a client: names, headers, answers, refusals. */
@ExtendWith(OneProcess.class)
class OpenApiIT {
  private final JsonNode api;

  OpenApiIT(Standalone lotsen) {
    this.api = new Api(lotsen.port()).get("/openapi").ok().json();
  }

  private List<JsonNode> operations() {
    var operations = new ArrayList<JsonNode>();
    api.get("paths").forEach(path -> path.forEach(operations::add));
    return operations;
  }

  @Test
  void everyOperationHasAnIdOfItsOwnASummaryAndItsRefusals() {
    var ids = new HashSet<String>();
    assertThat(operations()).hasSizeGreaterThan(60);
    assertThat(operations())
        .allSatisfy(
            operation -> {
              assertThat(ids.add(operation.get("operationId").asString()))
                  .as(operation.get("operationId").asString())
                  .isTrue();
              assertThat(operation.get("operationId").asString()).doesNotContain("_");
              assertThat(operation.get("summary").asString()).isNotBlank();
              assertThat(operation.get("responses").has("400")).isTrue();
              assertThat(operation.get("responses").has("503")).isTrue();
            });
  }

  @Test
  void nothingOfTheInsideIsAParameter() {
    assertThat(operations())
        .allSatisfy(
            operation ->
                assertThat(operation.path("parameters").valueStream())
                    .extracting(parameter -> parameter.get("name").asString())
                    .doesNotContain("origin", "locale"));
  }

  @Test
  void commandsAreAnsweredWithAReceiptAndSayWhichHeadersTheyTake() {
    var open = api.at("/paths/~1cases/post");

    assertThat(open.at("/responses/201/content").valueStream())
        .extracting(content -> content.at("/schema/$ref").asString())
        .containsExactly("#/components/schemas/Receipt");
    assertThat(open.at("/responses/201/headers/Location").isMissingNode()).isFalse();
    assertThat(open.path("parameters").valueStream())
        .extracting(parameter -> parameter.get("name").asString())
        .contains("Idempotency-Key", "If-Match", "Lotsen-User");
    assertThat(open.at("/requestBody/content/application~1json/schema/$ref").asString())
        .isEqualTo("#/components/schemas/CaseOpening");
    assertThat(
            api.at("/paths/~1contacts/post/requestBody/content/application~1json/schema/$ref")
                .asString())
        .isEqualTo("#/components/schemas/ContactDetails");
  }

  @Test
  void noAnswerIsJustAnObject() {
    assertThat(operations())
        .allSatisfy(
            operation ->
                operation
                    .get("responses")
                    .propertyStream()
                    .filter(response -> response.getKey().startsWith("2"))
                    .forEach(
                        response ->
                            response
                                .getValue()
                                .path("content")
                                .forEach(
                                    content ->
                                        assertThat(content.get("schema").toString())
                                            .as(operation.get("operationId").asString())
                                            .isNotEqualTo("{\"type\":\"object\"}"))));
  }
}
