package se.lotsen.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.lotsen.standalone.Api.Answer;
import se.lotsen.standalone.Sse.Event;
import tools.jackson.databind.JsonNode;

/** What happens at an advisor's desk, from the first contact to what the funders hear of it. */
abstract class EndToEndScenario {

  abstract Api api();

  private Desk desk() {
    return new Desk(api());
  }

  @Test
  void aCaseGoesThroughItsWholeLifeAndTheIndicatorsFollow() {
    var desk = desk();
    var project = desk.project("E2E-LIFE");
    var client = desk.client("Vindelns Vedbod");

    var caseId = desk.openCase(project, client);
    assertThat(desk.state(caseId)).isEqualTo("REGISTERED");
    assertThat(api().get("/v1/cases/" + caseId).text("client")).isEqualTo(client);

    desk.step(caseId, "ANALYSE_NEEDS", "2009-03-03");
    desk.step(caseId, "START_ADVISING", "2009-03-04");
    desk.session(caseId, "2009-03-10", "2.5");
    desk.step(caseId, "WAIT_FOR_CLIENT", "2009-03-11");
    assertThat(desk.state(caseId)).isEqualTo("WAITING_FOR_CLIENT");
    desk.step(caseId, "RESUME", "2009-04-01");
    desk.session(caseId, "2009-04-02", "1.25");
    desk.step(caseId, "REFER", "2009-04-03");
    assertThat(desk.state(caseId)).isEqualTo("REFERRED");
    desk.step(caseId, "REFERRAL_ANSWERED", "2009-05-04");
    desk.step(caseId, "START_FOLLOW_UP", "2009-06-01");
    var outcome = desk.jobs(caseId, "2009-06-02", "1", "0.5");
    desk.step(caseId, "COMPLETE", "2009-09-01");
    assertThat(desk.state(caseId)).isEqualTo("COMPLETED");

    awaitValue(project, "companies-advised", "1");
    awaitValue(project, "new-jobs", "1.5");
    awaitValue(project, "contacts", "1");

    api()
        .put("/v1/cases/" + caseId + "/outcomes/" + outcome, Desk.jobsOf("2009-06-02", "2", "0.5"))
        .ok();
    awaitValue(project, "new-jobs", "2.5");
    assertThat(entriesOf(project, "new-jobs", "quantity", "women"))
        .as("the entry, its reversal, what replaced it")
        .containsExactly("1", "-1", "2");

    desk.step(caseId, "REOPEN", "2009-09-10", "They hire again");
    assertThat(desk.state(caseId)).isEqualTo("ADVISING");
    desk.step(caseId, "WITHDRAW", "2009-09-11", "It came to nothing");
    assertThat(desk.state(caseId)).isEqualTo("WITHDRAWN");

    assertThat(desk.value(project, "companies-advised"))
        .as("two sessions with one client, and what was done was done")
        .isEqualByComparingTo("1");
    assertThat(desk.reconciliation(project).get("agrees").asBoolean()).isTrue();
  }

  @Test
  void aSpinOffEndsInANewCompanyThatIsCountedOnce() {
    var desk = desk();
    var project = desk.project("E2E-SPINOFF");
    var inventor = desk.client("Uppfinnaren");
    var caseId = spinOffReadyToStart(desk, project, inventor);

    var early = desk.tryStep(caseId, "START_COMPANY", "2009-05-01", "Accept-Language", "en");
    assertThat(early.status()).isEqualTo(409);
    assertThat(early.text("detail")).contains("No company is recorded yet");
    assertThat(tryCompany(caseId, inventor, "2009-05-01").status())
        .as("a prospective entrepreneur has no organisation number")
        .isEqualTo(422);

    var company = desk.company("Avknoppad AB", "556703-7485");
    tryCompany(caseId, company, "2009-05-01").ok();
    desk.step(caseId, "START_COMPANY", "2009-05-02");
    awaitValue(project, "new-companies", "1");

    var again = spinOffReadyToStart(desk, project, desk.client("Kompanjonen"));
    tryCompany(again, company, "2009-05-01").ok();
    desk.step(again, "START_COMPANY", "2009-05-02");
    desk.step(again, "START_FOLLOW_UP", "2009-06-01");
    desk.jobs(again, "2009-06-02", "1", "0");
    desk.step(again, "COMPLETE", "2009-09-01");
    awaitValue(project, "new-jobs", "1");

    assertThat(desk.value(project, "new-companies"))
        .as("the same company in a second case")
        .isEqualByComparingTo("1");
    assertThat(desk.entries(project, "new-companies")).hasSize(2);
  }

