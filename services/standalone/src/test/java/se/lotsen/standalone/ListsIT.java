package se.lotsen.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What lists have, and in which order: compared with sorting, filtering and counting them here. */
@ExtendWith(OneProcess.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListsIT {
  private static final String PROJECT = "LISTS";

  private final Api api;
  private final Desk desk;
  private final List<JsonNode> cases = new ArrayList<>();

  ListsIT(Standalone lotsen) {
    this.api = new Api(lotsen.port());
    this.desk = new Desk(api);
  }

  @BeforeAll
  void open() {
    desk.project(PROJECT);
    var types = List.of("ADVICE", "SPIN_OFF", "SUCCESSION");
    for (int i = 0; i < 24; i++) {
      var client = desk.client("Listkund %s nummer %d".formatted(i % 2 == 0 ? "Ängö" : "Berga", i));
      var id =
          desk.openCase(
              types.get(i % 3), PROJECT, client, "2009-%02d-%02d".formatted(1 + i % 5, 2 + i));
      if (i % 6 == 0) {
        desk.step(id, "ANALYSE_NEEDS", "2009-06-01");
        desk.step(id, "START_ADVISING", "2009-06-02");
      }
      if (i % 4 == 1) {
        api.put("/v1/cases/" + id + "/advisor", "{\"advisor\": \"berit\"}").ok();
      }
      cases.add(api.get("/v1/cases/" + id).ok().json());
    }
  }

  private static List<String> ids(Iterable<JsonNode> items) {
    var ids = new ArrayList<String>();
    items.forEach(item -> ids.add(item.get("id").asString()));
    return ids;
  }

  private List<JsonNode> listed(String query) {
    return api.all("/v1/cases?project=LISTS" + query);
  }

  private static String wanted(String q) {
    return "{\"q\": \"%s\"}".formatted(q);
  }

  private List<JsonNode> sought(String q) {
    return api.found(
        "/v1/cases",
        """
        {"project": ["LISTS"], "q": "%s", "limit": 200}"""
            .formatted(q));
  }

  private static Comparator<JsonNode> by(String field) {
    return Comparator.comparing((JsonNode item) -> item.get(field).asString())
        .thenComparing(item -> item.get("id").asString());
  }

  @Test
  void theLatestOpenedComesFirstAndTheFirstWhereThatIsAskedFor() {
    var rising = cases.stream().sorted(by("openedOn")).toList();

    assertThat(ids(listed(""))).isEqualTo(ids(rising.reversed()));
    assertThat(ids(listed("&sort=openedOn"))).isEqualTo(ids(rising));
    assertThat(ids(listed("&sort=openedOn&openedFrom=2009-03-01&openedTo=2009-04-20")))
        .isEqualTo(
            ids(
                rising.stream()
                    .filter(each -> each.get("openedOn").asString().compareTo("2009-03-01") >= 0)
                    .filter(each -> each.get("openedOn").asString().compareTo("2009-04-20") <= 0)
                    .toList()));
    assertThat(api.get("/v1/cases?sort=subject").text("detail")).contains("-openedOn");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 7, 24})
  void pagesGoThroughAllOfItOnceInBothDirections(int limit) {
    for (var sort : List.of("openedOn", "-openedOn")) {
      var seen = new ArrayList<String>();
      var path = "/v1/cases?project=LISTS&sort=%s&limit=%d".formatted(sort, limit);
      var page = api.get(path).ok().json();
      seen.addAll(ids(page.get("items")));
      while (page.has("next")) {
        page = api.get(path + "&cursor=" + page.get("next").asString()).ok().json();
        seen.addAll(ids(page.get("items")));
      }
      assertThat(seen).isEqualTo(ids(listed("&sort=" + sort)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "type, 'SPIN_OFF,SUCCESSION'",
    "state, 'ADVISING,NEEDS_ANALYSIS'",
    "advisor, berit",
    "advisor, 'anna,berit'",
    "municipality, '2460,2401'",
    "area, advice"
  })
  void aFilterMayHaveSeveralValues(String filter, String values) {
    var wanted = List.of(values.split(","));
    var fitting =
        cases.stream().filter(each -> wanted.contains(each.path(filter).asString())).toList();

    assertThat(ids(listed("&%s=%s".formatted(filter, values))))
        .containsExactlyInAnyOrderElementsOf(ids(fitting));
    assertThat(ids(listed("&" + filter + "=" + String.join("&" + filter + "=", wanted))))
        .containsExactlyInAnyOrderElementsOf(ids(fitting));
  }

  @Test
  void aFilterThatMeansNothingIsRefusedWithWhatThereIs() {
    var refused = api.get("/v1/cases?state=NOPE");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("detail")).contains("ADVISING").doesNotContain("NOPE");
    assertThat(api.get("/v1/cases?countBy=subject").text("detail")).contains("municipality");
    assertThat(api.get("/v1/cases?advisor=" + "a,".repeat(21) + "b").status()).isEqualTo(200);
    assertThat(api.get("/v1/cases?type=ADVICE,,&type=").status()).isEqualTo(200);
    assertThat(api.get("/v1/cases?type=WAR").status()).isEqualTo(400);
    assertThat(api.post("/v1/cases/search", wanted("x".repeat(101))).status()).isEqualTo(422);
    assertThat(api.get("/v1/cases?q=kund").text("detail")).contains("no parameter q");
    var many = new StringBuilder("a0");
    for (int i = 1; i <= 21; i++) {
      many.append(",a").append(i);
    }
    assertThat(api.get("/v1/cases?advisor=" + many).status()).isEqualTo(400);
  }

  @Test
  void itIsCountedByWhatIsAskedFor() {
    var answer =
        api.get("/v1/cases?project=LISTS&limit=3&total=true&countBy=state,advisor&countBy=type")
            .ok()
            .json();

    assertThat(answer.at("/total/count").asInt()).isEqualTo(24);
    assertThat(answer.at("/total/exact").asBoolean()).isTrue();
    assertThat(answer.get("items")).hasSize(3);
    for (var field : List.of("state", "advisor", "type")) {
      var counted = new TreeMap<String, Integer>();
      cases.forEach(each -> counted.merge(each.get(field).asString(), 1, Integer::sum));
      var answered = new TreeMap<String, Integer>();
      answer
          .at("/counts/" + field)
          .forEach(each -> answered.put(each.get("value").asString(), each.get("count").asInt()));
      assertThat(answered).as(field).isEqualTo(counted);
    }
    assertThat(answer.at("/counts/type/0/label").asString()).isNotBlank();
    assertThat(api.get("/v1/cases?project=LISTS").ok().json().has("total")).isFalse();
  }

  @Test
  void itIsFoundByAnyPartOfTheClientsNameAndByItsNumberInAnyWriting() {
    var ango = cases.stream().filter(each -> cases.indexOf(each) % 2 == 0).toList();

    assertThat(ids(sought("listkund ngo"))).containsExactlyInAnyOrderElementsOf(ids(ango));
    assertThat(ids(sought("listkund nobody"))).isEmpty();
    var some = cases.get(7);
    var number = some.get("number").asString();
    assertThat(number).matches("LISTS-2009-\\d{4}");
    assertThat(ids(sought(number))).containsExactly(some.get("id").asString());
    var said = number.toLowerCase().replace("-2009-0", " 2009 ").replaceFirst(" 0+", " ");
    assertThat(ids(sought(said))).containsExactly(some.get("id").asString());
    assertThat(cases.stream().map(each -> each.get("number").asString())).doesNotHaveDuplicates();
  }

  @Test
  void anItemSaysWhoseItIsAndWhatIsNext() {
    var item =
        api.get("/v1/cases?project=LISTS&limit=1", "Accept-Language", "sv")
            .ok()
            .json()
            .at("/items/0");

    assertThat(item.get("clientName").asString()).startsWith("Listkund");
    assertThat(item.get("next")).isNotEmpty();
    assertThat(item.get("next").valueStream()).allMatch(step -> step.get("allowed").asBoolean());
    assertThat(item.has("outcomes")).isFalse();
  }

  @Test
  void whoWasMergedIsFoundUnderBothNames() {
    var gone = desk.client("Listkund som försvinner");
    var stays = desk.client("Listkund som blir kvar");
    var id = desk.openCase("ADVICE", PROJECT + "-MERGED", merged(gone));
    api.post("/v1/clients/" + gone + "/merge", "{\"into\": \"%s\"}".formatted(stays)).ok();

    await().until(() -> ids(api.all("/v1/cases?client=" + gone)).equals(List.of(id)));
    assertThat(ids(api.all("/v1/cases?client=" + stays))).containsExactly(id);
    assertThat(ids(api.found("/v1/cases", wanted("listkund som forsvinner")))).containsExactly(id);
    assertThat(
            ids(
                api.found(
                    "/v1/cases",
                    """
                    {"q": "listkund som forsvinner", "client": "%s"}"""
                        .formatted(gone))))
        .containsExactly(id);
    assertThat(ids(api.found("/v1/clients", wanted("listkund som f")))).isEmpty();
    assertThat(
            ids(
                api.found(
                    "/v1/clients",
                    """
                    {"merged": true, "q": "listkund som f"}""")))
        .containsExactly(gone);
  }

  private String merged(String client) {
    desk.project(PROJECT + "-MERGED");
    return client;
  }

  @Test
  void contactsReferralsAndActivitiesAreSortedAndCountedToo() {
    var client = desk.client("Den som träffas ofta");
    for (int i = 1; i <= 5; i++) {
      api.post(
              "/v1/contacts",
              """
              {"project": "LISTS", "client": "%s", "area": "advice", "on": "2009-0%d-01",
               "channel": "%s", "minutes": 30, "advisor": "anna"}"""
                  .formatted(client, i, i % 2 == 0 ? "VISIT" : "PHONE"))
          .ok();
    }

    var contacts =
        api.post(
                "/v1/contacts/search",
                """
                {"q": "traffas ofta", "sort": "on", "countBy": ["channel"], "total": true}""")
            .ok();
    assertThat(contacts.json().get("items").valueStream().map(item -> item.get("on").asString()))
        .hasSize(5)
        .isSorted();
    assertThat(contacts.json().at("/counts/channel")).hasSize(2);
    assertThat(contacts.json().at("/items/0/clientName").asString())
        .isEqualTo("Den som träffas ofta");
    assertThat(api.found("/v1/referrals", wanted("traffas ofta"))).isEmpty();
    assertThat(api.get("/v1/referrals?countBy=state&total=true&sort=draftedOn").status())
        .isEqualTo(200);
    assertThat(api.get("/v1/activities?countBy=kind&total=true&sort=heldOn").status())
        .isEqualTo(200);
    assertThat(api.get("/v1/activities?number=nonsense").status()).isEqualTo(400);
  }
}
