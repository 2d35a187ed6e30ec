package se.lotsen.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Reports from the funding decision to the final one, over HTTP, while work goes on. */
@ExtendWith(OneProcess.class)
class ReportsIT {
  private static final String SUBMIT = "{\"trigger\": \"SUBMIT\"}";

  private final Api api;
  private final Desk desk;

  ReportsIT(Standalone lotsen) {
    this.api = new Api(lotsen.port());
    this.desk = new Desk(api);
  }

  private static String decision(String project) {
    return """
    {"project": "%s", "funder": "municipalities",
     "terms": {"decidedOn": "2008-01-02", "reference": "N2008/1", "evaluated": true,
       "programme": "ERUF-2007", "objective": "1.3",
       "amount": {"value": 4500000.50, "currency": "SEK"}, "keptUntil": "2021-12-31",
       "conditions": ["Skylta med EU-flaggan"],
       "indicators": [
         {"target": {"indicator": "contacts", "total": 10, "perMunicipality": {"2460": 8}},
          "baseline": 2},
         {"target": {"indicator": "companies-advised", "total": 5}, "ruleVersion": 1}],
       "reporting": [
         {"number": 1, "kind": "PROGRESS", "from": "2008-01", "to": "2009-06", "due": "2009-08-15"},
         {"number": 2, "kind": "PROGRESS", "from": "2009-07", "to": "2009-12", "due": "2010-02-15"},
         {"number": 3, "kind": "FINAL", "from": "2010-01", "to": "2010-12", "due": "2010-12-31"}]}}"""
        .formatted(project);
  }

  private String decided(String project) {
    var id = api.post("/v1/funding-decisions", decision(project)).ok().text("id");
    await().until(() -> api.get("/v1/reports/" + id).status() == 200);
    return id;
  }

  private String contact(String project, String client, String on) {
    return api.post(
            "/v1/contacts",
            """
            {"project": "%s", "client": "%s", "area": "advice", "on": "%s",
             "channel": "PHONE", "minutes": 30, "advisor": "anna"}"""
                .formatted(project, client, on))
        .ok()
        .text("id");
  }

  /** It waits by itself for what is on its way, and is asked again where that takes too long. */
  private void submit(String report) {
    api.put(report + "/words", World.WORDS).ok();
    await()
        .until(() -> api.post(report + "/transitions", SUBMIT), answer -> answer.status() != 503)
        .ok();
  }

  private JsonNode contacts(String report) {
    return indicator(report, "contacts").get("all");
  }

  private JsonNode indicator(String report, String code) {
    for (var indicator : api.get(report + "/figures").ok().json().get("indicators")) {
      if (indicator.get("indicator").asString().equals(code)) {
        return indicator;
      }
    }
    throw new AssertionError(code + " is not in " + report);
  }

  private static List<Integer> columns(JsonNode all) {
    return Stream.of("previously", "period", "adjustments", "cumulative")
        .map(column -> all.get(column).get("quantity").asInt())
        .toList();
  }

  @Test
  void whatWasToldStandsAndWhatBecomesKnownLaterIsAnAdjustment() {
    var project = desk.project("REP-A");
    var client = desk.client("Kund");
    var first = contact(project, client, "2009-03-02");
    contact(project, client, "2009-07-02");
    var reports = "/v1/reports/" + decided(project);

    submit(reports + "/1");
    assertThat(columns(contacts(reports + "/1"))).containsExactly(0, 1, 0, 1);
    var canonical = api.get(reports + "/1/figures/canonical").ok().body();
    var lines = api.get(reports + "/1/lines/contacts/all").ok();
    var before = api.get(reports + "/1").ok();
    assertThat(sha256(canonical)).isEqualTo(before.json().at("/submission/digest").asString());
    assertThat(sha256(lines.body()))
        .isEqualTo(indicator(reports + "/1", "contacts").get("digest").asString());
    assertThat(api.get(reports + "/1/lines/contacts").ok().json().at("/items/0/entry").asString())
        .startsWith(first + "/");
    for (var nowhere : List.of("-5", "99999999999999999")) {
      var cursor =
          Base64.getUrlEncoder()
              .encodeToString(("after:" + nowhere).getBytes(StandardCharsets.UTF_8));
      assertThat(api.get(reports + "/1/lines/contacts?cursor=" + cursor).status()).isEqualTo(400);
    }

    // Ten late ones, one of those told taken back.
    for (int i = 0; i < 10; i++) {
      contact(project, client, "2009-02-%02d".formatted(i + 1));
    }
    api.post("/v1/contacts/" + first + "/retraction", "{}").ok();

    submit(reports + "/2");
    assertThat(columns(contacts(reports + "/2"))).containsExactly(1, 1, 9, 11);
    assertThat(api.get(reports + "/1/figures/canonical").ok().body()).isEqualTo(canonical);
    assertThat(api.get(reports + "/1/lines/contacts/all").ok().body()).isEqualTo(lines.body());
    assertThat(api.all(reports + "/2/lines/contacts"))
        .filteredOn(line -> line.get("part").asString().equals("ADJUSTMENT"))
        .hasSize(11);
    assertThat(indicator(reports + "/2", "contacts").get("share").asDouble()).isEqualTo(1.1);
  }