  @Test
  void aCompanyThatWasMergedIsCountedWithTheOneThatGoesOnAlsoWhenItIsNamedAgain() {
    var desk = desk();
    var project = desk.project("E2E-SAME-COMPANY");
    var company = desk.company("Tvillingarna AB", "556012-5790");
    var goesOn = desk.client("Tvillingarna");
    var first = spinOffReadyToStart(desk, project, desk.client("Första grundaren"));
    tryCompany(first, company, "2009-05-01").ok();
    desk.step(first, "START_COMPANY", "2009-05-02");
    awaitValue(project, "new-companies", "1");
    api().post("/v1/clients/" + company + "/merge", "{\"into\": \"%s\"}".formatted(goesOn)).ok();
    await().until(() -> companyOf(first).equals(goesOn));

    var again = spinOffReadyToStart(desk, project, desk.client("Andra grundaren"));
    tryCompany(again, company, "2009-05-01").ok();
    assertThat(companyOf(again)).isEqualTo(goesOn);
    desk.step(again, "START_COMPANY", "2009-05-02");
    desk.step(again, "START_FOLLOW_UP", "2009-06-01");
    desk.jobs(again, "2009-06-02", "1", "0");
    awaitValue(project, "new-jobs", "1");

    assertThat(desk.value(project, "new-companies")).isEqualByComparingTo("1");
  }

  private String companyOf(String caseId) {
    return api().get("/v1/cases/" + caseId).ok().json().at("/company/client").asString();
  }

  private static String spinOffReadyToStart(Desk desk, String project, String client) {
    var caseId = desk.openCase("SPIN_OFF", project, client);
    desk.step(caseId, "SCREEN", "2009-03-03");
    desk.step(caseId, "DEVELOP_CONCEPT", "2009-03-20");
    desk.step(caseId, "PREPARE_START", "2009-04-10");
    return caseId;
  }

  private Answer tryCompany(String caseId, String company, String startsOn) {
    return api()
        .put(
            "/v1/cases/" + caseId + "/company",
            "{\"client\": \"%s\", \"startsOn\": \"%s\"}".formatted(company, startsOn));
  }

