package se.lotsen.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.lotsen.testkit.Api.Answer;

/** Registering, changing and finding clients. */
class RegistryClientsIT extends RegistryOverHttp {
  private static final String TAKEN = "556016-0680";

  @Test
  void aClientIsRegisteredFoundAndChanged() {
    var made = made(api.post("/v1/clients", company("Vindelns Trä AB", "212000-0142", "2404")));
    var id = made.text("id");
    assertThat(made.header("Location")).isEqualTo("/v1/clients/" + id);

    var found = api.get("/v1/clients/" + id);
    assertThat(found.header("ETag")).isEqualTo("\"1\"");
    assertThat(found.text("name")).isEqualTo("Vindelns Trä AB");
    assertThat(found.text("orgNumber")).isEqualTo("212000-0142");
    assertThat(found.text("municipalityName")).isEqualTo("Vindeln");

    var moved = company("Vännäs Trä AB", "2120000142", "2460");
    var changed = api.put("/v1/clients/" + id, moved, "If-Match", "\"1\"");
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.header("ETag")).isEqualTo("\"2\"");
    assertThat(api.get("/v1/clients/" + id).text("municipalityName")).isEqualTo("Vännäs");

    var same = api.put("/v1/clients/" + id, moved);
    assertThat(same.header("ETag")).isEqualTo("\"2\"");
    assertThat(same.body().path("events")).isEmpty();

