package se.lotsen.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import se.lotsen.testkit.TestIssuer;
import se.lotsen.testkit.Upload;
import tools.jackson.databind.JsonNode;

/**
 * A person is found wherever something stands about them, is told all of it, and is gone after an
 * erasure: from every byte that is kept, while no number changes.
 */
@ExtendWith(OneProcess.class)
@Execution(ExecutionMode.CONCURRENT)
class PersonalDataIT {
  private static final String NAME = "Signe Sökdotter-Unik";
  private static final String NUMBER = "811228-9874";
  private static final String EMAIL = "signe.unik@exempel.test";
  private static final String PHONE = "070-174 06 51";

  /** What nobody else says. */
  private static final List<String> MARKERS =
      List.of(
          "Sökdotter",
          "sökdotter",
          "signe.unik",
          "8112289874",
          "811228-9874",
          "0701740651",
          PHONE,
          "persikoträd");

  private final Standalone lotsen;
  private final Api api;
  private final Desk desk;
  private final String[] officer;

  PersonalDataIT(Standalone lotsen) {
    this.lotsen = lotsen;
    this.api = new Api(lotsen.port());
    this.desk = new Desk(api);
    this.officer =
        new String[] {
          "Authorization",
          "Bearer "
              + TestIssuer.here()
                  .token(
                      "doris", claims -> claims.claim("roles", List.of("data-protection-officer")))
        };
  }

  @Test
  void aPersonIsFoundToldAndErasedAndNoNumberChanges() throws IOException {
    var project = desk.project("GDPR-ERASE");
    var client = work(project);
    await().until(() -> desk.value(project, "contacts").intValueExact() == 2);
    await()
        .untilAsserted(
            () ->
                assertThat(kinds(search(NAME, EMAIL, PHONE, NUMBER)))
                    .containsOnlyKeys(
                        "client",
                        "contact",
                        "case",
                        "referral",
                        "participant",
                        "rejected-row",
                        "activity"));
    var before = numbers(project);
    var found = search(NAME, EMAIL, PHONE, NUMBER);
    var told = extract("application/json");
    assertThat(told).contains(NAME, EMAIL, PHONE, "persikoträd", "811228");
    assertThat(extract("text/html")).contains("<h1>", NAME, EMAIL, "persikoträd");

    assertThat(markersIn(data())).as("they are looked for where they would be").isNotEmpty();
    for (var item : found) {
      erase(item);
    }
    await().untilAsserted(() -> assertThat(search(NAME, EMAIL, PHONE, NUMBER)).isEmpty());
    await().untilAsserted(() -> assertThat(markersIn(data())).isEmpty());
    assertThat(markersInTopics()).isEmpty();
    assertThat(api.get("/v1/clients/" + client).ok().text("name")).isEqualTo("Raderad");
    assertThat(api.found("/v1/clients", "{\"orgNumber\": \"" + NUMBER + "\"}")).isEmpty();

    assertThat(numbers(project)).isEqualTo(before);
    var verdict = api.get("/actuator/audit").ok().json();
    assertThat(verdict.get("intact").asBoolean()).as("%s", verdict).isTrue();
    api.post("/actuator/republish", "{}").ok();
    api.post("/actuator/projection", null).ok();
    await().untilAsserted(() -> assertThat(numbers(project)).isEqualTo(before));
    assertThat(api.get("/v1/privacy/reads", officer).ok().body())
        .contains("personal-data.extract", "doris")
        .doesNotContain(MARKERS.toArray(String[]::new));
  }

