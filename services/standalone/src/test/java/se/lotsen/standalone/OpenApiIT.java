package se.lotsen.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** /openapi says what is needed to write a client: names, headers, answers, refusals. */
@ExtendWith(OneProcess.class)
class OpenApiIT {
  private static final Path FILE = Path.of("..", "..", "docs", "openapi.yaml");

  private final JsonNode api;

  private final String file;

  OpenApiIT(Standalone lotsen) {
    var http = new Api(lotsen.port());
    this.api = http.get("/openapi").ok().json();
    this.file = http.get("/openapi.yaml").ok().body();
  }

  @Test
  void theDescriptionInTheRepositoryIsWhatRuns() throws IOException {
    if ("write".equals(System.getProperty("lotsen.docs"))) {
      Files.writeString(FILE, file);
    }
    assertThat(Files.readString(FILE))
        .as(
            "docs/openapi.yaml is not what the code says now; write it anew: ./mvnw verify"
                + " -pl services/standalone -Dit.test=OpenApiIT -Dlotsen.docs=write, and see whether"
                + " the change is one that docs/api.md allows within a version")
        .isEqualTo(file);
  }

  /**
   * Ids, codes, days and numbers. A parameter that is none of these is looked for in a body (ADR
   * 30), because addresses are logged by others.
   */
  private static final Set<String> IN_AN_ADDRESS =
      Set.of(
          "account",
          "advisor",
          "afterRow",
          "aggregate",
          "area",
          "by",
          "case",
          "channel",
          "client",
          "code",
          "countBy",
          "cursor",
          "decision",
          "dialect",
          "dryRun",
          "dueWithin",
          "followUpWithin",
          "from",
          "fromCase",
          "group",
          "here",
          "id",
          "index",
          "indicator",
          "kind",
          "knownAt",
          "lastEventId",
          "limit",
          "merged",
          "municipality",
          "number",
          "open",
          "openedFrom",
          "openedTo",
          "outcome",
          "overdue",
          "partner",
          "period",
          "project",
          "registration",
          "ruleVersion",
          "sequence",
          "session",
          "sort",
          "source",
          "state",
          "to",
          "told",
          "total",
          "type",
          "unreviewed");

  @Test
  void whatStandsInAnAddressNamesNobody() {
    assertThat(operations())
        .allSatisfy(
            operation ->
                assertThat(operation.path("parameters").valueStream())
                    .filteredOn(parameter -> !parameter.get("in").asString().equals("header"))
                    .extracting(parameter -> parameter.get("name").asString())
                    .as(operation.get("operationId").asString())
                    .isSubsetOf(IN_AN_ADDRESS));
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
              assertThat(operation.get("operationId").asString()).matches("[a-z-]+_[a-z][A-Za-z]+");
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
                    .doesNotContain("context", "locale"));
  }

  @Test
  void commandsAreAnsweredWithAReceiptAndSayWhichHeadersTheyTake() {
    var open = api.at("/paths/~1v1~1cases/post");

    assertThat(open.at("/responses/201/content").valueStream())
        .extracting(content -> content.at("/schema/$ref").asString())
        .containsExactly("#/components/schemas/Receipt");
    assertThat(open.at("/responses/201/headers/Location").isMissingNode()).isFalse();
    assertThat(open.path("parameters").valueStream())
        .extracting(parameter -> parameter.get("name").asString())
        .contains("Idempotency-Key", "If-Match");
    assertThat(open.at("/requestBody/content/application~1json/schema/$ref").asString())
        .isEqualTo("#/components/schemas/CaseOpening");
    assertThat(
            api.at("/paths/~1v1~1contacts/post/requestBody/content/application~1json/schema/$ref")
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
