package se.lotsen.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import se.lotsen.kit.Days;
import se.lotsen.testkit.TestIssuer;

/** Standing in for a colleague, and reading in an emergency: what it opens, and what it leaves. */
@ExtendWith(OneProcess.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MandatesIT {
  private final Api api;
  private final World annas;
  private final World elsewhere;
  private final String theCase;
  private final String theContact;

  MandatesIT(Standalone lotsen) {
    this.api = new Api(lotsen.port());
    this.annas = World.make(api, "MAND-A", "2460");
    this.elsewhere = World.make(api, "MAND-B", "2404");
    this.theCase = "/v1/cases/" + annas.names().get("cases.id");
    this.theContact = "/v1/contacts/" + annas.names().get("contacts.id");
  }

  private static String[] advisor(String who, World world, String... more) {
    return signedIn(who, "advisor", world, more);
  }

  private static String[] signedIn(String who, String role, World world, String... more) {
    var token =
        TestIssuer.here()
            .token(
                who,
                claims ->
                    claims
                        .claim("roles", List.of(role))
                        .claim("municipalities", List.of(world.municipality()))
                        .claim("projects", List.of(world.project())));
    var headers = new String[more.length + 2];
    headers[0] = "Authorization";
    headers[1] = "Bearer " + token;
    System.arraycopy(more, 0, headers, 2, more.length);
    return headers;
  }

  private static String standIn(String to, LocalDate lastDay) {
    return "{\"to\": \"%s\", \"lastDay\": \"%s\", \"reason\": \"Semester\"}".formatted(to, lastDay);
  }

  private String give(String from, String to) {
    var today = LocalDate.now(Days.ZONE);
    return api.post("/v1/mandates", standIn(to, today.plusDays(9)), advisor(from, annas))
        .ok()
        .text("id");
  }

  private String take(String who) {
    return api.post(
            "/v1/mandates/exceptional",
            "{\"municipality\": \"%s\", \"reason\": \"Ägaren ringde\"}"
                .formatted(annas.municipality()),
            advisor(who, elsewhere))
        .ok()
        .text("id");
  }

  @Test
  void whoStandsInWorksInTheOthersPlaceAndTheJournalSaysSo() {
    var mandate = give("anna.m", "berit.m");
    var alone = advisor("berit.m", elsewhere);
    var standingIn = advisor("berit.m", elsewhere, "Lotsen-Mandate", mandate);

    assertThat(api.get(theCase, alone).status()).isEqualTo(404);
    assertThat(api.get(theCase, standingIn).status()).isEqualTo(200);
    assertThat(api.get("/v1/cases", standingIn).ok().body())
        .contains(annas.names().get("cases.id"))
        .doesNotContain(elsewhere.names().get("cases.id"));

    api.post(theCase + "/sessions", World.SESSION, standingIn).ok();
    var entry = last(api.get(theCase + "/journal", standingIn).ok());
    assertThat(entry.by()).isEqualTo("berit.m");
    assertThat(entry.onBehalfOf()).isEqualTo("anna.m");
    assertThat(entry.mandate()).isEqualTo(mandate);
  }

  private record Entry(String by, String onBehalfOf, String mandate) {}

  private static Entry last(Api.Answer journal) {
    var items = journal.json().get("items");
    var entry = items.get(items.size() - 1);
    return new Entry(
        entry.path("by").asString(""),
        entry.path("onBehalfOf").asString(""),
        entry.path("mandate").asString(""));
  }

  @Test
  void aMandateIsGoodForItsHolderOnlyAndNotOnceItIsOver() {
    var mandate = give("anna.n", "berit.n");

    var someoneElse = advisor("cecilia.n", elsewhere, "Lotsen-Mandate", mandate);
    assertThat(api.get(theCase, someoneElse).status()).isEqualTo(403);
    assertThat(api.get(theCase, someoneElse).body()).contains("mandate-not-in-force");
    assertThat(api.get("/v1/mandates/" + mandate, advisor("cecilia.n", elsewhere)).status())
        .isEqualTo(404);

    var holder = advisor("berit.n", elsewhere, "Lotsen-Mandate", mandate);
    api.get(theCase, holder).ok();
    api.post("/v1/mandates/" + mandate + "/retraction", "{}", advisor("anna.n", annas)).ok();
    assertThat(api.get(theCase, holder).status()).isEqualTo(403);
    for (var nonsense : List.of("none", "00000000-0000-0000-0000-000000000000")) {
      assertThat(
              api.get(theCase, advisor("berit.n", elsewhere, "Lotsen-Mandate", nonsense)).status())
          .isEqualTo(403);
    }
  }

  @Test
  void whatWasPassedOnIsNotPassedOnAgain() {
    var mandate = give("anna.o", "berit.o");
    var standingIn = advisor("berit.o", elsewhere, "Lotsen-Mandate", mandate);

    var again = standIn("cecilia.o", LocalDate.now(Days.ZONE));
    assertThat(api.post("/v1/mandates", again, standingIn).body())
        .contains("mandate-not-passed-on");
    assertThat(
            api.post(
                    "/v1/mandates/exceptional",
                    "{\"municipality\": \"2480\", \"reason\": \"Akut\"}",
                    standingIn)
                .status())
        .isEqualTo(409);
    var tooLong = standIn("berit.o", LocalDate.now(Days.ZONE).plusDays(93));
    assertThat(api.post("/v1/mandates", tooLong, advisor("anna.o", annas)).body())
        .contains("mandate-too-long");
  }

  @Test
  void whoCannotBeStoodInForCannotStandIn() {
    var mandate = give("anna.s", "pia.s");
    for (var role : List.of("partner", "funder", "administrator")) {
      var other = signedIn("pia.s", role, elsewhere, "Lotsen-Mandate", mandate);
      assertThat(api.get(theCase, other).body()).as(role).contains("mandate-not-in-force");
    }
  }

  /** What would fail when it is used is refused when it is given. */
  @Test
  void whoseAccountCannotStandInIsNotGivenAMandate() {
    api.post(
            "/v1/accounts",
            """
            {"id": "pia.partner", "kind": "PERSON",
             "rights": {"roles": ["PARTNER"], "partner": "PMAND"}}""")
        .ok();

    var refused =
        api.post(
            "/v1/mandates",
            standIn("pia.partner", LocalDate.now(Days.ZONE)),
            advisor("anna.v", annas));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body()).contains("cannot-stand-in").contains("\"field\":\"to\"");
  }

  /** Else a supervisor would have a stand-in look into what they took themselves. */
  @Test
  void whoStandsInReviewsAndEndsNothing() {
    var exceptional = take("siv.t");
    var supervisor = signedIn("siv.t", "supervisor", annas);
    var cover =
        api.post("/v1/mandates", standIn("berit.t", LocalDate.now(Days.ZONE)), supervisor)
            .ok()
            .text("id");
    var standingIn = advisor("berit.t", elsewhere, "Lotsen-Mandate", cover);

    var review = "/v1/mandates/" + exceptional + "/review";
    assertThat(api.post(review, "{\"finding\": \"Bra\"}", standingIn).body())
        .contains("mandate-not-passed-on");
    assertThat(api.post(review, "{\"finding\": \"Bra\"}", supervisor).body())
        .contains("own-exceptional-access");
    var end = "/v1/mandates/" + exceptional + "/retraction";
    assertThat(api.post(end, "{}", standingIn).status()).isEqualTo(409);
    assertThat(api.get("/v1/mandates?account=siv.t", supervisor).ok().body())
        .contains(exceptional, cover);
  }

  @Test
  void exceptionalAccessReadsAndIsWrittenDownAndLookedInto() {
    var mandate = take("doris.p");
    var reading = advisor("doris.p", elsewhere, "Lotsen-Mandate", mandate);

    assertThat(api.get(theCase, advisor("doris.p", elsewhere)).status()).isEqualTo(404);
    api.get(theCase, reading).ok();
    api.get("/v1/clients/" + annas.client(), reading).ok();
    assertThat(api.post(theCase + "/sessions", World.SESSION, reading).status()).isEqualTo(403);
    api.get("/v1/cases?municipality=2460&state=ADVISING&limit=5", reading).ok();
    api.post("/v1/clients/search", "{\"q\": \"Kund\"}", reading).ok();

    var reads = api.get("/v1/privacy/reads").ok().json().get("items");
    assertThat(
            reads.valueStream().filter(read -> read.path("mandate").asString("").equals(mandate)))
        .as("%s", reads)
        .extracting(read -> read.get("what").asString())
        .as("the names in the list of cases are asked for, too")
        .containsExactly(
            "clients.read", "clients.read", "cases.read", "clients.read", "cases.read");

    var supervisor = signedIn("siv.p", "supervisor", annas);
    var looked = api.get("/v1/mandates/" + mandate + "/reads", supervisor).ok().json();
    assertThat(looked.at("/total/count").asInt()).isEqualTo(5);
    assertThat(looked.at("/items/0/filter").toString()).isEqualTo("[\"search\"]");
    assertThat(looked.at("/items/1/filter/0").asString()).startsWith("id=");
    assertThat(looked.at("/items/2/filter").toString())
        .isEqualTo("[\"municipality=2460\",\"state=ADVISING\"]");
    assertThat(looked.at("/items/3/about/0").asString()).isEqualTo(annas.client());
    assertThat(looked.toString()).as("no word that was looked for").doesNotContain("Kund");
    var outsider = signedIn("stig.p", "supervisor", elsewhere);
    assertThat(api.get("/v1/mandates/" + mandate + "/reads", outsider).status()).isEqualTo(404);
    var other = signedIn("stig.p", "supervisor", elsewhere);
    var waiting = "/v1/mandates?unreviewed=true";
    assertThat(api.get(waiting, supervisor).ok().body()).contains(mandate, "Ägaren ringde");
    assertThat(api.get(waiting, other).ok().body()).doesNotContain(mandate);
    var review = "/v1/mandates/" + mandate + "/review";
    var finding = "{\"finding\": \"I sin ordning\"}";
    assertThat(api.post(review, finding, advisor("doris.p", elsewhere)).status()).isEqualTo(403);
    api.post(review, finding, supervisor).ok();
    assertThat(api.get(waiting, supervisor).ok().body()).doesNotContain(mandate);
  }

  @Test
  void secretNotesAreForTheirAdvisorAndSupervisors() {
    var secret =
        annas
            .contact()
            .replace("\"anna\"", "\"anna.q\", \"secret\": true, \"notes\": \"Förtroligt\"");
    var id = api.post("/v1/contacts", secret, advisor("anna.q", annas)).ok().text("id");
    var path = "/v1/contacts/" + id;

    for (var reader : List.of(advisor("anna.q", annas), signedIn("siv.q", "supervisor", annas))) {
      assertThat(api.get(path, reader).ok().body()).contains("Förtroligt");
    }
    var colleague = advisor("berit.q", annas);
    assertThat(api.get(path, colleague).ok().body())
        .contains("\"secret\":true")
        .doesNotContain("Förtroligt");
    assertThat(api.get("/v1/contacts?limit=200", colleague).ok().body())
        .contains(id)
        .doesNotContain("Förtroligt");
    assertThat(api.put(path, annas.contact(), colleague).body()).contains("notes.secret");
    assertThat(api.post(path + "/retraction", "{}", colleague).body()).contains("notes.secret");
    var longer = secret.replace(", \"secret\": true", "").replace("60", "75");
    api.put(path, longer, advisor("anna.q", annas)).ok();
    assertThat(api.get(path, colleague).ok().body())
        .as("a correction that does not say so leaves it secret")
        .contains("\"secret\":true", "75")
        .doesNotContain("Förtroligt");
    var standingIn = advisor("berit.q", elsewhere, "Lotsen-Mandate", give("anna.q", "berit.q"));
    assertThat(api.get(path, standingIn).ok().body()).contains("Förtroligt");
    assertThat(api.get(theContact, colleague).ok().body()).contains("\"secret\":false");
  }
}
