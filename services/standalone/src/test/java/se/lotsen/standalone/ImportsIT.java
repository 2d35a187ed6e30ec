package se.lotsen.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.lotsen.testkit.Upload;
import tools.jackson.databind.JsonNode;

/** Files of other systems through all services: what is right goes in, once; the rest is told. */
@ExtendWith(OneProcess.class)
class ImportsIT {

  private final Upload upload;
  private final Api api;
  private final Desk desk;

  ImportsIT(Standalone lotsen) {
    this.upload = new Upload(lotsen.port());
    this.api = new Api(lotsen.port());
    this.desk = new Desk(api);
  }

  @Test
  void clientsAndTheirContactsGoInOnceAndWhatIsWrongIsToldByRowAndColumn() {
    var project = desk.project("IMP-CONTACTS");
    var clients =
        done(
            upload.send(
                "clients",
                "crm",
                """
                referens;slag;namn;organisationsnummer;kommun
                k1;Företag;Såg & Hyvel AB;556901-0043;Vännäs
                k2;Blivande företagare;Åsa Öberg;;2401
                k3;Företag;Utan nummer AB;;Vännäs
                """
                    .getBytes(Charset.forName("windows-1252"))));
    assertThat(counts(clients)).isEqualTo("imported 2, unchanged 0, rejected 1");
    assertThat(placesOf(clients)).containsExactly("4 organisationsnummer");
    assertThat(api.found("/v1/clients", "{\"q\": \"hyvel\"}").getFirst().get("name").asString())
        .isEqualTo("Såg & Hyvel AB");

    var file = contacts(project);
    var tried = done(upload.send("contacts", "crm", file, "dryRun", "true"));
    assertThat(counts(tried)).isEqualTo("imported 41, unchanged 0, rejected 11");
    assertThat(api.all("/v1/contacts?project=" + project)).isEmpty();

    var first = done(upload.send("contacts", "crm", file));
    assertThat(counts(first)).isEqualTo("imported 41, unchanged 0, rejected 11");
    assertThat(placesOf(first))
        .isEqualTo(placesOf(tried))
        .containsExactly(
            "42 reference",
            "43 project",
            "44 client",
            "45 area",
            "46 on",
            "47 on",
            "48 channel",
            "49 minutes",
            "50 advisor",
            "51 reference",
            "52 ");
    awaitValue(project, "contacts", "41");
    assertThat(api.all("/v1/contacts?project=" + project)).hasSize(41);

    var again = done(upload.send("contacts", "crm", file));
    assertThat(counts(again)).isEqualTo("imported 0, unchanged 41, rejected 11");

    var rejected =
        api.get("/v1/imports/jobs/" + again.get("id").asString() + "/rejected").ok().body();
    var corrected =
        rejected
            .replace(";NOPE;", ";" + project + ";")
            .replace("2009-02-30", "2009-02-28")
            .replace(";PIGEON;", ";PHONE;");
    var resent = done(upload.send("contacts", "crm", corrected.getBytes(StandardCharsets.UTF_8)));
    assertThat(counts(resent)).isEqualTo("imported 3, unchanged 0, rejected 8");
    awaitValue(project, "contacts", "44");
  }

