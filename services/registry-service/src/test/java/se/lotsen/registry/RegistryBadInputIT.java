package se.lotsen.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.lotsen.testkit.Api.Answer;
import se.lotsen.testkit.TestIssuer;

/** Every kind of bad input has its own type of problem, and says which field it is about. */
class RegistryBadInputIT extends RegistryOverHttp {
  private static final String NOBODY = "01970000-0000-7000-8000-000000000000";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          {"kind": "COMPANY",                                                                    | 400 | broken-json    |
          not json                                                                               | 400 | broken-json    |
          {"kind": "ASSOCIATION", "name": "A", "municipality": "2404"} {}                        | 422 | wrong-type     |
          {"kind": "ASSOCIATION", "name": "A", "municipality": "2404", "mood": 1}                | 422 | unknown-field  | mood
          {"kind": "ASSOCIATION", "municipality": "2404"}                                        | 422 | invalid-fields | name
          {"kind": "ASSOCIATION", "name": null, "municipality": "2404"}                          | 422 | invalid-fields | name
          {"kind": "ASSOCIATION", "name": "  ", "municipality": "2404"}                          | 422 | invalid-fields | name
          {"kind": "ASSOCIATION", "name": 5, "municipality": "2404"}                             | 422 | wrong-type     | name
          {"kind": "ASSOCIATION", "name": {"sv": "A"}, "municipality": "2404"}                   | 422 | wrong-type     | name
          {"kind": "BAKER", "name": "A", "municipality": "2404"}                                 | 422 | wrong-type     | kind
          {"kind": 1, "name": "A", "municipality": "2404"}                                       | 422 | wrong-type     | kind
          {"kind": "ASSOCIATION", "name": "A", "municipality": "9999"}                           | 422 | invalid-fields | municipality
          {"kind": "ASSOCIATION", "name": "A", "municipality": "2404", "startedOn": "2009-02-30"} | 422 | wrong-type    | startedOn
          {"kind": "COMPANY", "name": "A", "municipality": "2404", "orgNumber": "556016-0681"}   | 422 | invalid-fields | orgNumber
          {"kind": "COMPANY", "name": "A", "municipality": "2404", "orgNumber": "556016"}        | 422 | invalid-fields | orgNumber
          {"kind": "COMPANY", "name": "A", "municipality": "2404"}                               | 422 | org-number-needed | orgNumber
          {"kind": "ASSOCIATION", "name": "A\\u0000B", "municipality": "2404"}                   | 422 | invalid-fields | name
          {"kind": "ASSOCIATION", "name": "A\\ud800", "municipality": "2404"}                    | 422 | invalid-fields | name
          {"kind": "ASSOCIATION", "name": "A", "municipality": "2404", "startedOn": "+12009-01-01"} | 422 | invalid-fields | startedOn
          {"kind": "ASSOCIATION", "name": "A", "municipality": "2404", "startedOn": [2009, 1, 1]} | 422 | wrong-type     | startedOn
          []                                                                                     | 422 | wrong-type     |
          null                                                                                   | 400 | missing-body   |
          """)
  void aBodyThatCannotBeMeant(String body, int status, String problem, String field) {
    assertProblem(api.post("/v1/clients", body), status, problem, field);
  }

  @Test
  void noBodyAtAll() {
    assertProblem(api.post("/v1/clients", ""), 400, "missing-body", null);
  }

  @Test
  void aNameThatIsTooLong() {
    registered(prospective("n".repeat(200), "2404"));

    assertProblem(
        api.post("/v1/clients", prospective("n".repeat(201), "2404")),
        422,
        "invalid-fields",
        "name");
  }

  @Test
  void aBodyOverOneMegabyteWhetherOrNotItSaysSo() {
    var large = prospective("n".repeat(1_048_577), "2404");
    var unannounced =
        BodyPublishers.ofInputStream(
            () -> new ByteArrayInputStream(large.getBytes(StandardCharsets.UTF_8)));

    assertProblem(api.post("/v1/clients", large), 413, "body-too-large", null);
    assertProblem(api.send("POST", "/v1/clients", unannounced), 413, "body-too-large", null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"DELETE", "PATCH", "PUT"})
  void aMethodThatIsNotThere(String method) {
    var answer = api.send(method, "/v1/clients", BodyPublishers.ofString("{}"));

    assertProblem(answer, 405, "method-not-allowed", null);
    assertThat(answer.text("detail")).startsWith("Method '").matches(".* Use [A-Z]+(, [A-Z]+)*\\.");
    assertThat(answer.header("Allow")).contains("GET").contains("POST");
  }

  @Test
  void aMediaTypeThatIsNotThere() {
    var body = prospective("Anna", "2404");

    assertProblem(
        api.post("/v1/clients", body, "Content-Type", "text/plain"),
        415,
        "unsupported-media-type",
        null);
    var answer = api.get("/v1/clients", "Accept", "application/pdf");
    assertProblem(answer, 406, "not-acceptable", null);
  }

  @ParameterizedTest
  @CsvSource({
    "cursor=nonsense, cursor",
    "cursor=YWZ0ZXI6JA, cursor",
    "cursor=%2F%2F, cursor",
    "limit=0, limit",
    "limit=201, limit",
    "limit=-1, limit",
    "limit=many, limit",
    "municipality=9999, municipality",
    "sort=age, sort",
    "name=%00, name",
    "name=a%00b, name",
    "na%00me=a, query"
  })
  void aParameterThatCannotBeRead(String query, String field) {
    assertProblem(api.get("/v1/clients?" + query), 400, "invalid-parameter", field);
  }

  /** No client of HTTP that is worth its name sends this. */
  @Test
  void aParameterThatIsNotEncoded() throws IOException {
    assertThat(answerTo("GET /v1/clients?kind=%zz HTTP/1.1"))
        .startsWith("HTTP/1.1 400")
        .contains("urn:lotsen:problem:invalid-parameter")
        .contains("X-Content-Type-Options: nosniff");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /v1/clients?kind=[x] HTTP/1.1",
        "GET /v1/clients?kind=v\u00e4nn\u00e4s HTTP/1.1",
        "GET /v1/clients/%ff%fe HTTP/1.1",
        "GET /v1/clients/..%2f..%2fetc HTTP/1.1",
        "GET /v1/clients/%00 HTTP/1.1"
      })
  void whatTomcatRefusesIsAProblemAndNoPage(String line) throws IOException {
    assertThat(answerTo(line))
        .startsWith("HTTP/1.1 4")
        .contains("application/problem+json")
        .contains("urn:lotsen:problem:")
        .containsOnlyOnce("X-Content-Type-Options: nosniff")
        .doesNotContain("<html");
  }

  @Test
  void anAddressThatIsTooLong() throws IOException {
    assertThat(answerTo("GET /v1/clients?kind=" + "x".repeat(20_000) + " HTTP/1.1"))
        .startsWith("HTTP/1.1 4")
        .contains("application/problem+json");
  }

  private String answerTo(String line) throws IOException {
    try (var socket = new Socket("localhost", port)) {
      var request =
          line
              + "\r\nHost: localhost\r\nAuthorization: "
              + TestIssuer.bearer()
              + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  @Test
  void aFieldThatIsGivenTwice() {
    var twice =
        api.post(
            "/v1/clients",
            "{\"kind\":\"PROSPECTIVE_ENTREPRENEUR\",\"name\":\"A\",\"name\":\"B\",\"municipality\":\"2460\"}");
    assertThat(twice.status()).isEqualTo(400);
  }

  @Test
  void aNumberOfNobody() {
    assertThat(api.post("/v1/clients", company("Ingen alls AB", "000000-0000", "2460")).status())
        .isEqualTo(422);
  }

  @Test
  void anETagBelongsToAChange() {
    var made = api.post("/v1/clients", prospective("Ella Etikett", "2460"), "If-Match", "\"7\"");
    assertThat(made.status()).isEqualTo(412);
    assertThat(made.problem()).isEqualTo("nothing-to-match");

    var id = registered(prospective("Ella Etikett", "2460"));
    var weak = api.put("/v1/clients/" + id, prospective("Ella E", "2460"), "If-Match", "W/\"1\"");
    assertThat(weak.status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "200"})
  void aLimitAtTheEdge(String limit) {
    assertThat(api.get("/v1/clients?limit=" + limit).status()).isEqualTo(200);
  }

  @Test
  void whatIsNotThere() {
    var move = "{\"trigger\":\"ACTIVATE\"}";

    assertProblem(api.get("/v1/clients/" + NOBODY), 404, "not-found", null);
    assertProblem(api.get("/v1/clients/no-uuid"), 404, "not-found", null);
    assertProblem(
        api.put("/v1/clients/" + NOBODY, prospective("A", "2404")), 404, "not-found", null);
    assertProblem(api.get("/v1/projects/NOBODY"), 404, "not-found", null);
    assertProblem(api.post("/v1/projects/NOBODY/transitions", move), 404, "not-found", null);
    assertProblem(api.get("/nowhere"), 404, "not-found", null);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          If-Match        | 3
          If-Match        | "three"
          If-Match        | "1", "2"
          Idempotency-Key | a b
          Correlation-Id  | a b
          """,
      quoteCharacter = '\0')
  void aHeaderThatCannotBeRead(String header, String value) {
    assertProblem(
        api.post("/v1/clients", prospective("Anna", "2404"), header, value),
        400,
        "invalid-parameter",
        header);
  }

