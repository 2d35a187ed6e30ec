package se.lotsen.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import se.lotsen.model.access.Role;
import se.lotsen.standalone.deploy.DeployedKeycloak;
import se.lotsen.standalone.deploy.DeployedSecrets;
import se.lotsen.testkit.TestIssuer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The identity provider that docker-compose.yml brings, with its settings, and the realm that it
 * imports there: nobody is in it, and no secret that stands in the repository. With the demo's
 * people beside it, those and its machines are let in as the table of rights says, and nobody else
 * is.
 */
@Isolated("its start takes both processors, and what runs beside it would wait for it")
class KeycloakIT {
  private static final Duration PATIENCE = Duration.ofMinutes(12);
  private static final Pattern FORM = Pattern.compile("action=\"([^\"]+)\"");
  private static final String REDIRECT = "http://127.0.0.1/signed-in";
  private static final String VERIFIER = "a-verifier-that-is-long-enough-to-be-one-0123456789";

  private static DeployedSecrets secrets;
  private static DeployedKeycloak deployed;
  private static Process keycloak;
  private static Standalone lotsen;
  private static Api api;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    secrets = new DeployedSecrets(folder.resolve("secrets"));
    deployed = new DeployedKeycloak(secrets);
    keycloak = deployed.start(folder.resolve("keycloak.log"));
    lotsen =
        Standalone.start(
            List.of(),
            "--server.port=0",
            "--spring.ssl.bundle.pem.inside.truststore.certificate="
                + secrets.file("authority.pem").toUri(),
            "--lotsen.security.issuer=" + demo(),
            "--lotsen.security.jwk-set-uri=",
            "--lotsen.security.ssl-bundle=inside",
            "--lotsen.standalone.data=" + folder.resolve("data"));
    api = new Api(lotsen.port());
    await()
        .atMost(PATIENCE)
        .failFast(
            () -> {
              if (!keycloak.isAlive()) {
                throw new AssertionError(Files.readString(folder.resolve("keycloak.log")));
              }
            })
        .ignoreExceptionsInstanceOf(AssertionError.class)
        .until(() -> new Browser().get(demo()).statusCode() == 200);
  }

  private static String bare() {
    return deployed.realm("lotsen");
  }

  private static String demo() {
    return deployed.realm("demo");
  }

  @AfterAll
  static void stop() {
    if (lotsen != null) {
      lotsen.close();
    }
    keycloak.descendants().forEach(ProcessHandle::destroyForcibly);
    keycloak.destroyForcibly();
  }

  /** A browser, with its cookies, also those that are for https: to a browser this host is safe. */
  private static final class Browser {
    private final HttpClient http = secrets.believer();
    private final Map<String, String> cookies = new TreeMap<>();

    HttpResponse<String> get(String address, String... headers) {
      var request = HttpRequest.newBuilder(URI.create(address));
      return send(headers.length == 0 ? request : request.headers(headers));
    }

    HttpResponse<String> post(String address, Map<String, String> form) {
      var body =
          form.entrySet().stream()
              .map(
                  field ->
                      field.getKey()
                          + "="
                          + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
              .collect(Collectors.joining("&"));
      return send(
          HttpRequest.newBuilder(URI.create(address))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
      if (!cookies.isEmpty()) {
        request.header(
            "Cookie",
            cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; ")));
      }
      try {
        var answer = http.send(request.build(), BodyHandlers.ofString());
        for (var cookie : answer.headers().allValues("Set-Cookie")) {
          var pair = cookie.split(";", 2)[0].split("=", 2);
          cookies.put(pair[0], pair[1]);
        }
        return answer;
      } catch (IOException | InterruptedException e) {
        throw new AssertionError(e);
      }
    }

    /** Where the provider leads who signs in with a password; nowhere where it lets nobody in. */
    String ledTo(String realm, String client, String redirect, String name, String password) {
      try {
        var digest =
            MessageDigest.getInstance("SHA-256")
                .digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
        var page =
            get(
                realm
                    + "/protocol/openid-connect/auth?response_type=code&client_id="
                    + client
                    + "&scope=openid&code_challenge_method=S256&code_challenge="
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(digest)
                    + "&redirect_uri="
                    + URLEncoder.encode(redirect, StandardCharsets.UTF_8));
        var form = FORM.matcher(page.body());
        assertThat(form.find()).as(page.body()).isTrue();
        var led =
            post(
                form.group(1).replace("&amp;", "&"),
                Map.of("username", name, "password", password));
        return led.headers().firstValue("Location").orElse("nowhere");
      } catch (NoSuchAlgorithmException e) {
        throw new AssertionError(e);
      }
    }

    /** What the provider gives to one of the demo's people by a client. */
    JsonNode signIn(String client, String redirect, String name) {
      var place = ledTo(demo(), client, redirect, name, passwordOf(name));
      assertThat(place).startsWith(redirect);
      return token(
          demo(),
          Map.of(
              "grant_type",
              "authorization_code",
              "client_id",
              client,
              "redirect_uri",
              redirect,
              "code",
              place.replaceAll(".*[?&]code=([^&]+).*", "$1"),
              "code_verifier",
              VERIFIER));
    }

    JsonNode signIn(String name) {
      return signIn("lotsen-cli", REDIRECT, name);
    }

    JsonNode token(String realm, Map<String, String> form) {
      return JsonMapper.shared()
          .readTree(post(realm + "/protocol/openid-connect/token", form).body());
    }

    /** As no client of ours may: with somebody's password. */
    JsonNode withPassword(String realm, String client, String name, String password) {
      return token(
          realm,
          Map.of(
              "grant_type",
              "password",
              "client_id",
              client,
              "username",
              name,
              "password",
              password));
    }
  }

  private static String passwordOf(String name) {
    return name + "-demo-exempel";
  }

  private static JsonNode person(String name) {
    return new Browser().signIn(name);
  }

  private static JsonNode machine(String realm, String name, String secret) {
    return new Browser()
        .token(
            realm,
            Map.of("grant_type", "client_credentials", "client_id", name, "client_secret", secret));
  }

  private static String machine(String name) {
    return machine(demo(), name, secrets.text(name)).get("access_token").asString();
  }

  private static int status(String path, String token) {
    return api.get(path, "Authorization", "Bearer " + token).status();
  }

  /** Whoever knows the repository knows nothing that lets them in. */
  @Test
  void theRealmThatIsDeployedHasNobodyAndNoSecretOfTheRepository() throws ParseException {
    var administrator =
        new Browser()
            .withPassword(
                deployed.realm("master"), "admin-cli", "admin", secrets.text("keycloak-admin"))
            .get("access_token")
            .asString();
    var people =
        new Browser()
            .get(
                deployed.administration("lotsen") + "/users",
                "Authorization",
                "Bearer " + administrator);
    assertThat(people.statusCode()).isEqualTo(200);
    assertThat(JsonMapper.shared().readTree(people.body())).isEmpty();

    assertThat(new Browser().ledTo(bare(), "lotsen-cli", REDIRECT, "anna", passwordOf("anna")))
        .isEqualTo("nowhere");
    for (var known : List.of("funder-system-demo", "${FUNDER_SYSTEM_SECRET}", "")) {
      assertThat(machine(bare(), "funder-system", known).has("access_token")).as(known).isFalse();
    }
    var token = machine(bare(), "funder-system", secrets.text("funder-system"));
    var claims = SignedJWT.parse(token.get("access_token").asString()).getJWTClaimsSet();
    assertThat(claims.getAudience()).contains("lotsen");
    assertThat(claims.getClaims()).doesNotContainKeys("funder", "partner", "municipalities");
    assertThat(claims.getStringListClaim("roles"))
        .as("until its administrator gives it one")
        .doesNotContainAnyElementsOf(Stream.of(Role.values()).map(Role::claim).toList());
  }

  @Test
  void itIsAskedOverTlsAndItsHealthFromWithin() throws IOException, InterruptedException {
    assertThatThrownBy(
            () -> HttpClient.newHttpClient().send(request(demo()), BodyHandlers.ofString()))
        .as("its certificate is not one that Java trusts")
        .isInstanceOf(SSLHandshakeException.class);
    assertThat(
            HttpClient.newHttpClient()
                .send(request(deployed.health()), BodyHandlers.ofString())
                .body())
        .contains("\"UP\"");
  }

  private static HttpRequest request(String address) {
    return HttpRequest.newBuilder(URI.create(address)).build();
  }

  @Test
  void itsPeopleAndMachinesAreLetInAsTheTableSays() throws ParseException {
    var anna = person("anna").get("access_token").asString();
    assertThat(SignedJWT.parse(anna).getJWTClaimsSet().getSubject()).isEqualTo("anna");
    assertThat(SignedJWT.parse(anna).getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.ES256);
    assertThat(status("/v1/cases", anna)).isEqualTo(200);
    assertThat(status("/v1/indicators/projects/4K/values", anna)).isEqualTo(200);
    assertThat(status("/v1/indicators/projects/ATTRAHERA-FLERA/values", anna)).isEqualTo(404);
    assertThat(status("/actuator/health", anna)).isEqualTo(403);

    var bertil = person("bertil").get("access_token").asString();
    var client =
        api.post(
                "/v1/clients",
                Desk.clientNamed("Den som inte syns"),
                "Authorization",
                "Bearer " + anna)
            .ok()
            .text("id");
    assertThat(status("/v1/clients/" + client, anna)).isEqualTo(200);
    assertThat(status("/v1/clients/" + client, bertil)).as("of another place").isEqualTo(404);

    assertThat(status("/actuator/health", person("adam").get("access_token").asString()))
        .isEqualTo(200);
    var frida = person("frida").get("access_token").asString();
    assertThat(status("/v1/indicators/projects/4K/values", frida)).isEqualTo(200);
    assertThat(status("/v1/indicators/projects/DUR/values", frida)).isEqualTo(404);
    assertThat(status("/v1/cases", frida)).isEqualTo(403);

    assertThat(status("/v1/feeds/projects/DUR/values", machine("funder-system"))).isEqualTo(200);
    assertThat(status("/v1/feeds/projects/4K/values", machine("funder-system"))).isEqualTo(404);
    assertThat(status("/v1/cases", machine("partner-system"))).isEqualTo(403);
  }

  @Test
  void whatIsNoAccessTokenOfItsIsRefused() throws ParseException, JOSEException {
    var signedIn = person("siv");
    var good = signedIn.get("access_token").asString();
    assertThat(status("/v1/cases", good)).isEqualTo(200);

    assertThat(status("/v1/cases", signedIn.get("id_token").asString())).isEqualTo(401);
    assertThat(status("/v1/cases", signedIn.get("refresh_token").asString())).isEqualTo(401);
    assertThat(status("/v1/cases", TestIssuer.here().token())).isEqualTo(401);
    var parsed = SignedJWT.parse(good);
    assertThat(status("/v1/cases", new PlainJWT(parsed.getJWTClaimsSet()).serialize()))
        .isEqualTo(401);
    var keys = new Browser().get(demo() + "/protocol/openid-connect/certs").body();
    var forged =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(parsed.getHeader().getKeyID()).build(),
            parsed.getJWTClaimsSet());
    forged.sign(new MACSigner(Arrays.copyOf(keys.getBytes(StandardCharsets.UTF_8), 4096)));
    assertThat(status("/v1/cases", forged.serialize())).isEqualTo(401);
    var parts = good.split("[.]");
    var others = person("adam").get("access_token").asString().split("[.]");
    assertThat(status("/v1/cases", parts[0] + "." + others[1] + "." + parts[2])).isEqualTo(401);
  }

  /** The pages of its own on which people look after their account. */
  @Test
  void aTokenOfAClientThatKeycloakKeepsIsRefused() {
    var answer = new Browser().signIn("account-console", demo() + "/account/", "siv");

    assertThat(answer.has("access_token")).as("%s", answer).isTrue();
    assertThat(status("/v1/cases", answer.get("access_token").asString())).isEqualTo(401);
  }

  @Test
  void aRefreshTokenIsGoodOnceAndAMachineIsNoPerson() {
    var browser = new Browser();
    var refresh =
        Map.of(
            "grant_type",
            "refresh_token",
            "client_id",
            "lotsen-cli",
            "refresh_token",
            browser.signIn("dag").get("refresh_token").asString());

    assertThat(browser.token(demo(), refresh).has("access_token")).isTrue();
    assertThat(browser.token(demo(), refresh).path("error").asString(""))
        .isEqualTo("invalid_grant");
  }

  /** Also not the one that Keycloak has for its command line, and lets do so by itself. */
  @Test
  void noClientIsGivenAnythingForAPassword() {
    for (var client : List.of("lotsen-cli", "admin-cli")) {
      for (var realm : List.of(demo(), bare())) {
        assertThat(
                new Browser()
                    .withPassword(realm, client, "anna", passwordOf("anna"))
                    .path("error")
                    .asString(""))
            .as("%s at %s", client, realm)
            .isEqualTo("unauthorized_client");
      }
    }
  }
}
