package se.lotsen.standalone;

import static org.assertj.core.api.Assertions.assertThat;
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
import java.nio.file.StandardCopyOption;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import se.lotsen.testkit.TestIssuer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The identity provider that docker-compose.yml brings, with the realm that it imports there: its
 * people and machines are let in as the table of rights says, and nobody else is.
 */
@Isolated("its start takes both processors, and what runs beside it would wait for it")
class KeycloakIT {
  private static final Duration PATIENCE = Duration.ofMinutes(12);
  private static final Path UNPACKED = Path.of("target", "keycloak");
  private static final Path REALM = Path.of("..", "..", "deploy", "keycloak", "lotsen-realm.json");
  private static final Pattern FORM = Pattern.compile("action=\"([^\"]+)\"");
  private static final String REDIRECT = "http://127.0.0.1/signed-in";
  private static final String VERIFIER = "a-verifier-that-is-long-enough-to-be-one-0123456789";

  private static Process keycloak;
  private static Standalone lotsen;
  private static String realm;
  private static Api api;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    int port = Ports.free();
    realm = "http://localhost:" + port + "/realms/lotsen";
    keycloak = keycloak(port, folder.resolve("keycloak.log"));
    lotsen =
        Standalone.start(
            List.of(),
            "--server.port=0",
            "--lotsen.security.issuer=" + realm,
            "--lotsen.security.jwk-set-uri=",
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
        .until(() -> new Browser().get(realm).statusCode() == 200);
  }

  private static Process keycloak(int port, Path output) throws IOException {
    Path home;
    try (var unpacked = Files.newDirectoryStream(UNPACKED, "keycloak-*")) {
      home = unpacked.iterator().next().toAbsolutePath();
    }
    var imports = Files.createDirectories(home.resolve("data").resolve("import"));
    Files.copy(REALM, imports.resolve("lotsen-realm.json"), StandardCopyOption.REPLACE_EXISTING);
    var builder =
        new ProcessBuilder(
                "bash",
                home.resolve("bin").resolve("kc.sh").toString(),
                // As docker-compose.yml starts it.
                "start",
                "--import-realm",
                "--db=dev-file",
                "--http-enabled=true",
                "--hostname=http://localhost:" + port,
                "--http-host=127.0.0.1",
                "--http-port=" + port)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xmx512m");
    return builder.start();
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
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> cookies = new TreeMap<>();

    HttpResponse<String> get(String address) {
      return send(HttpRequest.newBuilder(URI.create(address)));
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

    /** What the provider gives to somebody who signs in with a password. */
    JsonNode signIn(String name, String password) {
      try {
        var digest =
            MessageDigest.getInstance("SHA-256")
                .digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
        var page =
            get(
                realm
                    + "/protocol/openid-connect/auth?response_type=code&client_id=lotsen-cli"
                    + "&scope=openid&code_challenge_method=S256&code_challenge="
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(digest)
                    + "&redirect_uri="
                    + URLEncoder.encode(REDIRECT, StandardCharsets.UTF_8));
        var form = FORM.matcher(page.body());
        assertThat(form.find()).as(page.body()).isTrue();
        var led =
            post(
                form.group(1).replace("&amp;", "&"),
                Map.of("username", name, "password", password));
        var place = led.headers().firstValue("Location").orElse("nowhere");
        assertThat(place).as("%d %s", led.statusCode(), led.body()).startsWith(REDIRECT);
        return token(
            Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                "lotsen-cli",
                "redirect_uri",
                REDIRECT,
                "code",
                place.replaceAll(".*[?&]code=([^&]+).*", "$1"),
                "code_verifier",
                VERIFIER));
      } catch (NoSuchAlgorithmException e) {
        throw new AssertionError(e);
      }
    }

    JsonNode token(Map<String, String> form) {
      return JsonMapper.shared()
          .readTree(post(realm + "/protocol/openid-connect/token", form).body());
    }
  }

  private static JsonNode person(String name) {
    return new Browser().signIn(name, name + "-demo-exempel");
  }

  private static String machine(String name) {
    return new Browser()
        .token(
            Map.of(
                "grant_type",
                "client_credentials",
                "client_id",
                name,
                "client_secret",
                name + "-demo"))
        .get("access_token")
        .asString();
  }

  private static int status(String path, String token) {
    return api.get(path, "Authorization", "Bearer " + token).status();
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
    var keys = new Browser().get(realm + "/protocol/openid-connect/certs").body();
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

  /** Keycloak's command line may ask with a password; what it gets is not meant for Lotsen. */
  @Test
  void aTokenOfAClientThatKeycloakKeepsIsRefused() {
    var answer =
        new Browser()
            .token(
                Map.of(
                    "grant_type", "password",
                    "client_id", "admin-cli",
                    "username", "siv",
                    "password", "siv-demo-exempel"));

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
            browser.signIn("dag", "dag-demo-exempel").get("refresh_token").asString());

    assertThat(browser.token(refresh).has("access_token")).isTrue();
    assertThat(browser.token(refresh).path("error").asString("")).isEqualTo("invalid_grant");
    assertThat(
            browser
                .token(
                    Map.of(
                        "grant_type", "password",
                        "client_id", "lotsen-cli",
                        "username", "anna",
                        "password", "anna-demo-exempel"))
                .path("error")
                .asString(""))
        .as("a password is given to nobody but the provider's own page")
        .isNotEmpty();
  }
}
