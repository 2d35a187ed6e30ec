package se.lotsen.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who a client is, is known as long as any project that they were in has its records kept. */
@ExtendWith(OneProcess.class)
class IdentityRetentionIT {
  private final Api api;
  private final Desk desk;

  IdentityRetentionIT(Standalone lotsen) {
    this.api = new Api(lotsen.port());
    this.desk = new Desk(api);
  }

  @Test
  void whoIsInAProjectThatIsKeptOrHeldIsNotErased() {
    var over = desk.project("WHO-OVER");
    var kept = desk.project("WHO-KEPT");
    var client = desk.client("Kvarstående Person");
    desk.openCase(over, client);
    desk.openCase(kept, client);
    keep(over, "2011-12-31");
    keep(kept, "2999-12-31");

    assertThat(erase(client)).contains("kept-by-decision", "WHO-KEPT", "2999-12-31");
    keep(kept, "2011-12-31");
    hold(over);
    assertThat(erase(client)).contains("legal-hold", "WHO-OVER");
    assertThat(name(client)).isEqualTo("Kvarstående Person");

    api.post("/v1/projects/" + over + "/hold/retraction", null).ok();
    assertThat(erase(client)).isEmpty();
    assertThat(name(client)).isEqualTo("Raderad");
  }

  @Test
  void whoWasMergedIsInTheProjectsOfBoth() {
    var kept = desk.project("WHO-MERGED");
    var gone = desk.client("Först Person");
    var stays = desk.client("Sedan Person");
    desk.openCase(kept, gone);
    keep(kept, "2999-12-31");
    api.post("/v1/clients/" + gone + "/merge", "{\"into\": \"%s\"}".formatted(stays)).ok();

    await().untilAsserted(() -> assertThat(erase(stays)).contains("kept-by-decision"));
    assertThat(erase(gone)).contains("kept-by-decision");
  }

  @Test
  void whoAPersonWasGoesWithTheLastOfTheirProjects() {
    var first = desk.project("WHO-FIRST");
    var last = desk.project("WHO-LAST");
    var both = desk.client("I Båda");
    var one = desk.client("I Ett");
    var company =
        api.post(
                "/v1/clients",
                """
                {"kind": "COMPANY", "name": "Bolaget AB", "orgNumber": "556036-0793",
                 "municipality": "2460"}""")
            .ok()
            .text("id");
    desk.openCase(first, both);
    desk.openCase(last, both);
    desk.openCase(first, one);
    desk.openCase(first, company);
    await().untilAsserted(() -> assertThat(wouldGo(first)).isEqualTo(1));

    dispose(first);
    await().untilAsserted(() -> assertThat(name(one)).isEqualTo("Raderad"));
    assertThat(name(both)).as("the other project is there").isEqualTo("I Båda");
    assertThat(api.get("/v1/clients/" + one + "/journal").ok().body())
        .contains("se.lotsen.client.erased.v1", "DISPOSAL", "WhenProjectIsDisposedOf");

    assertThat(wouldGo(last)).isEqualTo(1);
    dispose(last);
    await().untilAsserted(() -> assertThat(name(both)).isEqualTo("Raderad"));
    assertThat(name(company)).isEqualTo("Bolaget AB");
  }

  private int wouldGo(String project) {
    return api.get("/v1/privacy/disposal?project=" + project)
        .ok()
        .json()
        .at("/items/client")
        .asInt();
  }

  private void dispose(String project) {
    keep(project, "2011-12-31");
    for (var trigger : new String[] {"START_CLOSING", "CLOSE"}) {
      api.post(
              "/v1/projects/" + project + "/transitions",
              "{\"trigger\": \"%s\"}".formatted(trigger))
          .ok();
    }
    api.post("/v1/projects/" + project + "/disposal", "{\"reason\": \"Gallring\"}").ok();
  }

  private void keep(String project, String until) {
    api.put(
            "/v1/projects/" + project + "/retention",
            """
            {"basis": "FUNDING_DECISION", "keptUntil": "%s", "reason": "Beslut"}"""
                .formatted(until))
        .ok();
  }

  private void hold(String project) {
    api.post("/v1/projects/" + project + "/hold", "{\"reason\": \"Revision\"}").ok();
  }

  private String name(String client) {
    return api.get("/v1/clients/" + client).ok().text("name");
  }

  /** Empty where it was done, else why not. */
  private String erase(String client) {
    var answer = api.post("/v1/privacy/client/" + client + "/erasure", "{\"reason\": \"Begäran\"}");
    return answer.status() == 200 ? "" : answer.body();
  }
}
