package se.lotsen.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.lotsen.testkit.TestIssuer;
import tools.jackson.databind.JsonNode;

/** Where people are signed in: they see it, and end it. */
@ExtendWith(OneProcess.class)
class OwnSessionsIT {
  private static final String ADVISOR =
      "{\"roles\": [\"ADVISOR\"], \"municipalities\": [\"2404\"]}";
  private static final String PATH = "/v1/me/sessions";
  private static final Pattern NAMED = Pattern.compile("name=\"session\" value=\"([^\"]+)\"");

  private final Api api;

  OwnSessionsIT(Standalone lotsen) {
    this.api = new Api(lotsen.port());
  }

  private Browser signedIn(String id) {
    var browser = Browser.ofNew(api, id, ADVISOR);
    browser.signIn(id, Browser.PASSWORD);
    return browser;
  }

  private Browser elsewhere(String id) {
    var browser = new Browser(api);
    browser.signIn(id, Browser.PASSWORD);
    return browser;
  }

  private static String[] bearer(String token) {
    return new String[] {"Authorization", "Bearer " + token};
  }

  private JsonNode sessions(String token) {
    return api.get(PATH, bearer(token)).ok().json().get("sessions");
  }

  private int end(String path, String token) {
    return api.send("DELETE", PATH + path, null, bearer(token)).status();
  }

  private boolean isOut(String token) {
    return api.get("/v1/cases?limit=1", bearer(token)).status() == 401;
  }

  private static JsonNode only(JsonNode sessions, boolean current) {
    return sessions
        .valueStream()
        .filter(each -> each.get("current").asBoolean() == current)
        .reduce(
            (one, other) -> {
              throw new AssertionError(sessions.toString());
            })
        .orElseThrow();
  }

  @Test
  void somebodySeesWhereTheyAreSignedInAndNobodyElsesSessions() {
    var before = Instant.now().minusSeconds(1);
    var browser = signedIn("sanna");
    signedIn("sigrid");
    browser.send(
        HttpRequest.newBuilder(api.uri("/second-factor")).header("User-Agent", "Firefox/150"));
    var phone = new Browser(api);
    phone.signIn("sanna", Browser.PASSWORD);

    var seen = sessions(phone.token());

    assertThat(seen.size()).as(seen.toString()).isEqualTo(2);
    var here = only(seen, true);
    assertThat(Instant.parse(here.get("began").asString())).isBetween(before, Instant.now());
    assertThat(Instant.parse(here.get("lastSeen").asString()))
        .isBetween(Instant.parse(here.get("began").asString()), Instant.now());
    assertThat(here.get("network").asString()).isEqualTo("THIS_MACHINE");
    assertThat(here.get("userAgent").asString()).startsWith("Java-http-client");
    assertThat(here.get("methods").toString()).isEqualTo("[\"pwd\"]");
    assertThat(seen.toString()).doesNotContain(phone.session(), browser.session());
  }

  @Test
  void somebodyEndsOneAndAllThatCameOfItEnds() {
    var browser = signedIn("sune");
    var phone = elsewhere("sune");
    var token = browser.token();
    var lost = phone.token();
    var code = Browser.codeIn(phone.authorize());

    assertThat(end("/" + only(sessions(token), false).get("id").asString(), token)).isEqualTo(204);

    assertThat(Browser.leadsTo(phone.authorize())).endsWith("/login");
    assertThat(phone.tokenFor(code).body()).as("a code").contains("invalid_grant");
    await().until(() -> isOut(lost));
    assertThat(isOut(token)).isFalse();
    assertThat(sessions(token).size()).isEqualTo(1);
  }

  @Test
  void somebodyEndsAllOthersAtOnceAndThenThisOne() {
    var browser = signedIn("stina");
    var token = browser.token();
    var lost = elsewhere("stina").token();
    var lostToo = elsewhere("stina").token();

    assertThat(end("", token)).isEqualTo(204);

    await().until(() -> isOut(lost) && isOut(lostToo));
    var left = sessions(token);
    assertThat(left.size()).isEqualTo(1);
    assertThat(end("/" + only(left, true).get("id").asString(), token)).isEqualTo(204);
    await().until(() -> isOut(token));
    assertThat(Browser.leadsTo(browser.authorize())).endsWith("/login");
  }

  @Test
  void nobodyEndsAnothersSession() {
    var mine = signedIn("svea").token();
    var theirs = signedIn("sylve").token();
    var id = only(sessions(theirs), true).get("id").asString();

    assertThat(end("/" + id, mine)).isEqualTo(404);

    assertThat(isOut(theirs)).isFalse();
  }

  /** A computer that was left open does not sign its owner out elsewhere. */
  @Test
  void whoSignedInLongAgoIsAskedToDoSoAnew() {
    signedIn("sverker");
    for (var signedIn : new Long[] {null, Instant.now().minusSeconds(660).getEpochSecond()}) {
      var token =
          TestIssuer.here()
              .token(
                  "sverker",
                  claims -> signedIn == null ? claims : claims.claim("auth_time", signedIn));
      assertThat(sessions(token).size()).isEqualTo(1);
      var refused = api.send("DELETE", PATH, null, bearer(token));
      assertThat(refused.status()).isEqualTo(403);
      assertThat(refused.body()).contains("sign-in-again");
      var other = only(sessions(token), false).get("id").asString();
      assertThat(end("/" + other, token)).isEqualTo(403);
    }
  }

  @Test
  void nobodyIsToldWithoutBeingSignedIn() {
    assertThat(api.get(PATH, "Authorization", "").status()).isEqualTo(401);
    assertThat(Browser.leadsTo(new Browser(api).get("/sessions"))).endsWith("/login");
  }

  @Test
  void theSameOnAPage() {
    var browser = signedIn("saga");
    var phone = elsewhere("saga");
    var third = elsewhere("saga");
    var page = browser.get("/sessions").body();
    assertThat(NAMED.matcher(page).results()).hasSize(2);

    var named = NAMED.matcher(page);
    assertThat(named.find()).isTrue();
    assertThat(
            browser
                .postPage("/sessions", "/sessions/end", Map.of("session", named.group(1)))
                .statusCode())
        .isEqualTo(303);
    assertThat(NAMED.matcher(browser.get("/sessions").body()).results()).hasSize(1);
    browser.postPage("/sessions", "/sessions/end-others", Map.of());

    assertThat(Browser.leadsTo(phone.authorize())).endsWith("/login");
    assertThat(Browser.leadsTo(third.authorize())).endsWith("/login");
    assertThat(browser.get("/sessions").statusCode()).isEqualTo(200);
  }

  /** What is said in a browser's name is shown as it is, and is nothing more. */
  @Test
  void aBrowserMayCallItselfAnything() {
    var browser = signedIn("stellan");
    var odd = new Browser(api);
    var token = "<script>alert(1)</script>" + "x".repeat(300);
    odd.send(
        HttpRequest.newBuilder(api.uri("/login"))
            .header("User-Agent", token)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "username=stellan&password=%s&_csrf=%s"
                        .formatted(Browser.PASSWORD.replace(" ", "+"), odd.csrf("/login")))));

    assertThat(browser.get("/sessions").body())
        .contains("&lt;script&gt;", "x".repeat(100))
        .doesNotContain("<script>alert", "x".repeat(161));
  }
}