  @Test
  void aSuccessionLeavesNewCompaniesAloneAndSaysWhy() {
    var desk = desk();
    var project = desk.project("E2E-SUCCESSION");
    var caseId =
        desk.openCase("SUCCESSION", project, desk.company("Familjeföretaget AB", "556016-0680"));
    desk.step(caseId, "OPEN_DIALOGUE", "2009-03-03");
    desk.step(caseId, "VALUE", "2009-03-20");
    assertThat(desk.tryStep(caseId, "NEGOTIATE", "2009-04-10").status()).isEqualTo(409);
    api()
        .put(
            "/v1/cases/" + caseId + "/succession",
            "{\"successor\": \"FAMILY\", \"transferOn\": \"2009-06-01\"}")
        .ok();
    desk.step(caseId, "NEGOTIATE", "2009-04-10");
    desk.step(caseId, "TRANSFER", "2009-06-02");

    awaitValue(project, "successions-completed", "1");
    assertThat(desk.value(project, "new-companies")).isEqualByComparingTo("0");
    assertThat(desk.entries(project, "new-companies"))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.get("counts").asBoolean()).isFalse();
              assertThat(line.at("/refused/en").asString()).contains("change of owner");
              assertThat(line.at("/entry/on").asString()).isEqualTo("2009-06-01");
              assertThat(line.at("/entry/dimensions/origin").asString())
                  .isEqualTo("CHANGE_OF_OWNER");
            });
  }

  @Test
  void mergedClientsAreCountedOnceInEveryProjectAndPartedOnesTwiceAgain() {
    var desk = desk();
    var projects = List.of(desk.project("E2E-MERGE-1"), desk.project("E2E-MERGE-2"));
    var one = desk.client("Snickeriet");
    var same = desk.client("Snickeriet i Vännäs");
    for (var project : projects) {
      advise(desk, project, one, "2009-03-10");
      advise(desk, project, same, "2009-05-12");
      awaitValue(project, "companies-advised", "2");
    }

    api().post("/v1/clients/" + same + "/merge", "{\"into\": \"%s\"}".formatted(one)).ok();
    for (var project : projects) {
      awaitAdvisedIn(project, "2009-03");
    }
    assertThat(api().get("/v1/clients/" + same).text("mergedInto")).isEqualTo(one);
    advise(desk, projects.getFirst(), same, "2009-02-20");

    api().post("/v1/clients/" + same + "/merge/retraction", "{}").ok();
    // What was logged for the merged one meanwhile is its own.
    awaitAdvisedIn(projects.getFirst(), "2009-02", "2009-03");
    awaitAdvisedIn(projects.getLast(), "2009-03", "2009-05");
    assertThat(desk.entries(projects.getLast(), "companies-advised"))
        .as("two sessions, one of them restated twice")
        .hasSize(6);
    for (var project : projects) {
      await().until(() -> desk.reconciliation(project).get("agrees").asBoolean());
    }
  }

  private void awaitAdvisedIn(String project, String... months) {
    await()
        .untilAsserted(
            () ->
                assertThat(desk().monthsOf(project, "companies-advised")).containsExactly(months));
  }

  private static void advise(Desk desk, String project, String client, String on) {
    var caseId = desk.openCase("ADVICE", project, client, on.substring(0, 8) + "01");
    desk.step(caseId, "ANALYSE_NEEDS", on);
    desk.step(caseId, "START_ADVISING", on);
    desk.session(caseId, on, "1");
  }

  @Test
  void deadlinesCountWorkingDaysAndAreListed() {
    var desk = desk();
    var project = desk.project("E2E-DUE");
    var late = desk.caseInAdvising(project);
    api().put("/v1/cases/" + late + "/due-date", "{\"dueOn\": \"2009-06-01\"}").ok();
    var soon = desk.caseInAdvising(project);
    api().put("/v1/cases/" + soon + "/due-date", "{\"inWorkingDays\": 5}").ok();

    var cases = "/v1/cases?project=" + project;
    assertThat(idsOf(cases + "&overdue=true&advisor=anna")).containsExactly(late);
    assertThat(idsOf(cases + "&dueWithin=5&municipality=2460")).containsExactly(soon);
    assertThat(idsOf(cases + "&dueWithin=4")).isEmpty();
    var view = api().get("/v1/cases/" + soon).json();
    assertThat(view.get("dueInWorkingDays").asInt()).isEqualTo(5);
    assertThat(view.get("workingDaysInState").asInt()).isLessThan(view.get("daysInState").asInt());

    desk.step(late, "WAIT_FOR_CLIENT", "2009-03-11");
    assertThat(idsOf(cases + "&overdue=true")).as("its time does not run").isEmpty();
    assertThat(api().get("/v1/cases/" + late).json().has("dueInWorkingDays")).isFalse();

    var both = "{\"dueOn\": \"2009-06-01\", \"inWorkingDays\": 5}";
    assertThat(api().put("/v1/cases/" + late + "/due-date", both).text("type"))
        .isEqualTo("urn:lotsen:problem:day-or-working-days");
  }

  private List<String> idsOf(String list) {
    return api().all(list).stream().map(found -> found.get("id").asString()).toList();
  }

  @Test
  void aValueOpensDownToTheEventsBehindIt() {
    var desk = desk();
    var project = desk.project("E2E-DOWN");
    var caseId = desk.caseInAdvising(project);
    var session = desk.session(caseId, "2009-03-10", "2.5");
    awaitValue(project, "companies-advised", "1");

    var line = desk.entries(project, "companies-advised").getFirst();
    assertThat(line.get("counts").asBoolean()).isTrue();
    var entry = line.get("entry");
    assertThat(api().get("/v1/indicators/entries/" + entry.get("id").asString()).ok().json())
        .isEqualTo(entry);

    var causedBy = entry.get("causedBy").asString();
    assertThat(causedBy).startsWith(caseId + "/");
    var event =
        await()
            .until(() -> api().get("/v1/indicators/events/" + causedBy), a -> a.status() == 200)
            .json();
    assertThat(event.get("type").asString()).isEqualTo("se.lotsen.case.session-logged.v1");
    assertThat(event.at("/data/session").asString()).isEqualTo(session);

    var ledger = api().get("/v1/indicators/projects/" + project + "/ledger").ok();
    assertThat(ledger.header("Content-Type")).startsWith("application/x-ndjson");
    assertThat(ledger.body().lines().map(Api.JSON::readTree)).contains(entry).hasSize(2);
    var cells = api().get("/v1/indicators/projects/" + project + "/cells").ok();
    assertThat(cells.body().lines().map(Api.JSON::readTree))
        .extracting(cell -> cell.get("indicator").asString())
        .containsExactlyInAnyOrder("companies-advised", "contacts");
  }

  @Test
  void aGuardRefusesWithItsSentenceInTheReadersLanguage() {
    var desk = desk();
    var caseId = desk.caseInAdvising(desk.project("E2E-GUARD"));

    var offered =
        api()
            .get("/v1/cases/" + caseId)
            .json()
            .get("steps")
            .valueStream()
            .filter(step -> step.get("trigger").asString().equals("START_FOLLOW_UP"))
            .findFirst()
            .orElseThrow();
    assertThat(offered.get("allowed").asBoolean()).isFalse();
    assertThat(offered.at("/because/0").asString())
        .isEqualTo("No session is logged yet; log at least one");

    var english = desk.tryStep(caseId, "START_FOLLOW_UP", "2009-06-01", "Accept-Language", "en");
    assertThat(english.status()).isEqualTo(409);
    assertThat(english.text("type")).isEqualTo("urn:lotsen:problem:guard-refused");
    assertThat(english.text("detail")).isEqualTo("No session is logged yet; log at least one");

    var swedish =
        desk.tryStep(caseId, "START_FOLLOW_UP", "2009-06-01", "Accept-Language", "sv-SE,sv;q=0.9");
    assertThat(swedish.status()).isEqualTo(409);
    assertThat(swedish.text("detail"))
        .isEqualTo("Inget rådgivningstillfälle är registrerat än; registrera minst ett");

    var withoutReason = desk.tryStep(caseId, "WITHDRAW", "2009-06-01");
    assertThat(withoutReason.status()).isEqualTo(409);
    assertThat(withoutReason.json().at("/errors/0/field").asString()).isEqualTo("reason");
    assertThat(desk.state(caseId)).isEqualTo("ADVISING");
  }

  @Test
  void aFunderHearsOfEachChangeAndGoesOnWhereItStopped() {
    var desk = desk();
    var project = desk.project("E2E-FEED");
    var caseId = desk.caseInAdvising(project);
    awaitValue(project, "contacts", "1");
    var changes = "/v1/feeds/projects/" + project + "/changes";

    Event first;
    try (var funder = Sse.listen(api(), changes, null)) {
      await().until(() -> !funder.heard().isEmpty());
      assertThat(funder.heard().getFirst().name()).isEqualTo("hello");
      desk.session(caseId, "2009-03-10", "2.5");
      first = awaitChange(funder, "companies-advised");
      assertThat(first.data().get("total").decimalValue()).isEqualByComparingTo("1");
      assertThat(first.data().get("month").asString()).isEqualTo("2009-03");
    }

    desk.jobs(caseId, "2009-06-02", "1", "0.5");
    awaitValue(project, "new-jobs", "1.5");

    try (var again = Sse.listen(api(), changes, first.id())) {
      var missed = awaitChange(again, "new-jobs");
      assertThat(missed.data().get("quantity").decimalValue()).isEqualByComparingTo("1.5");
      assertThat(again.heardOf("companies-advised"))
          .as("what was heard before is not told again")
          .isEmpty();
    }

    var pulled = api().get("/v1/feeds/projects/" + project + "/values").ok();
    assertThat(pulled.text("asOf")).isNotEqualTo(first.id());
    assertThat(
            api()
                .get(
                    "/v1/feeds/projects/" + project + "/values",
                    "If-None-Match",
                    pulled.header("ETag"))
                .status())
        .isEqualTo(304);
  }

  @Test
  void theJournalTellsWhoDidWhat() {
    var desk = desk();
    var caseId = desk.caseInAdvising(desk.project("E2E-AUDIT"));
    desk.session(caseId, "2009-03-10", "2.5");
    desk.step(caseId, "WITHDRAW", "2009-03-11", "Found another way");

    var trail =
        api()
            .get("/v1/cases/" + caseId + "/journal")
            .ok()
            .json()
            .get("items")
            .valueStream()
            .toList();

    assertThat(trail)
        .extracting(entry -> entry.get("sequence").asInt())
        .isEqualTo(List.of(1, 2, 3, 4, 5));
    assertThat(trail)
        .extracting(entry -> entry.get("command").asString())
        .containsExactly("WhenContactOpensCase", "takeStep", "takeStep", "logSession", "takeStep");
    assertThat(trail)
        .extracting(entry -> entry.get("by").asString())
        .containsExactly("policy:WhenContactOpensCase", "anna", "anna", "anna", "anna");
    assertThat(trail.getLast().get("status").asString()).isEqualTo("WITHDRAWN");
    assertThat(trail.getLast().get("note").asString()).isEqualTo("Found another way");
    assertThat(trail)
        .allSatisfy(entry -> assertThat(entry.get("recordedAt").asString()).isNotEmpty());
  }

  private void awaitValue(String project, String indicator, String quantity) {
    await()
        .untilAsserted(
            () ->
                assertThat(desk().value(project, indicator))
                    .isEqualByComparingTo(new BigDecimal(quantity)));
  }

  private static Event awaitChange(Sse funder, String indicator) {
    await().until(() -> !funder.heardOf(indicator).isEmpty());
    return funder.heardOf(indicator).getLast();
  }

  private List<String> entriesOf(String project, String indicator, String... path) {
    return desk().entries(project, indicator).stream()
        .map(
            line -> {
              JsonNode found = line.get("entry");
              for (var name : path) {
                found = found.get(name);
              }
              return found.asString();
            })
        .toList();
  }
}
