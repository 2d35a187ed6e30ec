package se.lotsen.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** People are asked before a program gets a token for them. */
@ExtendWith(OneProcess.class)
class ConsentIT {
  private static final String ADVISOR =
      "{\"roles\": [\"ADVISOR\"], \"municipalities\": [\"2404\"]}";

  private final Api api;

  ConsentIT(Standalone lotsen) {
    this.api = new Api(lotsen.port());
  }

  private Browser signedIn(String id) {
    var browser = Browser.ofNew(api, id, ADVISOR);
    browser.signIn(id, Browser.PASSWORD);
    return browser;
  }

  private static String asked(HttpResponse<String> answer) {
    var where = URI.create(Browser.leadsTo(answer));
    assertThat(where.getPath()).as(where.toString()).isEqualTo("/consent");
    return where.getRawPath() + "?" + where.getRawQuery();
  }

  @Test
  void whoIsSignedInIsAskedEachTimeAndToldWhat() {
    var browser = signedIn("cilla");

    for (int i = 0; i < 2; i++) {
      var question = browser.ask();
      var page = browser.get(asked(question));
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body()).contains("lotsen-cli", "cilla", "http://127.0.0.1", "in your name");
      assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
          .as("browsers hold it against where the answer leads, too")
          .contains("form-action 'self' http://127.0.0.1", "frame-ancestors 'none'");
      assertThat(Browser.leadsTo(browser.answer(question, "&scope=openid"))).contains("code=");
    }
  }

  @Test
  void whoSaysNoGivesNothingAndTheQuestionIsClosed() {
    var browser = signedIn("calle");
    var question = browser.ask();

    assertThat(Browser.leadsTo(browser.answer(question, "")))
        .startsWith("http://127.0.0.1/signed-in?error=access_denied");

    assertThat(Browser.leadsTo(browser.answer(question, "&scope=openid"))).doesNotContain("code=");
    assertThat(browser.get(asked(question)).statusCode()).isEqualTo(404);
  }

  @Test
  void nobodyAnswersForAnother() {
    var question = signedIn("carin").ask();
    var other = signedIn("conny");

    assertThat(other.get(asked(question)).statusCode()).isEqualTo(404);
    assertThat(Browser.leadsTo(other.answer(question, "&scope=openid"))).doesNotContain("code=");
    assertThat(Browser.leadsTo(new Browser(api).answer(question, "&scope=openid")))
        .doesNotContain("code=");
  }

  /** Whoever types the command, and their password, has asked for just that. */
  @Test
  void theCommandAnswersForWhoTypedIt() throws IOException, InterruptedException {
    Browser.ofNew(api, "carola", ADVISOR);
    var command =
        new ProcessBuilder("sh", Path.of("..", "..", "lotsen").toString(), "token", "carola");
    command.environment().put("LOTSEN", api.address());
    var running = command.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (var typed = running.getOutputStream()) {
      typed.write((Browser.PASSWORD + "\n").getBytes(StandardCharsets.UTF_8));
    }
    var token = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();

    assertThat(running.waitFor()).isZero();
    assertThat(api.get("/v1/cases", "Authorization", "Bearer " + token).status()).isEqualTo(200);
  }

  @Test
  void aQuestionIsAnsweredOnce() {
    var browser = signedIn("curt");
    var question = browser.ask();
    assertThat(Browser.leadsTo(browser.answer(question, "&scope=openid"))).contains("code=");

    assertThat(Browser.leadsTo(browser.answer(question, "&scope=openid"))).doesNotContain("code=");
  }

  @Test
  void aClientThatAsksNotToAskIsRefused() {
    var browser = signedIn("cajsa");

    assertThat(
            Browser.leadsTo(
                browser.authorizeWith(
                    "&prompt=none&code_challenge_method=S256"
                        + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")))
        .contains("error=consent_required");
  }
}
