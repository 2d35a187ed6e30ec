package se.lotsen.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Passwords that people choose, and what ends when they choose another. */
@ExtendWith(OneProcess.class)
class PasswordsIT {
  private static final String ADVISOR =
      "{\"roles\": [\"ADVISOR\"], \"municipalities\": [\"2404\"]}";
  private static final String ANOTHER = "fyra gröna båtar på ängen";

  private final Standalone lotsen;
  private final Api api;

  PasswordsIT(Standalone lotsen) {
    this.lotsen = lotsen;
    this.api = new Api(lotsen.port());
  }

  private Browser signedIn(String id) {
    var browser = Browser.ofNew(api, id, ADVISOR);
    assertThat(Browser.leadsTo(browser.signIn(id, Browser.PASSWORD))).endsWith("/second-factor");
    return browser;
  }

  private int change(Browser browser, String present, String next) {
    return browser
        .postPage(
            "/password/change", "/password/change", Map.of("present", present, "password", next))
        .statusCode();
  }

  private boolean isOut(String token) {
    return api.get("/v1/cases?limit=1", "Authorization", "Bearer " + token).status() == 401;
  }

  @Test
  void somebodyChangesTheirPasswordAndIsOutEverywhereElse() {
    var browser = signedIn("ester");
    var elsewhere = new Browser(api);
    elsewhere.signIn("ester", Browser.PASSWORD);
    var token = elsewhere.token();
    var code = Browser.codeIn(elsewhere.authorize());

    assertThat(change(browser, "inte det rätta", ANOTHER)).isEqualTo(422);
    assertThat(change(browser, Browser.PASSWORD, ANOTHER)).isEqualTo(303);

    assertThat(Browser.leadsTo(elsewhere.authorize())).as("a session").endsWith("/login");
    assertThat(Browser.leadsTo(browser.authorize())).as("its own session").endsWith("/login");
    assertThat(elsewhere.tokenFor(code).body()).as("a code").contains("invalid_grant");
    await().until(() -> isOut(token));
    assertThat(Browser.leadsTo(new Browser(api).signIn("ester", Browser.PASSWORD)))
        .contains("error");
    assertThat(Browser.leadsTo(browser.signIn("ester", ANOTHER))).doesNotContain("error");
    assertThat(isOut(browser.token())).isFalse();
  }

  @Test
  void whoeverIsSwitchedOffOrSignedOutByAnAdministratorIsOutAtOnce() {
    var browser = signedIn("sixten");
    api.send("DELETE", "/v1/accounts/sixten/sessions", null).ok();
    assertThat(Browser.leadsTo(browser.authorize())).endsWith("/login");

    browser.signIn("sixten", Browser.PASSWORD);
    var token = browser.token();
    api.put("/v1/accounts/sixten/rights", "{\"roles\": [\"ADVISOR\"], \"disabled\": true}").ok();

    assertThat(Browser.leadsTo(browser.authorize())).endsWith("/login");
    await().until(() -> isOut(token));
    api.put("/v1/accounts/sixten/rights", "{\"roles\": [\"ADVISOR\"]}").ok();
    assertThat(Browser.leadsTo(browser.authorize()))
        .as("switched on again, it does not come back into the session")
        .endsWith("/login");
    assertThat(isOut(token)).isTrue();
  }

  @Test
  void nobodyWhoIsNotSignedInChangesAPassword() {
    assertThat(Browser.leadsTo(new Browser(api).get("/password/change"))).endsWith("/login");
  }

  @Test
  void whatOthersWouldGuessFirstIsRefused() {
    var browser = signedIn("gunnar");
    for (var guessed :
        new String[] {
          "kort",
          "password1234",
          "qwerty123456",
          "aaaaaaaaaaaaaaaa",
          "Lotsen2026Lotsen",
          "umeåvännäs12",
          "gunnargunnar1",
          "Sommar2026!!",
          "lösenordlösenord"
        }) {
      assertThat(change(browser, Browser.PASSWORD, guessed)).as(guessed).isEqualTo(422);
    }
  }

  @Test
  void sixtyFourCharactersOfAnyKindAreTakenAndComparedToTheLast() {
    var browser = signedIn("ake");
    var password = "Ärliga ödlor åker över ån på blå skidor; sju sjösjuka sjömän ö".repeat(2);
    var long64 = password.substring(0, 64);
    assertThat(long64.getBytes(StandardCharsets.UTF_8).length).isGreaterThan(72);

    assertThat(change(browser, Browser.PASSWORD, long64)).isEqualTo(303);

    assertThat(Browser.leadsTo(browser.signIn("ake", long64.substring(0, 63) + "x")))
        .contains("error");
    assertThat(Browser.leadsTo(browser.signIn("ake", long64))).doesNotContain("error");
  }

  @Test
  void aHashOfBeforeIsGoodAndIsReplacedByTheOneOfToday() {
    Browser.ofNew(api, "tor", ADVISOR);
    var accounts =
        lotsen.context().getBean(MongoTemplate.class).getCollection("standalone.accounts");
    accounts.updateOne(
        new Document("_id", "tor"),
        new Document(
            "$set",
            new Document(
                "state.secret",
                "{bcrypt}" + new BCryptPasswordEncoder().encode(Browser.PASSWORD))));

    assertThat(Browser.leadsTo(new Browser(api).signIn("tor", Browser.PASSWORD)))
        .doesNotContain("error");

    assertThat(accounts.find(new Document("_id", "tor")).first().toString())
        .contains("{pbkdf2")
        .doesNotContain("{bcrypt}");
    assertThat(Browser.leadsTo(new Browser(api).signIn("tor", Browser.PASSWORD)))
        .doesNotContain("error");
  }

  /** What is secret in a link is never in a request's address. */
  @Test
  void aLinkIsOpenedWithoutItsSecret() {
    var made =
        api.post(
                "/v1/accounts",
                "{\"id\": \"lova\", \"kind\": \"PERSON\", \"rights\": {\"roles\": []}}")
            .ok();
    var link = URI.create(made.text("link"));

    assertThat(link.getQuery()).isNull();
    var page = new Browser(api).get(link.getPath());
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("<html lang=\"en\"", "Choose a password", "/sign-in.js");
    var swedish = HttpRequest.newBuilder(api.uri("/password")).header("Accept-Language", "sv");
    assertThat(new Browser(api).send(swedish).body())
        .contains("<html lang=\"sv\"", "Välj lösenord");
    assertThat(new Browser(api).get("/sign-in.js").statusCode()).isEqualTo(200);
  }
}
