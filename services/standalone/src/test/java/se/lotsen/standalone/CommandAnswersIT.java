package se.lotsen.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is the same of all commands: where to find what they made, how to take it back. */
@ExtendWith(OneProcess.class)
class CommandAnswersIT {
  private final Api api;
  private final Desk desk;

  CommandAnswersIT(Standalone lotsen) {
    this.api = new Api(lotsen.port());
    this.desk = new Desk(api);
  }

  @Test
  void whatIsMadeIsFoundWhereItsLocationSays() {
    var id = desk.caseInAdvising(desk.project("MADE"));

    var session = api.post("/v1/cases/" + id + "/sessions", "{\"on\":\"2009-03-10\",\"hours\":2}");
    var found = api.get(session.header("Location")).ok();
    assertThat(found.text("id")).isEqualTo(session.text("createdId"));
    var outcome = api.post("/v1/cases/" + id + "/outcomes", Desk.jobsOf("2009-03-10", "1", "2"));
    assertThat(api.get(outcome.header("Location")).ok().text("kind")).isEqualTo("NEW_JOBS");
    assertThat(api.get("/v1/cases/" + id + "/sessions/" + outcome.text("createdId")).status())
        .isEqualTo(404);
  }

  @Test
  void whatWasAMistakeIsTakenBackInTheSameWayEverywhere() {
    var project = desk.project("TAKEN-BACK");
    var id = desk.caseInAdvising(project);
    var session = api.post("/v1/cases/" + id + "/sessions", "{\"on\":\"2009-03-10\",\"hours\":2}");
    var outcome = api.post("/v1/cases/" + id + "/outcomes", Desk.jobsOf("2009-03-10", "1", "2"));
    awaitValue(project, "new-jobs", "3");
    awaitValue(project, "companies-advised", "1");

    api.post(outcome.header("Location") + "/retraction", "{\"reason\": \"fel ärende\"}").ok();
    api.post(session.header("Location") + "/retraction", null).ok();

    assertThat(api.get(outcome.header("Location")).status()).isEqualTo(404);
    assertThat(api.get(session.header("Location")).status()).isEqualTo(404);
    awaitValue(project, "new-jobs", "0");
    awaitValue(project, "companies-advised", "0");
    var journal = api.all("/v1/cases/" + id + "/journal");
    assertThat(journal.stream().map(entry -> entry.get("type").asString()))
        .endsWith("se.lotsen.case.outcome-retracted.v1", "se.lotsen.case.session-retracted.v1");
    assertThat(desk.reconciliation(project).get("agrees").asBoolean()).isTrue();
  }

  @Test
  void aCommandAnswersWithWhatThereIsNowWhereThatIsPreferred() {
    var id = desk.caseInAdvising(desk.project("PREFERS"));
    var path = "/v1/cases/" + id + "/sessions";

    var whole =
        api.post(path, "{\"on\":\"2009-03-10\",\"hours\":2}", "Prefer", "return=representation");
    assertThat(whole.ok().header("Preference-Applied")).isEqualTo("return=representation");
    assertThat(whole.json()).isEqualTo(api.get("/v1/cases/" + id).ok().json());
    assertThat(whole.header("ETag")).isEqualTo(api.get("/v1/cases/" + id).header("ETag"));
    var receipt = api.post(path, "{\"on\":\"2009-03-11\",\"hours\":2}", "Prefer", "respond-async");
    assertThat(receipt.ok().text("createdId")).isNotBlank();
    var client =
        api.post(
            "/v1/clients",
            Desk.clientNamed("Den som visas"),
            "Prefer",
            "handling=lenient, return=representation");
    assertThat(client.text("name")).isEqualTo("Den som visas");
  }

  /** The policy that opens it, too, comes a moment later; it hardly ever takes a number. */
  @Test
  void aCaseThatAContactOpensTakesOneNumber() {
    var project = desk.project("NUMBERS");
    String last = "";
    for (int i = 1; i <= 8; i++) {
      last = desk.openCase(project, desk.client("Den som får nummer " + i));
      awaitValue(project, "contacts", Integer.toString(i));
    }

    var number = api.get("/v1/cases/" + last).text("number");
    assertThat(number).startsWith("NUMBERS-2009-00");
    assertThat(Integer.parseInt(number.substring("NUMBERS-2009-".length()))).isBetween(8, 12);
  }

  @Test
  void clientsProjectsAndPartnersHaveAJournalToo() {
    var client = desk.client("Den som följs");
    desk.project("FOLLOWED");

    assertThat(api.all("/v1/clients/" + client + "/journal")).hasSize(1);
    assertThat(api.all("/v1/projects/FOLLOWED/journal")).hasSize(2);
    var partner = api.get("/v1/partners?limit=1").ok().json().at("/items/0/id").asString();
    assertThat(api.all("/v1/partners/" + partner + "/journal")).isNotEmpty();
    assertThat(api.get("/v1/projects/NONE/journal").status()).isEqualTo(404);
  }

  @Test
  void whoLeavesTheVersionOutIsToldWhereTheApiIs() {
    assertThat(api.get("/cases").status()).isEqualTo(404);
    assertThat(api.get("/cases").text("detail")).contains("/v1");
  }

  private void awaitValue(String project, String indicator, String quantity) {
    await()
        .untilAsserted(
            () -> assertThat(desk.value(project, indicator)).isEqualByComparingTo(quantity));
  }
}