  /** Something about the person everywhere where something can stand. */
  private String work(String project) {
    var client =
        api.post(
                "/v1/clients",
                """
                {"kind": "COMPANY", "legalForm": "SOLE_TRADER", "name": "%s", "orgNumber": "%s",
                 "municipality": "2460"}"""
                    .formatted(NAME, NUMBER))
            .ok()
            .text("id");
    var contact =
        """
        {"project": "%s", "client": "%s", "area": "advice", "on": "2009-03-02", "channel": "VISIT",
         "minutes": 60, "advisor": "anna", "subject": "%s vill växa", "notes": "Nås på %s",
         "nextStep": "Ring %s om persikoträd"%s}""";
    var opened =
        api.post(
                "/v1/contacts",
                contact.formatted(project, client, NAME, PHONE, NAME, ", \"opens\": \"ADVICE\""))
            .ok();
    var mistaken =
        api.post("/v1/contacts", contact.formatted(project, client, NAME, PHONE, NAME, "")).ok();
    api.post(
            "/v1/contacts/" + mistaken.text("id") + "/retraction",
            "{\"reason\": \"%s var inte där, hon har persikoträd\"}".formatted(NAME))
        .ok();
    api.post("/v1/contacts", contact.formatted(project, client, "", "", "", "")).ok();
    var caseId = opened.text("createdId");
    desk.step(caseId, "ANALYSE_NEEDS", "2009-03-03");
    desk.step(caseId, "START_ADVISING", "2009-03-04");
    desk.session(caseId, "2009-03-05", "2.5");
    desk.step(caseId, "WAIT_FOR_CLIENT", "2009-03-06", NAME + " är bortrest");
    var referral =
        api.post(
                "/v1/referrals",
                """
                {"partner": "ENTREPRENORCENTRUM", "project": "%s", "client": "%s",
                 "area": "advice", "on": "2009-04-01", "advisor": "anna",
                 "details": {"name": "%s", "email": "%s", "phone": "%s",
                   "businessIdea": "persikoträd", "notes": "Hälsa %s"}}"""
                    .formatted(project, client, NAME, EMAIL, PHONE, NAME))
            .ok()
            .text("id");
    api.send("PUT", "/v1/referrals/" + referral + "/consent", World.CONSENT).ok();
    takePart(project);
    new Upload(lotsen.port())
        .send(
            "contacts",
            "gdpr",
            """
            reference,project,client,area,on,channel,minutes,advisor,notes
            g1,%s,g9,advice,2009-03-02,VISIT,60,anna,%s %s persikoträd
            """
                .formatted(project, NAME, EMAIL)
                .getBytes(StandardCharsets.UTF_8));
    return client;
  }

  private void takePart(String project) {
    var activity =
        api.post(
                "/v1/activities",
                """
                {"kind": "WORKSHOP", "project": "%s", "municipality": "2460", "area": "advice",
                 "title": "Prova på", "heldOn": "2009-06-01", "on": "2009-05-01"}"""
                    .formatted(project))
            .ok()
            .text("id");
    var path = "/v1/activities/" + activity;
    api.post(path + "/transitions", World.step("OPEN_REGISTRATION", "2009-05-01")).ok();
    var registration =
        api.post(
                path + "/registrations",
                """
                {"person": {"name": "%s", "email": "%s", "phone": "%s"}, "gender": "WOMAN",
                 "on": "2009-05-02"}"""
                    .formatted(NAME, EMAIL, PHONE))
            .ok()
            .text("createdId");
    api.post(
            path + "/registrations/" + registration + "/retraction",
            "{\"reason\": \"%s fick förhinder\"}".formatted(NAME))
        .ok();
  }

  private List<JsonNode> search(String... words) {
    var body = Api.JSON.writeValueAsString(Map.of("words", words));
    var items = new ArrayList<JsonNode>();
    api.post("/v1/privacy/search", body, officer).ok().json().get("items").forEach(items::add);
    return items;
  }

  private static Map<String, Long> kinds(List<JsonNode> found) {
    return found.stream()
        .collect(Collectors.groupingBy(item -> item.get("kind").asString(), Collectors.counting()));
  }

  private String extract(String type) {
    return api.post(
            "/v1/privacy/extract",
            Api.JSON.writeValueAsString(Map.of("words", List.of(NAME, EMAIL, PHONE, NUMBER))),
            "Accept",
            type,
            officer[0],
            officer[1])
        .ok()
        .body();
  }

  private void erase(JsonNode item) {
    api.post(
            "/v1/privacy/%s/%s/erasure"
                .formatted(item.get("kind").asString(), item.get("id").asString()),
            "{\"reason\": \"Begäran 17/2026\"}",
            officer)
        .ok();
  }

  /** What the project's numbers and their ledger are. */
  private List<String> numbers(String project) {
    return List.of(
        api.get("/v1/indicators/projects/" + project + "/values").ok().body(),
        api.get("/v1/indicators/projects/" + project + "/ledger").ok().body());
  }

  private Path data() {
    return Path.of(
        String.valueOf(lotsen.context().getEnvironment().getProperty("lotsen.standalone.data")));
  }

