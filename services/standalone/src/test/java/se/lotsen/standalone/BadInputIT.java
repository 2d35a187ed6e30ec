package se.lotsen.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.lotsen.standalone.Api.Answer;
import se.lotsen.standalone.BadRequests.Bad;
import tools.jackson.databind.JsonNode;

/** Whatever is sent that cannot be meant is answered with what is wrong, and changes nothing. */
@ExtendWith(OneProcess.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputIT {
  private final Api api;
  private final Desk desk;
  private String project;
  private String client;
  private String caseId;
  private String contact;

  BadInputIT(Standalone lotsen) {
    this.api = new Api(lotsen.port());
    this.desk = new Desk(api);
  }

  @BeforeAll
  void aCaseInItsProject() {
    project = desk.project("BAD-INPUT");
    caseId = desk.caseInAdvising(project);
    client = api.get("/v1/cases/" + caseId).text("client");
    contact = api.all("/v1/contacts?project=" + project).getFirst().get("id").asString();
  }

  static Stream<Bad> whatCannotBeMeant() {
    return BadRequests.all();
  }

  @ParameterizedTest
  @MethodSource("whatCannotBeMeant")
  void isAnsweredWithWhatIsWrongAndChangesNothing(Bad bad) {
    var before = everything();

    var answer =
        api.send(
            bad.method(),
            filled(bad.path()),
            bad.body() == null ? null : filled(bad.body()),
            bad.headers().toArray(String[]::new));

    assertProblem(answer, bad.status(), bad.problem());
    if (!bad.field().isEmpty()) {
      assertThat(answer.json().path("errors").valueStream())
          .as(answer.body())
          .extracting(error -> error.get("field").asString())
          .contains(bad.field());
    }
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void aKeyIsGoodForOneBody() {
    var path = "/v1/cases/" + caseId + "/sessions";
    var body = "{\"on\": \"2009-03-10\", \"hours\": 1}";
    var first = api.post(path, body, "Idempotency-Key", "once").ok();
    var before = everything();

    var again = api.post(path, body, "Idempotency-Key", "once");
    assertThat(again.status()).isEqualTo(first.status());
    assertThat(again.json()).isEqualTo(first.json());
    assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));

    var other = api.post(path, body.replace("1}", "2}"), "Idempotency-Key", "once");
    assertProblem(other, 422, "idempotency-key-reused");
    assertThat(other.json().at("/errors/0/field").asString()).isEqualTo("Idempotency-Key");

    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void whatWasSeenMayBeChanged() {
    var path = "/v1/cases/" + caseId + "/due-date";
    var seen = api.get("/v1/cases/" + caseId).header("ETag");
    var body = "{\"dueOn\": \"2010-03-10\"}";

    assertThat(api.put(path, body, "If-Match", seen).status()).isEqualTo(200);
    assertProblem(
        api.put(path, body.replace("2010", "2009"), "If-Match", seen), 412, "stale-version");
    assertThat(api.get("/v1/cases/" + caseId).text("dueOn")).isEqualTo("2010-03-10");
  }

  private static void assertProblem(Answer answer, int status, String problem) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    var body = answer.json();
    assertThat(body.path("type").asString()).isEqualTo("urn:lotsen:problem:" + problem);
    assertThat(body.path("title").asString()).isNotBlank();
    assertThat(body.path("status").asInt()).isEqualTo(status);
    assertThat(body.path("detail").asString()).as(answer.body()).isNotBlank();
  }

  /** All there is in the project, with every version. */
  private List<JsonNode> everything() {
    return Stream.of(
            api.all("/v1/cases?project=" + project),
            api.all("/v1/contacts?project=" + project),
            List.of(
                api.get("/v1/cases/" + caseId + "/journal").ok().json(),
                api.get("/v1/contacts/" + contact + "/journal").ok().json(),
                api.get("/v1/clients/" + client).ok().json()))
        .flatMap(List::stream)
        .toList();
  }

  private String filled(String text) {
    return text.replace("{case}", caseId).replace("{contact}", contact).replace("{client}", client);
  }
}