  @Test
  void aKeyThatIsTooLong() {
    made(api.post("/v1/clients", prospective("A", "2404"), "Idempotency-Key", "k".repeat(128)));

    assertProblem(
        api.post("/v1/clients", prospective("A", "2404"), "Idempotency-Key", "k".repeat(129)),
        400,
        "invalid-parameter",
        "Idempotency-Key");
  }

  @ParameterizedTest
  @CsvSource({
    "4k, invalid-fields, code",
    "4K; DROP, invalid-fields, code",
  })
  void aProjectCodeThatCannotBeOne(String code, String problem, String field) {
    assertProblem(api.post("/v1/projects", plan(code)), 422, problem, field);
  }

  /** What is taken here has to be read by all who hear of it, and written by all who tell it. */
  @ParameterizedTest
  @ValueSource(strings = {"1e12", "1e1500", "1e999999", "1e-300", "0.0000001", "-1"})
  void aTargetThatNobodyCanMean(String number) {
    var targets = "{\"indicators\": [{\"indicator\": \"new-jobs\", %s}]}";
    api.post("/v1/projects", plan("TARGET-BOUNDS"));

    for (var field : List.of("\"total\": %s", "\"perYear\": {\"2009\": %s}")) {
      var set =
          api.put("/v1/projects/TARGET-BOUNDS/targets", targets.formatted(field.formatted(number)));
      assertThat(set.status()).as("%s", set).isEqualTo(422);
      assertThat(set.body().at("/errors/0/field").asString()).startsWith("indicators");
    }
    var planned = plan("TARGET-BOUNDS-2").replace("1250000.50", number.replace("-1", "1e400"));
    assertProblem(api.post("/v1/projects", planned), 422, "invalid-fields", "funders[0].amountSek");
  }