  @Test
  void afterTheFinalReportNothingMovesAndWhatBecomesKnownStandsInAListOfItsOwn() {
    var project = desk.project("REP-E");
    var client = desk.client("Kund");
    contact(project, client, "2009-03-02");
    var reports = "/v1/reports/" + decided(project);
    for (int number = 1; number <= 3; number++) {
      submit(reports + "/" + number);
    }
    var told = api.get(reports + "/3/figures/canonical").ok().body();
    assertThat(api.get(reports + "/known-since/contacts").ok().json().get("lines")).isEmpty();

    var late = contact(project, client, "2010-11-02");
    await().until(() -> desk.value(project, "contacts").intValueExact() == 2);

    var since = api.get(reports + "/known-since/contacts").ok().json();
    assertThat(since.get("lines")).hasSize(1);
    assertThat(since.at("/lines/0/entry").asString()).startsWith(late + "/");
    assertThat(api.get(reports + "/3/figures/canonical").ok().body()).isEqualTo(told);
    assertThat(columns(contacts(reports + "/3"))).containsExactly(1, 0, 0, 1);
    assertThat(api.get(reports + "/known-since/contacts?knownAt=2009-01-01T00:00:00Z").status())
        .isEqualTo(400);
    assertThat(api.get(reports + "/3/remarks").ok().json()).isEmpty();
  }

  @Test
  void aDraftSaysWhatIsMissing() {
    var project = desk.project("REP-F");
    contact(project, desk.client("Kund"), "2009-03-02");
    var reports = "/v1/reports/" + decided(project);
    await().until(() -> desk.value(project, "contacts").intValueExact() == 1);
    api.put(reports + "/1/words", "{\"overview\": \"Läget\", \"results\": \"Dessa\"}").ok();

    var remarks = new ArrayList<String>();
    for (var remark : api.get(reports + "/1/remarks").ok().json()) {
      remarks.add(remark.get("code").asString() + " " + remark.path("indicator").asString(""));
    }
    assertThat(remarks)
        .containsExactly(
            "overdue ",
            "section-missing ",
            "section-missing ",
            "nothing-counted companies-advised");
  }

  @Test
  void aDraftSaysWhatASubmissionWouldSay() {
    var project = desk.project("REP-B");
    var client = desk.client("Kund");
    var reports = "/v1/reports/" + decided(project);
    contact(project, client, "2009-03-02");
    submit(reports + "/1");
    contact(project, client, "2009-04-02");
    contact(project, client, "2009-08-02");
    await().until(() -> desk.value(project, "contacts").intValueExact() == 3);

    var draft = api.get(reports + "/2/figures").ok().json();
    submit(reports + "/2");
    var submitted = api.get(reports + "/2/figures").ok().json();

    assertThat(draft.get("submitted").asBoolean()).isFalse();
    assertThat(submitted.get("submitted").asBoolean()).isTrue();
    for (int i = 0; i < 2; i++) {
      for (var part : List.of("all", "municipalities", "areas", "target")) {
        assertThat(draft.get("indicators").get(i).get(part))
            .isEqualTo(submitted.get("indicators").get(i).get(part));
      }
    }
  }

  @Test
  void onlyOneOfTwoSubmissionsAtOnceStands() throws Exception {
    var project = desk.project("REP-C");
    contact(project, desk.client("Kund"), "2009-03-02");
    var report = "/v1/reports/" + decided(project) + "/1";
    api.put(report + "/words", World.WORDS).ok();
    await().until(() -> desk.value(project, "contacts").intValueExact() == 1);

    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Api.Answer> submission = () -> api.post(report + "/transitions", SUBMIT);
      var answers = people.invokeAll(Collections.nCopies(4, submission));
      var statuses = new ArrayList<Integer>();
      for (var answer : answers) {
        statuses.add(answer.get().status());
      }
      assertThat(statuses).containsOnlyOnce(200).allMatch(status -> status == 200 || status == 409);
    }
    assertThat(api.all("/v1/reports/" + report.split("/")[3] + "/journal"))
        .filteredOn(entry -> entry.get("type").asString().equals("se.lotsen.report.submitted.v1"))
        .hasSize(1);
    api.get(report + "/figures/canonical").ok();
  }

  @Test
  void theFunderReturnsAndApprovesAndThenNothingMoves() {
    var project = desk.project("REP-D");
    var client = desk.client("Kund");
    contact(project, client, "2009-03-02");
    var reports = "/v1/reports/" + decided(project);
    assertThat(api.put(reports + "/1/words", "{\"overview\": \"Läget\"}").ok().status())
        .isEqualTo(200);
    assertThat(api.post(reports + "/1/transitions", SUBMIT).body())
        .contains("guard-refused", "write it");
    assertThat(api.post(reports + "/2/transitions", SUBMIT).status()).isEqualTo(409);
    submit(reports + "/1");

    assertThat(api.put(reports + "/1/words", World.WORDS.replace("Läget", "Nytt")).body())
        .contains("report-submitted");
    assertThat(answer(reports + "/1", "RETURN", "").status()).isEqualTo(409);
    answer(reports + "/1", "RETURN", "Komplettera").ok();
    contact(project, client, "2009-04-02");
    submit(reports + "/1");
    assertThat(columns(contacts(reports + "/1"))).containsExactly(0, 2, 0, 2);
    answer(reports + "/1", "APPROVE", "").ok();
    assertThat(answer(reports + "/1", "RETURN", "För sent").body()).contains("no-such-step");

    var plan = api.get(reports).ok().json().get("reports");
    assertThat(plan.get(0).get("status").asString()).isEqualTo("APPROVED");
    assertThat(plan.get(1).get("overdue").asBoolean()).isTrue();
    await()
        .until(
            () ->
                api.get("/v1/projects/" + project)
                    .ok()
                    .json()
                    .at("/retention/FUNDING_DECISION")
                    .asString()
                    .equals("2021-12-31"));
  }

  private Api.Answer answer(String report, String trigger, String reason) {
    return api.post(
        report + "/answers",
        "{\"trigger\": \"%s\", \"reason\": \"%s\"}".formatted(trigger, reason));
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
