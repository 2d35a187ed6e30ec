package se.lotsen.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

/** Signing in where Lotsen is the issuer itself, as a browser and as a machine do it. */
@ExtendWith(OneProcess.class)
class SignInIT {

  private final Api api;

  SignInIT(Standalone lotsen) {
    this.api = new Api(lotsen.port());
  }

  private Browser person(String id, String rights) {
    return Browser.ofNew(api, id, rights);
  }

  @Test
  void aPersonSignsInAndGetsATokenOfTheirOwn() throws ParseException {
    var browser = person("berta", "{\"roles\": [\"ADVISOR\"], \"municipalities\": [\"2404\"]}");

    var asked = browser.authorize();
    assertThat(Browser.leadsTo(asked)).endsWith("/login");
    var back = browser.signIn("berta", Browser.PASSWORD);
    assertThat(Browser.leadsTo(back)).contains("/oauth2/authorize");
    var led =
        browser.get(
            URI.create(Browser.leadsTo(back)).getRawPath()
                + "?"
                + URI.create(Browser.leadsTo(back)).getRawQuery());
    var code = Browser.codeIn(browser.consent(led));
    var answer = browser.tokenFor(code);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    var token = JsonMapper.shared().readTree(answer.body()).get("access_token").asString();
    assertThat(SignedJWT.parse(token).getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.ES256);
    var claims = SignedJWT.parse(token).getJWTClaimsSet();
    assertThat(claims.getSubject()).isEqualTo("berta");
    assertThat(claims.getAudience()).containsExactly("lotsen");
    assertThat(claims.getStringListClaim("roles")).containsExactly("advisor");
    assertThat(api.get("/v1/cases", "Authorization", "Bearer " + token).status()).isEqualTo(200);
    assertThat(api.get("/v1/accounts", "Authorization", "Bearer " + token).status()).isEqualTo(403);
    assertThat(browser.tokenFor(code).statusCode()).as("a code is good once").isEqualTo(400);
    var idToken = JsonMapper.shared().readTree(answer.body()).get("id_token").asString();
    assertThat(SignedJWT.parse(idToken).getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.ES256);
    assertThat(browser.get("/.well-known/openid-configuration").body())
        .contains("\"id_token_signing_alg_values_supported\":[\"ES256\"]");
    assertThat(api.get("/v1/cases", "Authorization", "Bearer " + idToken).status())
        .as("an ID token is not meant for the API")
        .isEqualTo(401);
  }

  @Test
  void withoutProofKeyThereIsNoCode() {
    var browser = person("paula", "{\"roles\": [\"ADVISOR\"]}");
    browser.signIn("paula", Browser.PASSWORD);

    assertThat(Browser.leadsTo(browser.authorizeWith(""))).contains("error=invalid_request");
    var led = browser.authorize();
    var code = Browser.codeIn(led);
    assertThat(browser.tokenFor(code, "another-verifier-that-is-long-enough-0123456789").body())
        .contains("invalid_grant");
  }

  @Test
  void anAdministratorLetsSomebodyInAnewAndTheOldPasswordIsNoneAnyMore() {
    var browser = person("rut", "{\"roles\": [\"ADVISOR\"]}");
    assertThat(Browser.leadsTo(new Browser(api).signIn("rut", Browser.PASSWORD)))
        .doesNotContain("error");

    var link = api.post("/v1/accounts/rut/credentials", null).ok().text("link");

    assertThat(link).contains("/password#rut/").doesNotContain("?");
    assertThat(Browser.leadsTo(browser.signIn("rut", Browser.PASSWORD))).endsWith("/login?error");
  }

  /** What is wrong is not told: there may be no such person at all. */
  @Test
  void aWrongPasswordAndNobodyAreRefusedAlikeAndTheAccountIsLockedForAWhile() {
    var browser = person("lena", "{\"roles\": [\"ADVISOR\"]}");

    var wrong = new Browser(api).signIn("lena", "fel lösenord");
    var nobody = new Browser(api).signIn("finns-inte", "fel lösenord");
    assertThat(Browser.leadsTo(wrong)).endsWith("/login?error");
    assertThat(Browser.leadsTo(nobody)).isEqualTo(Browser.leadsTo(wrong));
    for (int i = 0; i < 4; i++) {
      new Browser(api).signIn("lena", "fel lösenord");
    }
    assertThat(Browser.leadsTo(browser.signIn("lena", Browser.PASSWORD)))
        .as("locked, also for the right password")
        .endsWith("/login?error");
  }

  @Test
  void aMachineAsksForItselfAndIsNoPerson() throws IOException, InterruptedException {
    var made =
        api.post(
                "/v1/accounts",
                """
                {"id": "regionens-system", "kind": "MACHINE",
                 "rights": {"roles": ["FUNDER"], "funder": "lansstyrelsen"}}""")
            .ok();
    var secret = made.text("secret");

    var answer = clientCredentials("regionens-system", secret);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    var token = JsonMapper.shared().readTree(answer.body()).get("access_token").asString();
    var bearer = new String[] {"Authorization", "Bearer " + token};
    assertThat(api.get("/v1/feeds/projects/4K/values", bearer).status()).isEqualTo(200);
    assertThat(api.get("/v1/feeds/projects/ATTRAHERA-FLERA/values", bearer).status())
        .as("others fund that one")
        .isEqualTo(404);
    assertThat(api.get("/v1/cases", bearer).status()).isEqualTo(403);
    assertThat(clientCredentials("regionens-system", "x").statusCode()).isEqualTo(401);
    assertThat(Browser.leadsTo(new Browser(api).signIn("regionens-system", secret)))
        .endsWith("/login?error");

    api.put("/v1/accounts/regionens-system/rights", "{\"roles\": [], \"disabled\": true}").ok();
    assertThat(clientCredentials("regionens-system", secret).statusCode()).isEqualTo(401);
  }

  private HttpResponse<String> clientCredentials(String id, String secret)
      throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(api.uri("/oauth2/token"))
              .header(
                  "Authorization",
                  "Basic "
                      + Base64.getEncoder()
                          .encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8)))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(BodyPublishers.ofString("grant_type=client_credentials"))
              .build(),
          BodyHandlers.ofString());
    }
  }

  @Test
  void anAccountIsThereOnceAndItsRightsAreCodes() {
    person("vera", "{\"roles\": [\"ADVISOR\"]}");

    assertThat(
            api.post(
                    "/v1/accounts",
                    "{\"id\": \"vera\", \"kind\": \"PERSON\", \"rights\": {\"roles\": []}}")
                .status())
        .isEqualTo(409);
    for (var wrong :
        List.of(
            "{\"id\": \"a b\", \"kind\": \"PERSON\", \"rights\": {\"roles\": []}}",
            "{\"id\": \"c\", \"kind\": \"PERSON\", \"rights\": {\"roles\": [\"BOSS\"]}}",
            "{\"id\": \"c\", \"kind\": \"PERSON\", \"rights\": {\"roles\": [],"
                + " \"municipalities\": [\"Umeå\"]}}")) {
      assertThat(api.post("/v1/accounts", wrong).status()).as(wrong).isEqualTo(422);
    }
    assertThat(api.get("/v1/accounts/vera").ok().json().get("hasSecret").asBoolean()).isTrue();
    assertThat(api.get("/v1/accounts/vera").body()).doesNotContain("bcrypt");
  }
}
