package se.lotsen.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The portal as a client of our own issuer: refresh tokens, and what ends them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PortalIT {
  private static final String ADVISOR =
      "{\"roles\": [\"ADVISOR\"], \"municipalities\": [\"2404\"]}";
  private static final String REDIRECT = "https://portal.example/signed-in";
  private static final String SECRET = "a-secret-of-the-portal-that-is-long-enough";
  private static final String VERIFIER = "a-verifier-that-is-long-enough-to-be-one-0123456789";

  @TempDir private static Path folder;

  private Standalone lotsen;
  private Api api;

  @BeforeAll
  void begin() throws IOException {
    var secret = Files.writeString(folder.resolve("secret"), SECRET + "\n");
    lotsen =
        Standalone.start(
            List.of(TokensOfTests.class),
            "--server.port=" + Ports.free(),
            "--lotsen.security.issuer=",
            "--lotsen.sign-in.portal.redirect-uri=" + REDIRECT,
            "--lotsen.sign-in.portal.secret-file=" + secret,
            "--lotsen.standalone.data=" + folder.resolve("data"));
    api = new Api(lotsen.port());
  }

  @AfterAll
  void end() {
    lotsen.close();
  }

  private Browser signedIn(String id) {
    var browser = Browser.ofNew(api, id, ADVISOR);
    browser.signIn(id, Browser.PASSWORD);
    return browser;
  }

  private Api.Answer ask(String secret, String form) {
    return new Api.Answer(
        new Browser(api)
            .send(
                HttpRequest.newBuilder(api.uri("/oauth2/token"))
                    .header(
                        "Authorization",
                        "Basic "
                            + Base64.getEncoder()
                                .encodeToString(
                                    ("lotsen-portal:" + secret).getBytes(StandardCharsets.UTF_8)))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(form))));
  }

  private Api.Answer refresh(String token) {
    return ask(SECRET, "grant_type=refresh_token&refresh_token=" + token);
  }

  private Api.Answer tokens(Browser browser) {
    var asked =
        browser.get(
            "/oauth2/authorize?response_type=code&client_id=lotsen-portal&scope=openid&redirect_uri="
                + REDIRECT
                + Browser.challengeOf(VERIFIER));
    assertThat(Browser.leadsTo(asked)).contains("/consent?");
    var code = Browser.codeIn(browser.answer("lotsen-portal", asked, "&scope=openid"));
    return ask(
            SECRET,
            "grant_type=authorization_code&code=%s&redirect_uri=%s&code_verifier=%s"
                .formatted(code, REDIRECT, VERIFIER))
        .ok();
  }

  private boolean isOut(String token) {
    return api.get("/v1/cases?limit=1", "Authorization", "Bearer " + token).status() == 401;
  }

  @Test
  void aRefreshTokenIsGoodOnceAndOnlyForThePortal() {
    var first = tokens(signedIn("petronella"));

    assertThat(
            ask(
                    "x".repeat(40),
                    "grant_type=refresh_token&refresh_token=" + first.text("refresh_token"))
                .status())
        .isEqualTo(401);
    var second = refresh(first.text("refresh_token")).ok();

    assertThat(second.text("refresh_token")).isNotEqualTo(first.text("refresh_token"));
    assertThat(isOut(second.text("access_token"))).isFalse();
    assertThat(refresh(second.text("refresh_token")).status()).isEqualTo(200);
  }

  /** Somebody has copied it: neither they nor the portal goes on with what came of it. */
  @Test
  void oneThatComesASecondTimeEndsAllThatCameOfIt() {
    var first = tokens(signedIn("paulina"));
    var second = refresh(first.text("refresh_token")).ok();

    var again = refresh(first.text("refresh_token"));

    assertThat(again.status()).isEqualTo(400);
    assertThat(again.body()).contains("invalid_grant");
    assertThat(refresh(second.text("refresh_token")).body()).contains("invalid_grant");
    await().until(() -> isOut(second.text("access_token")) && isOut(first.text("access_token")));
  }

  @Test
  void itEndsWithWhatSignsSomebodyOut() {
    var out = signedIn("pernilla");
    var first = tokens(out);
    out.postPage("/login", "/logout", Map.of());
    assertThat(refresh(first.text("refresh_token")).body()).as("signed out").contains("invalid");

    var off = tokens(signedIn("pontus"));
    api.put("/v1/accounts/pontus/rights", "{\"roles\": [\"ADVISOR\"], \"disabled\": true}").ok();
    assertThat(refresh(off.text("refresh_token")).body()).as("switched off").contains("invalid");

    var anew = tokens(signedIn("pia"));
    api.post("/v1/accounts/pia/credentials", null).ok();
    assertThat(refresh(anew.text("refresh_token")).body()).as("credentials").contains("invalid");

    var browser = signedIn("pelle");
    var ended = tokens(browser);
    var elsewhere = new Browser(api);
    elsewhere.signIn("pelle", Browser.PASSWORD);
    elsewhere.postPage("/sessions", "/sessions/end-others", Map.of());
    assertThat(refresh(ended.text("refresh_token")).body()).as("ended").contains("invalid_grant");
  }

  @Test
  void theCommandLineGetsNone() {
    var browser = signedIn("pehr");
    assertThat(browser.tokenFor(Browser.codeIn(browser.authorize())).body())
        .contains("access_token")
        .doesNotContain("refresh_token");
  }
}