  private static List<String> markersIn(Path folder) throws IOException {
    var found = new ArrayList<String>();
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        for (var marker : MARKERS) {
          var written =
              new String(marker.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
          if (bytes.contains(written)) {
            found.add(file.getFileName() + ": " + marker);
          }
        }
      }
    }
    return found;
  }

  private List<String> markersInTopics() {
    var reader =
        new BrokerReader(
            lotsen.context().getEnvironment().getProperty("spring.kafka.bootstrap-servers"));
    return reader.records(reader.topics()).stream()
        .filter(record -> record.value() != null)
        .map(record -> record.topic() + ": " + new String(record.value(), StandardCharsets.UTF_8))
        .filter(text -> MARKERS.stream().anyMatch(text::contains))
        .toList();
  }

  @Test
  void whatADecisionHasKeptOrAHoldStopsIsNotErased() {
    var project = desk.project("GDPR-KEPT");
    var client = desk.client("Kvar Kvarsson");
    var caseId = desk.openCase(project, client);
    var place = "/v1/projects/" + project;

    api.put(
            place + "/retention",
            """
            {"basis": "FUNDING_DECISION", "keptUntil": "2999-12-31", "reason": "Beslut 1"}""")
        .ok();
    await()
        .untilAsserted(
            () -> assertThat(tryErase("case", caseId)).contains("kept-by-decision", "2999-12-31"));
    api.put(
            place + "/retention",
            """
            {"basis": "FUNDING_DECISION", "keptUntil": "2011-12-31", "reason": "Beslut 2"}""")
        .ok();
    api.post("/v1/clients/" + client + "/hold", "{\"reason\": \"Tvist\"}").ok();
    await().untilAsserted(() -> assertThat(tryErase("case", caseId)).contains("legal-hold"));
    assertThat(tryErase("client", client)).contains("legal-hold");
    api.post("/v1/clients/" + client + "/hold/retraction", null).ok();
    assertThat(tryErase("client", client)).isEmpty();

    assertThat(api.post(place + "/disposal", "{\"reason\": \"Gallring\"}").body())
        .contains("project-not-closed");
    assertThat(
            api.get("/v1/privacy/disposal?project=" + project)
                .ok()
                .json()
                .at("/items/contact")
                .asInt())
        .isBetween(0, 1);
    api.post(place + "/transitions", "{\"trigger\": \"START_CLOSING\"}").ok();
    api.post(place + "/transitions", "{\"trigger\": \"CLOSE\"}").ok();
    api.post(place + "/hold", "{\"reason\": \"Revision\"}").ok();
    assertThat(api.post(place + "/disposal", "{\"reason\": \"Gallring\"}").body())
        .contains("legal-hold");
    api.post(place + "/hold/retraction", null).ok();
    api.post(place + "/disposal", "{\"reason\": \"Gallring 3/2026\"}").ok();
    await()
        .untilAsserted(
            () ->
                assertThat(api.get("/v1/contacts?project=" + project).ok().body())
                    .doesNotContain("Wants to grow"));
    await()
        .untilAsserted(
            () ->
                assertThat(api.get("/v1/cases/" + caseId + "/journal").ok().body())
                    .contains("se.lotsen.case.erased.v1", "WhenProjectIsDisposedOf"));
  }

  @Test
  void aProjectGoesToAnArchiveWithAllItsRecords() throws Exception {
    var project = desk.project("GDPR-ARCHIVE");
    var caseId = desk.caseInAdvising(project);
    for (var hours : List.of("1", "2.5")) {
      api.post(
              "/v1/cases/" + caseId + "/sessions",
              "{\"on\": \"2009-03-10\", \"hours\": %s}".formatted(hours))
          .ok();
    }
    desk.openCase(desk.project("GDPR-OTHER"), desk.client("Annan"));

    var request =
        HttpRequest.newBuilder(api.uri("/v1/privacy/archive?project=" + project))
            .header(officer[0], officer[1])
            .build();
    var files = new TreeMap<String, byte[]>();
    try (var http = HttpClient.newHttpClient();
        var zip = new ZipInputStream(http.send(request, BodyHandlers.ofInputStream()).body())) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), zip.readAllBytes());
      }
    }

    assertThat(lines(files.get("content/project.jsonl"))).hasSize(1);
    assertThat(lines(files.get("content/contact.jsonl"))).hasSize(1);
    var cases = lines(files.get("content/case.jsonl"));
    assertThat(cases).hasSize(1);
    assertThat(cases.getFirst().get("id").asString()).isEqualTo(caseId);
    assertThat(cases.getFirst().at("/parts/sessions").valueStream())
        .extracting(session -> session.get("hours").decimalValue())
        .usingElementComparator(BigDecimal::compareTo)
        .containsExactly(BigDecimal.ONE, new BigDecimal("2.5"));
    assertThat(cases.getFirst().get("journal").size()).isGreaterThanOrEqualTo(3);
    assertThat(cases.getFirst().at("/journal/0/event/about/project").asString()).isEqualTo(project);
    var described = new String(files.get("sip.xml"), StandardCharsets.UTF_8);
    for (var file : files.entrySet()) {
      if (!file.getKey().equals("sip.xml")) {
        assertThat(described)
            .contains(
                "file:///" + file.getKey(),
                HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(file.getValue())));
      }
    }
  }

  private static List<JsonNode> lines(byte[] file) {
    return new String(file, StandardCharsets.UTF_8)
        .lines()
        .<JsonNode>map(Api.JSON::readTree)
        .toList();
  }

  private String tryErase(String kind, String id) {
    var answer =
        api.post(
            "/v1/privacy/" + kind + "/" + id + "/erasure", "{\"reason\": \"Begäran\"}", officer);
    return answer.status() == 200 ? "" : answer.body();
  }
}