  @Test
  void aNumberOfAThousandDigits() {
    var targets =
        "{\"indicators\": [{\"indicator\": \"new-jobs\", \"total\": %s}]}"
            .formatted("1".repeat(1_500));

    assertProblem(
        api.put("/v1/projects/NOBODY/targets", targets), 422, "unreadable-body", "indicators[0]");
  }

  @ParameterizedTest
  @CsvSource({
    "2010-12-31, 2058-01-02, period-too-long, period",
    "Provprojekt, LONG, text-too-long, name",
    "Rådgivning, LONG, text-too-long, name",
    "EU, LONG, text-too-long, name"
  })
  void aProjectThatIsLargerThanAnEventMayBe(
      String sensible, String nonsense, String problem, String field) {
    var plan =
        plan("TOO-LARGE")
            .replace('"' + sensible + '"', '"' + nonsense.replace("LONG", "x".repeat(301)) + '"');

    assertProblem(api.post("/v1/projects", plan), 422, problem, field);
  }

  @Test
  void aPeriodThatEndsBeforeItBegins() {
    var plan = plan("BACKWARDS").replace("2010-12-31", "2007-12-31");

    assertProblem(api.post("/v1/projects", plan), 422, "invalid-fields", "period");
  }

  @Test
  void aProblemSpeaksTheReadersLanguage() {
    var body = "{\"kind\": \"COMPANY\", \"name\": \"A\", \"municipality\": \"2404\"}";

    var swedish = api.post("/v1/clients", body, "Accept-Language", "sv-SE");
    var english = api.post("/v1/clients", body, "Accept-Language", "de");

    assertThat(swedish.text("detail")).startsWith("Ett företag har");
    assertThat(english.text("detail")).startsWith("A company has");
  }

  private static void assertProblem(Answer answer, int status, String problem, String field) {
    assertThat(answer.problem() + " " + answer.status())
        .as("%s", answer)
        .isEqualTo(problem + " " + status);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.body().path("status").asInt()).isEqualTo(status);
    assertThat(answer.text("detail")).isNotBlank();
    if (field != null) {
      assertThat(answer.body().at("/errors/0/field").asString()).isEqualTo(field);
    }
  }
}
