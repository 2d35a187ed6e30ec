package se.lotsen.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpResponse;
import java.security.InvalidKeyException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A second factor: passkeys, and one-time codes of an app. */
@ExtendWith(OneProcess.class)
class SecondFactorIT {
  private static final String ADVISOR =
      "{\"roles\": [\"ADVISOR\"], \"municipalities\": [\"2404\"]}";
  private static final Pattern KEY = Pattern.compile("<code>([A-Z2-7]+)</code>");
  private static final String PAGE = "/second-factor";

  private final Api api;

  SecondFactorIT(Standalone lotsen) {
    this.api = new Api(lotsen.port());
  }

  private Browser signedIn(String id) {
    var browser = Browser.ofNew(api, id, ADVISOR);
    browser.signIn(id, Browser.PASSWORD);
    return browser;
  }

  private static String code(String key, int steps) throws InvalidKeyException {
    var generator = new TimeBasedOneTimePasswordGenerator();
    return generator.generateOneTimePasswordString(
        new SecretKeySpec(new Base32().decode(key), generator.getAlgorithm()),
        Instant.now().plus(Duration.ofSeconds(30L * steps)));
  }

  /** Gives an account an app; answers with what the app has. */
  private static String app(Browser browser) throws InvalidKeyException {
    var shown = KEY.matcher(browser.get(PAGE).body());
    assertThat(shown.find()).isTrue();
    var key = shown.group(1);
    // The next one can be shown at once, too: clocks may be off by one.
    var begun = browser.postPage(PAGE, PAGE + "/app", Map.of("code", code(key, 0)));
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(303);
    return key;
  }

  private static HttpResponse<String> show(Browser browser, String code) {
    return browser.postPage(PAGE, PAGE + "/code", Map.of("code", code));
  }

  private static Map<String, Object> claims(String token) throws ParseException {
    return SignedJWT.parse(token).getJWTClaimsSet().getClaims();
  }

  @Test
  void whoHasAnAppIsAskedForItsCodeAndEachCodeIsGoodOnce()
      throws InvalidKeyException, ParseException {
    var browser = signedIn("olle");
    assertThat(claims(browser.token())).containsEntry("acr", "1").containsKey("auth_time");
    var key = app(browser);

    var elsewhere = new Browser(api);
    elsewhere.signIn("olle", Browser.PASSWORD);
    assertThat(Browser.leadsTo(elsewhere.authorize())).endsWith(PAGE);
    assertThat(elsewhere.get("/password/change").statusCode()).isEqualTo(302);
    assertThat(elsewhere.get(PAGE).body()).contains("one-time-code").doesNotContain("<code>");
    assertThat(show(elsewhere, "000000").statusCode()).isEqualTo(422);
    var code = code(key, 1);
    assertThat(Browser.leadsTo(show(elsewhere, code))).contains("/password/change");

    assertThat(claims(elsewhere.token()))
        .containsEntry("acr", "2")
        .hasEntrySatisfying("amr", amr -> assertThat(amr).asString().contains("pwd", "otp", "mfa"));
    var third = new Browser(api);
    third.signIn("olle", Browser.PASSWORD);
    assertThat(show(third, code).statusCode()).as("a code is good once").isEqualTo(422);
  }

  /** Who knows the password could else guess codes for ever, signing in anew in between. */
  @Test
  void wrongCodesCountOverSignInsWithThePassword() throws InvalidKeyException {
    var browser = signedIn("gisela");
    var key = app(browser);
    var guessing = new Browser(api);
    for (int i = 0; i < 5; i++) {
      assertThat(Browser.leadsTo(guessing.signIn("gisela", Browser.PASSWORD)))
          .doesNotContain("error");
      assertThat(show(guessing, "00000" + i).statusCode()).isEqualTo(422);
    }

    assertThat(show(guessing, code(key, 1)).statusCode()).as("locked").isEqualTo(422);
    assertThat(Browser.leadsTo(guessing.signIn("gisela", Browser.PASSWORD))).contains("error");
  }

  @Test
  void aPasskeyIsSecondFactorAndSignsInAlone() throws ParseException {
    var browser = signedIn("petra");
    var passkey = new Passkey(api);
    assertThat(passkey.register(browser, PAGE).statusCode()).isEqualTo(200);

    var elsewhere = new Browser(api);
    elsewhere.signIn("petra", Browser.PASSWORD);
    assertThat(Browser.leadsTo(elsewhere.authorize())).endsWith(PAGE);
    assertThat(passkey.signIn(elsewhere, PAGE).statusCode()).isEqualTo(200);
    assertThat(claims(elsewhere.token()))
        .containsEntry("sub", "petra")
        .containsEntry("acr", "2")
        .hasEntrySatisfying("amr", amr -> assertThat(amr).asString().contains("pop", "mfa"));

    var alone = new Browser(api);
    assertThat(passkey.signIn(alone, "/passkey").statusCode()).isEqualTo(200);
    assertThat(claims(alone.token())).containsEntry("sub", "petra").containsEntry("acr", "2");
    api.put("/v1/accounts/petra/rights", "{\"roles\": [], \"disabled\": true}").ok();
    assertThat(passkey.signIn(new Browser(api), "/passkey").statusCode()).isEqualTo(401);
  }