    var stale = api.put("/v1/clients/" + id, moved, "If-Match", "\"1\"");
    assertThat(stale.status()).isEqualTo(412);
    assertThat(stale.problem()).isEqualTo("stale-version");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "556016-0680",
        "5560160680",
        "556016+0680",
        "165560160680",
        "16556016-0680",
        " 556016-0680 "
      })
  void aNumberThatIsTakenIsRefusedHoweverItIsWrittenAndTheHolderIsNamed(String written) {
    var holder = holderOfTheTakenNumber();

    var again = api.post("/v1/clients", company("Another", written, "2460"));

    assertThat(again.status()).isEqualTo(409);
    assertThat(again.problem()).isEqualTo("org-number-taken");
    assertThat(again.text("detail")).contains(holder);
    assertThat(again.body().at("/errors/0/field").asString()).isEqualTo("orgNumber");
    assertThat(idsOf(search("{\"orgNumber\": \"" + TAKEN + "\"}"))).containsExactly(holder);
  }

  @Test
  void aClientCannotBeGivenTheNumberOfAnother() {
    var holder = holderOfTheTakenNumber();
    var id = registered(prospective("Snart Företagare", "2404"));

    var change = api.put("/v1/clients/" + id, company("Nu Företagare", TAKEN, "2404"));

    assertThat(change.status()).isEqualTo(409);
    assertThat(change.text("detail")).contains(holder);
    assertThat(api.get("/v1/clients/" + id).text("kind")).isEqualTo("PROSPECTIVE_ENTREPRENEUR");
  }

  /** Whichever test comes first registers it. */
  private String holderOfTheTakenNumber() {
    var holders = idsOf(search("{\"orgNumber\": \"" + TAKEN + "\"}"));
    return holders.isEmpty() ? registered(company("Ericsson", TAKEN, "2404")) : holders.getFirst();
  }

  @Test
  void theNumberOfAPersonIsFoundInEveryForm() {
    var id = registered(company("Annas Kafé", "19811218-9876", "2409"));

    for (var written : List.of("811218-9876", "198112189876", "8112189876")) {
      assertThat(idsOf(search("{\"orgNumber\": \"" + written + "\"}"))).containsExactly(id);
    }
  }

  @Test
  void aNameIsFoundByAnyPartsOfItInAnyCaseAndOrderWithOrWithoutAccents() {
    var id = registered(prospective("Åsa Öberg (Ängsmark)", "2403"));
    var other = registered(prospective("Asa Oberg", "2403"));
    var mill = registered(prospective("Älvdalens Såg & Hyvleri-Kompetenscentrumet", "2403"));

    assertThat(idsOf(search("{\"q\": \"öberg\"}"))).containsExactly(other, id);
    assertThat(idsOf(search("{\"q\": \"ÅSA\"}"))).containsExactly(other, id);
    assertThat(idsOf(search("{\"q\": \"ober asa ang\"}"))).containsExactly(id);
    assertThat(idsOf(search("{\"q\": \"(Ängs\"}"))).containsExactly(id);
    assertThat(idsOf(search("{\"q\": \"alvdalens\"}"))).containsExactly(mill);
    assertThat(idsOf(search("{\"q\": \"kompetenscentrumet hyv\"}"))).containsExactly(mill);
    assertThat(idsOf(search("{\"q\": \"berg\", \"municipality\": [\"2403\"]}")))
        .containsExactly(other, id);
    assertThat(idsOf(search("{\"q\": \"skompet\"}"))).as("across words").isEmpty();
    assertThat(idsOf(search("{\"q\": \"&\"}"))).as("no word at all").isEmpty();
    assertThat(idsOf(search("{\"q\": \"öberg\", \"municipality\": [\"2404\"]}"))).isEmpty();
    assertThat(idsOf(search("{\"q\": \"öberg\", \"municipality\": [\"2403\"]}")))
        .containsExactly(other, id);
  }

  @Test
  void whoIsRenamedIsFoundByTheNewNameOnly() {
    var id = registered(prospective("Quintus Före", "2403"));
    api.put("/v1/clients/" + id, prospective("Xerxes Efter", "2404"));

    assertThat(idsOf(search("{\"q\": \"quintus\"}"))).isEmpty();
    assertThat(idsOf(search("{\"q\": \"xerxes\", \"municipality\": [\"2404\"]}")))
        .containsExactly(id);
    assertThat(
            api.post(
                    "/v1/clients/candidates",
                    "{\"name\": \"Xerxes Eftre\", \"municipality\": \"2404\"}")
                .body())
        .hasSize(1);
    assertThat(
            api.post(
                    "/v1/clients/candidates",
                    "{\"name\": \"Xerxes Eftre\", \"municipality\": \"2403\"}")
                .body())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"Kalle Karlsson, Kalle Carlsson", "Nordmalings Bygg HB, Nordmaling Bygg"})
  void whoIsWrittenAlmostAlikeIsACandidate(String there, String wanted) {
    var id = registered(prospective(there, "2409"));

    var candidates =
        api.post(
            "/v1/clients/candidates",
            "{\"municipality\": \"2409\", \"name\": \"%s\"}".formatted(wanted));

    assertThat(candidates.body().path(0).at("/client/id").asString()).isEqualTo(id);
  }

  @Test
  void pagesGoThroughAllClientsOfAMunicipalityOnce() {
    var made =
        IntStream.rangeClosed(1, 120)
            .mapToObj(i -> registered(prospective("Bläddring " + i, "2401")))
            .toList();
    registered(prospective("Bläddring på annat håll", "2480"));

    var sizes = new ArrayList<Integer>();
    var seen = new ArrayList<String>();
    String cursor = "";
    do {
      var page =
          search(
              "{\"municipality\": [\"2401\"], \"q\": \"bläddring\", \"limit\": 50%s}"
                  .formatted(cursor));
      sizes.add(page.body().path("items").size());
      seen.addAll(idsOf(page));
      cursor =
          page.text("next").isEmpty() ? "" : ", \"cursor\": \"%s\"".formatted(page.text("next"));
    } while (!cursor.isEmpty() && sizes.size() < 10);

    assertThat(sizes).containsExactly(50, 50, 20);
    assertThat(seen).doesNotHaveDuplicates();
    assertThat(new HashSet<>(seen)).isEqualTo(new HashSet<>(made));
  }

  @Test
  void aPageThatEndsWithTheLastClientHasNoNext() {
    var ids =
        IntStream.rangeClosed(1, 4)
            .mapToObj(i -> registered(prospective("Jämnt " + i, "2460")))
            .toList();

    var whole = search("{\"q\": \"jämnt\", \"limit\": 4}");

    assertThat(idsOf(whole)).isEqualTo(ids);
    assertThat(whole.body().has("next")).isFalse();
  }

  /** The list is in the order of names: what says where its page ended says no name. */
  @Test
  void theCursorOfAListSaysWhoItEndedWithAndNotWhatTheyAreCalled() {
    var ids =
        IntStream.rangeClosed(1, 3).mapToObj(i -> registered(association("Markör " + i))).toList();
    var first = api.get("/v1/clients?municipality=2480&kind=ASSOCIATION&limit=1");
    var cursor = first.text("next");

    assertThat(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8))
        .isEqualTo("after:" + ids.getFirst() + "|1");
    var next = "/v1/clients?municipality=2480&kind=ASSOCIATION&cursor=" + cursor;
    assertThat(idsOf(api.get(next))).isEqualTo(ids.subList(1, 3));

    api.put("/v1/clients/" + ids.getFirst(), association("Östmarkör"));
    assertThat(api.get(next).status()).isEqualTo(400);
    assertThat(api.get(next).text("detail")).contains("begin again");
  }

  private static String association(String name) {
    return prospective(name, "2480").replace("PROSPECTIVE_ENTREPRENEUR", "ASSOCIATION");
  }

  /** What others log is the address (ASVS V14.2.1). */
  @ParameterizedTest
  @ValueSource(strings = {"?q=anna", "?orgNumber=556016-0680", "/candidates?name=Anna"})
  void aNameOrNumberIsTakenInNoAddress(String query) {
    var answer = api.get("/v1/clients" + query);

    assertThat(answer.status()).isIn(400, 404, 405);
    assertThat(answer.body().toString()).doesNotContain("556016-0680", "Anna");
  }

  private static List<String> idsOf(Answer page) {
    assertThat(page.status()).as("%s", page).isEqualTo(200);
    return StreamSupport.stream(page.body().path("items").spliterator(), false)
        .map(item -> item.path("id").asString())
        .toList();
  }
}
