package se.lotsen.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The pages of signing in, as whoever comes to them sees them. */
@ExtendWith(OneProcess.class)
class SignInPagesIT {
  private final Api api;

  SignInPagesIT(Standalone lotsen) {
    this.api = new Api(lotsen.port());
  }

  private String in(String language, String path) {
    var page =
        new Browser(api)
            .send(HttpRequest.newBuilder(api.uri(path)).header("Accept-Language", language));
    assertThat(page.statusCode()).as(path).isEqualTo(200);
    return page.body();
  }

  @Test
  void oneSignsInInTheLanguageOfTheBrowserAndWithoutAScript() {
    assertThat(in("sv", "/login"))
        .contains("<html lang=\"sv\"", "Lösenord", "Logga in med nyckel", "?language=en")
        .doesNotContain("<script", "Password");
    assertThat(in("en", "/login"))
        .contains("<html lang=\"en\"", "Password", "/passkey", "?language=sv")
        .doesNotContain("<script", "Lösenord");
    assertThat(in("sv", "/login")).contains("href=\"/sign-in.css\"").doesNotContain("style=");
    assertThat(api.get("/sign-in.css", "Authorization", "").ok().header("Content-Type"))
        .startsWith("text/css");
  }

  @Test
  void theOtherLanguageIsChosenByALinkAndRemembered() {
    var browser = new Browser(api);
    var swedish = browser.get("/login?language=sv");
    assertThat(swedish.statusCode()).isEqualTo(303);
    assertThat(Browser.leadsTo(swedish)).isEqualTo("/login");
    assertThat(swedish.headers().firstValue("Set-Cookie").orElse(""))
        .contains("lotsen-language=sv", "HttpOnly", "SameSite=Lax");

    for (var path : new String[] {"/login", "/password", "/passkey", "/"}) {
      assertThat(browser.get(path).body()).as(path).contains("<html lang=\"sv\"");
    }
    browser.get("/?language=en");
    assertThat(browser.get("/login").body()).contains("<html lang=\"en\"");
    assertThat(browser.get("/login?language=xx").statusCode()).isEqualTo(400);
  }

  /** There may be no such account, it may be locked or switched off: nobody is told. */
  @Test
  void whatWasWrongIsSaidAlikeForEverybody() {
    Browser.ofNew(api, "ingela", "{\"roles\": [\"ADVISOR\"], \"municipalities\": [\"2404\"]}");
    Browser.ofNew(api, "ivan", "{\"roles\": [\"ADVISOR\"], \"municipalities\": [\"2404\"]}");
    api.put(
            "/v1/accounts/ivan/rights",
            """
            {"roles": ["ADVISOR"], "municipalities": ["2404"], "disabled": true}""")
        .ok();

    var wrong = afterTrying("ingela", "fel lösenord");

    assertThat(wrong).contains("role=\"alert\"", "Check name and password");
    assertThat(afterTrying("finns-inte", "fel lösenord")).isEqualTo(wrong);
    assertThat(afterTrying("ivan", Browser.PASSWORD)).isEqualTo(wrong);
  }

  private String afterTrying(String name, String password) {
    var browser = new Browser(api);
    assertThat(Browser.leadsTo(browser.signIn(name, password))).endsWith("/login?error");
    return browser.get("/login?error").body().replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
  }

  @Test
  void whoSignsOutIsToldSo() {
    var browser = new Browser(api);
    assertThat(Browser.leadsTo(browser.postPage("/login", "/logout", Map.of())))
        .endsWith("/login?logout");
    assertThat(browser.get("/login?logout").body()).contains("You are signed out");
  }

  @Test
  void theBareAddressSaysWhatThisIsAndWhereToGo() {
    // Without --demo there are no pages to try the API with, and none is named.
    assertThat(in("sv", "/"))
        .contains("API", "/second-factor", "/openapi.yaml", "README")
        .doesNotContain("/docs");
    var page = api.get("/", "Authorization", "", "Accept", "text/html").ok();
    assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'");
    assertThat(api.get("/openapi.yaml", "Authorization", "").status()).isEqualTo(200);
    assertThat(Browser.leadsTo(new Browser(api).get("/second-factor"))).endsWith("/login");
    assertThat(api.get("/v1/nothing", "Authorization", "").status()).isEqualTo(401);
  }
}