  /** Whoever knew the session before must not be in it afterwards. */
  @Test
  void signingInWithAPasskeyGivesTheSessionAnotherName() {
    var browser = signedIn("petter");
    var passkey = new Passkey(api);
    passkey.register(browser, PAGE);
    var fixed = new Browser(api);
    assertThat(fixed.authorize().statusCode()).isEqualTo(302);
    var before = fixed.session();
    assertThat(before).isNotEmpty();

    assertThat(passkey.signIn(fixed, "/passkey").statusCode()).isEqualTo(200);

    assertThat(fixed.session()).isNotEmpty().isNotEqualTo(before);
  }

  /** What another saw in the same browser is not shared with them. */
  @Test
  void aNewKeyIsForWhoIsSignedInNow() {
    var browser = signedIn("ada");
    var seen = KEY.matcher(browser.get(PAGE).body());
    assertThat(seen.find()).isTrue();
    Browser.ofNew(api, "bo.next", ADVISOR).csrf("/login");
    browser.signIn("bo.next", Browser.PASSWORD);

    var next = KEY.matcher(browser.get(PAGE).body());
    assertThat(next.find()).isTrue();
    assertThat(next.group(1)).isNotEqualTo(seen.group(1));
  }

  /** Others can lock a password by guessing; who has a passkey gets in. */
  @Test
  void wrongPasswordsOfOthersDoNotLockAPasskey() {
    var browser = signedIn("lotta");
    var passkey = new Passkey(api);
    passkey.register(browser, PAGE);
    for (int i = 0; i < 5; i++) {
      new Browser(api).signIn("lotta", "fel lösenord");
    }

    assertThat(Browser.leadsTo(new Browser(api).signIn("lotta", Browser.PASSWORD)))
        .contains("error");
    assertThat(passkey.signIn(new Browser(api), "/passkey").statusCode()).isEqualTo(200);
  }

  @Test
  void whoHasShownHalfChangesNothing() throws InvalidKeyException {
    var browser = signedIn("hilda");
    app(browser);
    var half = new Browser(api);
    half.signIn("hilda", Browser.PASSWORD);

    assertThat(half.postPage(PAGE, PAGE + "/removal", Map.of()).statusCode()).isEqualTo(403);
    assertThat(half.postPage(PAGE, PAGE + "/app", Map.of("code", "000000")).statusCode())
        .isEqualTo(403);
    assertThat(new Passkey(api).register(half, PAGE).statusCode()).isEqualTo(403);
  }

  @Test
  void somebodyGivesUpTheirSecondFactorAndIsSignedOut() throws InvalidKeyException {
    var browser = signedIn("vide");
    app(browser);
    var passkey = new Passkey(api);
    passkey.register(browser, PAGE);

    assertThat(browser.postPage(PAGE, PAGE + "/removal", Map.of()).statusCode()).isEqualTo(303);

    assertThat(passkey.signIn(new Browser(api), "/passkey").statusCode()).isEqualTo(401);

    assertThat(Browser.leadsTo(browser.authorize())).endsWith("/login");
    browser.signIn("vide", Browser.PASSWORD);
    assertThat(Browser.leadsTo(browser.authorize())).contains("code=");
  }

  /** Who lost it is let in by an administrator, who has made sure who it is. */
  @Test
  void anAdministratorsLinkResetsALostSecondFactor() throws InvalidKeyException {
    app(signedIn("tove"));

    var link = api.post("/v1/accounts/tove/credentials", null).ok().text("link");
    var browser = new Browser(api);
    browser.choose(URI.create(link), Browser.PASSWORD);
    browser.signIn("tove", Browser.PASSWORD);

    assertThat(Browser.leadsTo(browser.authorize())).contains("code=");
  }

  /** As it is where nothing else is set. */
  @Test
  void whoseRoleNeedsASecondFactorGetsNoTokenWithoutOne()
      throws InvalidKeyException, ParseException {
    var browser = Browser.ofNew(api, "doris", "{\"roles\": [\"DATA_PROTECTION_OFFICER\"]}");
    browser.signIn("doris", Browser.PASSWORD);

    assertThat(Browser.leadsTo(browser.authorize())).endsWith(PAGE);
    assertThat(browser.get(PAGE).body()).contains("has to have a second factor");
    app(browser);

    assertThat(claims(browser.token())).containsEntry("acr", "2");
  }

  @Test
  void theirPasskeysAreToldToWhoAsksWhatIsHeldAndGoWithTheirAccount() throws InvalidKeyException {
    var browser = signedIn("frej");
    var key = app(browser);
    var passkey = new Passkey(api);
    passkey.register(browser, PAGE);

    assertThat(api.post("/v1/privacy/extract", "{\"words\": [\"frej\"]}").ok().body())
        .contains("Min nyckel", "oneTimeCodes")
        .doesNotContain(key, "pbkdf2");
    api.post("/v1/privacy/account/frej/erasure", "{\"reason\": \"Har slutat\"}").ok();

    assertThat(Browser.leadsTo(browser.authorize())).endsWith("/login");
    assertThat(passkey.signIn(new Browser(api), "/passkey").statusCode()).isEqualTo(401);
    assertThat(api.post("/v1/privacy/extract", "{\"words\": [\"frej\"]}").ok().body())
        .doesNotContain("Min nyckel");
  }
}
