package se.lotsen.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser as people sign in with: it keeps cookies and shows where it is led. */
final class Browser {
  static final String PASSWORD = "ett riktigt långt lösenord";

  private static final Pattern HIDDEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
  private static final String REDIRECT = "http://127.0.0.1/signed-in";
  private static final String VERIFIER = "a-verifier-that-is-long-enough-to-be-one-0123456789";

  private final Api api;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();

  Browser(Api api) {
    this.api = api;
  }

  /** Makes an account and follows its link; answers with the browser that did. */
  static Browser ofNew(Api api, String id, String rights) {
    var made =
        api.post(
                "/v1/accounts",
                "{\"id\": \"%s\", \"kind\": \"PERSON\", \"rights\": %s}".formatted(id, rights))
            .ok();
    var link = URI.create(made.text("link"));
    var browser = new Browser(api);
    var chosen = browser.choose(link, PASSWORD);
    assertThat(chosen.statusCode()).as(chosen.body()).isEqualTo(303);
    assertThat(browser.choose(link, PASSWORD).statusCode())
        .as("a link is good once")
        .isEqualTo(404);
    return browser;
  }

  /** Chooses a password with a link. */
  HttpResponse<String> choose(URI link, String password) {
    var parts = link.getFragment().split("/");
    return postPage(
        link.getPath(),
        link.getPath(),
        Map.of("account", parts[0], "link", parts[1], "password", password));
  }

  HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(api.uri(path)).header("Accept", "text/html"));
  }

  HttpResponse<String> post(String path, Map<String, String> form) {
    return send(
        HttpRequest.newBuilder(api.uri(path))
            .header("Accept", "text/html")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(encoded(form))));
  }

  /** As a program asks that is no browser. */
  Api.Answer answer(String path, Map<String, String> form) {
    return new Api.Answer(post(path, form));
  }

  /** Fills in the form of a page. */
  HttpResponse<String> postPage(String page, String path, Map<String, String> form) {
    var all = new HashMap<>(form);
    all.put("_csrf", csrf(page));
    return post(path, all);
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** What the session is called; whoever knows that is in it. */
  String session() {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().endsWith("JSESSIONID"))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElse("");
  }

  String csrf(String path) {
    var page = get(path);
    var hidden = HIDDEN.matcher(page.body());
    assertThat(hidden.find()).as("%s: %s", page, page.body()).isTrue();
    return hidden.group(1);
  }

  HttpResponse<String> signIn(String name, String password) {
    return postPage("/login", "/login", Map.of("username", name, "password", password));
  }

  /** Where an answer leads, as an address. */
  static String leadsTo(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("nowhere");
  }

  static String codeIn(HttpResponse<String> answer) {
    return leadsTo(answer).replaceAll(".*code=([^&]+).*", "$1");
  }

  /** Asks for a code, with the proof that it will be for whoever asked, and says yes if asked. */
  HttpResponse<String> authorize() {
    return consent(ask());
  }

  /** Asks for a code, and has not said yes yet. */
  HttpResponse<String> ask() {
    return authorizeWith(challengeOf(VERIFIER));
  }

  /** Says yes where somebody is asked whether a program gets a token for them. */
  HttpResponse<String> consent(HttpResponse<String> asked) {
    return leadsTo(asked).contains("/consent?") ? answer(asked, "&scope=openid") : asked;
  }

  /** Answers the question whether a program gets a token, as the form of that page does. */
  HttpResponse<String> answer(HttpResponse<String> asked, String scope) {
    return answer("lotsen-cli", asked, scope);
  }

  HttpResponse<String> answer(String client, HttpResponse<String> asked, String scope) {
    var state = leadsTo(asked).replaceAll(".*[?&]state=([^&]+).*", "$1");
    return send(
        HttpRequest.newBuilder(api.uri("/oauth2/authorize"))
            .header("Accept", "text/html")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("client_id=" + client + "&state=" + state + scope)));
  }

  HttpResponse<String> authorizeWith(String more) {
    return get(
        "/oauth2/authorize?response_type=code&client_id=lotsen-cli&scope=openid&redirect_uri="
            + URLEncoder.encode(REDIRECT, StandardCharsets.UTF_8)
            + more);
  }

  HttpResponse<String> tokenFor(String code) {
    return tokenFor(code, VERIFIER);
  }

  HttpResponse<String> tokenFor(String code, String verifier) {
    return post(
        "/oauth2/token",
        Map.of(
            "grant_type", "authorization_code",
            "client_id", "lotsen-cli",
            "redirect_uri", REDIRECT,
            "code", code,
            "code_verifier", verifier));
  }

  /** An access token of whoever is signed in. */
  String token() {
    return new Api.Answer(tokenFor(codeIn(authorize()))).ok().text("access_token");
  }

  private static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(
            field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  /** As it is asked with: who has the verifier gets the token. */
  static String challengeOf(String verifier) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return "&code_challenge_method=S256&code_challenge="
          + Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
