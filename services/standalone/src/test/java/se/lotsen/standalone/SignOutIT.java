package se.lotsen.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What is taken back, and the cookies of signing in. */
@ExtendWith(OneProcess.class)
class SignOutIT {
  private static final String ADVISOR =
      "{\"roles\": [\"ADVISOR\"], \"municipalities\": [\"2404\"]}";

  private final Api api;

  SignOutIT(Standalone lotsen) {
    this.api = new Api(lotsen.port());
  }

  private Browser signedIn(String id) {
    var browser = Browser.ofNew(api, id, ADVISOR);
    browser.signIn(id, Browser.PASSWORD);
    return browser;
  }

  private boolean isOut(String token) {
    return api.get("/v1/cases?limit=1", "Authorization", "Bearer " + token).status() == 401;
  }

  @Test
  void aCodeThatComesASecondTimeTakesBackWhatItGave() {
    var browser = signedIn("klara");
    var code = Browser.codeIn(browser.authorize());
    var token = new Api.Answer(browser.tokenFor(code)).ok().text("access_token");

    assertThat(browser.tokenFor(code).body()).contains("invalid_grant");

    await().until(() -> isOut(token));
    assertThat(isOut(browser.token())).isFalse();
  }

  @Test
  void signingInGivesASessionOfAnotherName() {
    var browser = Browser.ofNew(api, "selma", ADVISOR);
    var before = session(browser.authorize());
    var after = session(browser.signIn("selma", Browser.PASSWORD));

    assertThat(before).startsWith("JSESSIONID=");
    assertThat(after).startsWith("JSESSIONID=").isNotEqualTo(before);
  }

  private static String session(HttpResponse<String> answer) {
    return answer.headers().allValues("Set-Cookie").stream()
        .filter(cookie -> cookie.startsWith("JSESSIONID="))
        .map(cookie -> cookie.replaceAll(";.*", ""))
        .findFirst()
        .orElse("none");
  }

  @Test
  void signingOutTakesBackWhatWasGiven() {
    var browser = signedIn("malte");
    var token = browser.token();

    browser.postPage("/login", "/logout", Map.of());

    assertThat(Browser.leadsTo(browser.authorize())).endsWith("/login");
    await().until(() -> isOut(token));
  }

  /** Whatever signs somebody out, what they listen to ends within a minute. */
  @Test
  void whoIsSignedOutHearsNoMore() {
    var ways =
        Map.<String, Consumer<Browser>>of(
            "lyssna-ut", browser -> browser.postPage("/login", "/logout", Map.of()),
            "lyssna-av",
                browser ->
                    api.put(
                            "/v1/accounts/lyssna-av/rights",
                            "{\"roles\": [\"SUPERVISOR\"], \"disabled\": true}")
                        .ok(),
            "lyssna-ny", browser -> api.post("/v1/accounts/lyssna-ny/credentials", null).ok(),
            "lyssna-byt",
                browser ->
                    browser.postPage(
                        "/password/change",
                        "/password/change",
                        Map.of("present", Browser.PASSWORD, "password", "fyra gröna båtar i vik")),
            "lyssna-slut",
                browser -> api.send("DELETE", "/v1/accounts/lyssna-slut/sessions", null).ok());
    try (var goesOn = listening("lyssna-kvar", browser -> {})) {
      var streams = ways.entrySet().stream().map(way -> listening(way.getKey(), way.getValue()));
      for (var stream : streams.toList()) {
        try (stream) {
          await().atMost(Duration.ofMinutes(1)).until(stream::isOver);
        }
      }
      assertThat(goesOn.isOver()).isFalse();
    }
  }

  private Sse listening(String id, Consumer<Browser> signingOut) {
    var browser = Browser.ofNew(api, id, "{\"roles\": [\"SUPERVISOR\"], \"projects\": [\"4K\"]}");
    browser.signIn(id, Browser.PASSWORD);
    var stream =
        Sse.listen(api, "/v1/feeds/projects/4K/changes", null, "Bearer " + browser.token());
    signingOut.accept(browser);
    return stream;
  }

  /** RFC 7009: a machine takes back a token of its own. */
  @Test
  void aMachineTakesBackItsToken() {
    var secret =
        api.post(
                "/v1/accounts",
                """
                {"id": "aterkallare", "kind": "MACHINE",
                 "rights": {"roles": ["FUNDER"], "funder": "lansstyrelsen"}}""")
            .ok()
            .text("secret");
    var token = asMachine(secret, "/oauth2/token", "grant_type=client_credentials");

    asMachine(secret, "/oauth2/revoke", "token=" + token.text("access_token"));

    await()
        .until(
            () ->
                api.get(
                            "/v1/feeds/projects/4K/values",
                            "Authorization",
                            "Bearer " + token.text("access_token"))
                        .status()
                    == 401);
  }

  private Api.Answer asMachine(String secret, String path, String form) {
    return new Api.Answer(
            new Browser(api)
                .send(
                    HttpRequest.newBuilder(api.uri(path))
                        .header(
                            "Authorization",
                            "Basic "
                                + Base64.getEncoder()
                                    .encodeToString(
                                        ("aterkallare:" + secret).getBytes(StandardCharsets.UTF_8)))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))))
        .ok();
  }

  @Test
  void whereItIsReachedByHttpsItsCookiesGoByThatAloneAndStayWithThisHost(@TempDir Path data) {
    try (var lotsen =
        Standalone.start(
            List.of(TokensOfTests.class),
            "--server.port=" + Ports.free(),
            "--lotsen.security.issuer=",
            "--lotsen.sign-in.address=https://lotsen.example",
            "--lotsen.standalone.data=" + data)) {
      var https = new Api(lotsen.port());
      var page = new Browser(https).get("/second-factor");
      var login = new Browser(https).get("/login");

      var session = page.headers().allValues("Set-Cookie");
      assertThat(session)
          .anySatisfy(
              cookie ->
                  assertThat(cookie)
                      .startsWith("__Host-session=")
                      .contains("Path=/;", "Secure", "HttpOnly", "SameSite=Lax"));
      assertThat(login.headers().allValues("Set-Cookie"))
          .anySatisfy(
              cookie ->
                  assertThat(cookie)
                      .matches(Pattern.compile("__Host-XSRF-TOKEN=[A-Za-z0-9_-]{43};.*"))
                      .contains("Path=/;", "Secure", "HttpOnly", "SameSite=Lax"));
      assertThat(session).noneMatch(cookie -> cookie.startsWith("JSESSIONID"));
    }
  }
}