  private static byte[] contacts(String project) {
    var rows = new ArrayList<String>();
    rows.add("reference,project,client,area,on,channel,minutes,advisor,notes");
    for (int number = 1; number <= 40; number++) {
      rows.add(
          "c%d,%s,k%d,advice,2009-03-%02d,VISIT,60,anna,\"a, \"\"b\"\"\""
              .formatted(number, project, 1 + number % 2, 1 + number % 28));
    }
    for (var broken :
        List.of(
            ",%s,k1,advice,2009-03-02,VISIT,60,anna,",
            "d1,NOPE,k1,advice,2009-03-02,VISIT,60,anna,",
            "d2,%s,k9,advice,2009-03-02,VISIT,60,anna,",
            "d3,%s,k1,fishing,2009-03-02,VISIT,60,anna,",
            "d4,%s,k1,advice,2009-02-30,VISIT,60,anna,",
            "d5,%s,k1,advice,2019-03-02,VISIT,60,anna,",
            "d6,%s,k1,advice,2009-03-02,PIGEON,60,anna,",
            "d7,%s,k1,advice,2009-03-02,VISIT,sixty,anna,",
            "d8,%s,k1,advice,2009-03-02,VISIT,60,Anna Ek,",
            "c1,%s,k1,advice,2009-03-02,VISIT,60,anna,",
            "d9,%s,k1,advice,2009-03-02,VISIT,60,anna,\"oops",
            "c41,%s,k1,advice,2009-03-02,VISIT,60,anna,")) {
      rows.add(broken.formatted(project));
    }
    return String.join("\r\n", rows).getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void casesWithTheirHistoryGoInWhollyWhateverTheOrderOfTheRows() {
    var project = desk.project("IMP-CASES");
    var client = desk.client("Den som har en historia");
    var file = cases(project, client);

    var job = done(upload.send("cases", "old", file));

    assertThat(counts(job)).isEqualTo("imported 210, unchanged 0, rejected 2");
    assertThat(problems(job))
        .hasSize(2)
        .anyMatch(each -> each.get("message").asString().contains("COMPLETE is not possible"));
    for (var state : List.of("ADVISING", "FOLLOW_UP", "COMPLETED")) {
      assertThat(api.all("/v1/cases?project=" + project + "&state=" + state)).hasSize(10);
    }
    awaitValue(project, "new-jobs", "30");
    awaitValue(project, "companies-advised", "1");
    assertThat(desk.reconciliation(project).get("agrees").asBoolean()).isTrue();
    assertThat(counts(done(upload.send("cases", "old", file))))
        .isEqualTo("imported 0, unchanged 210, rejected 2");

    var contact =
        "reference;project;client;case;area;on;channel;minutes;advisor\nk1;%1$s;%2$s;h0;advice;2009-03-05;PHONE;5;anna\nk2;%1$s;%2$s;h99;advice;2009-03-05;PHONE;5;anna"
            .formatted(project, client);
    var joined = done(upload.send("contacts", "old", contact.getBytes(StandardCharsets.UTF_8)));
    assertThat(counts(joined)).isEqualTo("imported 1, unchanged 0, rejected 1");
    assertThat(placesOf(joined)).containsExactly("3 case");

    var other = new String(file, StandardCharsets.UTF_8).replaceFirst(";1,5;", ";2,5;");
    var changed = done(upload.send("cases", "old", other.getBytes(StandardCharsets.UTF_8)));
    assertThat(problems(changed))
        .anyMatch(each -> each.get("message").asString().contains("said something else then"));
    var place = "/v1/imports/jobs/" + changed.get("id").asString();
    assertThat(api.send("DELETE", place, null).status()).isEqualTo(204);
    assertThat(api.get(place).status()).isEqualTo(404);
  }

  private static byte[] cases(String project, String client) {
    var rows = new ArrayList<String>();
    for (int number = 0; number < 30; number++) {
      var about = "h%d;ADVICE;%s;%s;advice;anna".formatted(number, client, project);
      rows.add(about + ";OPENED;2009-03-02;;;;");
      rows.add(about + ";Analysera behov;2009-03-03;;;;");
      rows.add(about + ";START_ADVISING;2009-03-03;;;;");
      rows.add(about + ";SESSION;2009-03-03;1,5;;;");
      rows.add(about + ";SESSION;2009-03-10;2;;;");
      if (number % 3 > 0) {
        rows.add(about + ";START_FOLLOW_UP;2009-04-01;;;;");
        rows.add(about + ";OUTCOME;2009-04-02;;NEW_JOBS;1;0,5");
      }
      if (number % 3 == 2) {
        rows.add(about + ";COMPLETE;2009-05-04;;;;");
        rows.add(about + ";SESSION;2009-03-20;0,5;;;");
      }
    }
    var wrong = "x1;ADVICE;%s;%s;advice;anna".formatted(client, project);
    rows.add(wrong + ";OPENED;2009-03-02;;;;");
    rows.add(wrong + ";COMPLETE;2009-03-03;;;;");
    Collections.shuffle(rows, new Random(7));
    rows.addFirst("case;type;client;project;area;advisor;entry;on;hours;outcome;women;men");
    return String.join("\n", rows).getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void activitiesGoInWithTheirParticipants() {
    var project = desk.project("IMP-ACTIVITIES");
    var about = ";WORKSHOP;%s;Vännäs;advice;Starta eget;2009-03-02;".formatted(project);
    var file =
        String.join(
            "\n",
            "aktivitet;slag;projekt;kommun;område;rubrik;dag;målgrupp;kvinnor;män;namn;e-post;kön;deltog",
            "a1" + about + "Studerande;12;8;;;;",
            "a1" + about + ";;;Eva Ek;eva.ek@example.se;Kvinna;ja",
            "a2" + about + ";;;Eva Ek;eva.ek@example.se;Kvinna;",
            "a2" + about + ";;;Bo Ek;bo.ek@example.se;Man;nej");

    var job = done(upload.send("activities", "old", file.getBytes(StandardCharsets.UTF_8)));

    assertThat(counts(job)).isEqualTo("imported 4, unchanged 0, rejected 0");
    awaitValue(project, "participants", "22");
    awaitValue(project, "unique-participants", "1");
    assertThat(api.all("/v1/activities?project=" + project + "&state=REPORTED")).hasSize(2);
  }

  @Test
  void aFileThatIsNoneOfItsKindIsRefusedWhole() {
    var wrong =
        ended(upload.send("contacts", "crm", "name;age\nEva;7\n".getBytes(StandardCharsets.UTF_8)));
    assertThat(wrong.get("state").asString()).isEqualTo("FAILED");
    assertThat(wrong.at("/failure/en").asString())
        .contains("no column \"name\"")
        .contains("\"project\" is missing");
    assertThat(upload.send("horses", "crm", new byte[] {1}).statusCode()).isEqualTo(404);
    assertThat(api.get("/v1/imports").ok().json()).hasSize(4);
  }

  private JsonNode done(HttpResponse<String> answer) {
    var job = ended(answer);
    assertThat(job.get("state").asString()).as(job.toString()).isEqualTo("DONE");
    return job;
  }

  private JsonNode ended(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    var place = answer.headers().firstValue("Location").orElseThrow();
    await().until(() -> List.of("DONE", "FAILED").contains(api.get(place).ok().text("state")));
    return api.get(place).json();
  }

  private static String counts(JsonNode job) {
    return "imported %d, unchanged %d, rejected %d"
        .formatted(
            job.get("imported").asInt(), job.get("unchanged").asInt(), job.get("rejected").asInt());
  }

  private List<String> placesOf(JsonNode job) {
    return problems(job).stream()
        .map(each -> each.get("row").asInt() + " " + each.get("column").asString())
        .toList();
  }

  private List<JsonNode> problems(JsonNode job) {
    return api.get("/v1/imports/jobs/" + job.get("id").asString() + "/problems")
        .ok()
        .json()
        .valueStream()
        .toList();
  }

  private void awaitValue(String project, String indicator, String value) {
    await()
        .untilAsserted(
            () ->
                assertThat(desk.value(project, indicator))
                    .isEqualByComparingTo(new BigDecimal(value)));
  }
}
