package se.lotsen.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import se.lotsen.testkit.TestIssuer;

/** Tokens that are not what they have to be let nobody in, and each leaves a line in the log. */
@ExtendWith({OneProcess.class, OutputCaptureExtension.class})
class TokensIT {
  private static final String A_LIST = "/v1/cases?limit=1";

  private final Api api;
  private final TestIssuer issuer = TestIssuer.here();

  TokensIT(Standalone lotsen) {
    this.api = new Api(lotsen.port());
  }

  private String advisor(UnaryOperator<JWTClaimsSet.Builder> more) {
    return issuer.token(
        "anna",
        claims ->
            more.apply(
                claims
                    .claim("roles", List.of("advisor"))
                    .claim("municipalities", List.of("2460"))));
  }

  @Test
  void aGoodOneLetsSomebodyIn() {
    assertThat(asked(advisor(claims -> claims)).status()).isEqualTo(200);
  }

  @Test
  void noneAtAllIsRefusedWithWhatToDo() throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      var answer =
          http.send(HttpRequest.newBuilder(api.uri(A_LIST)).build(), BodyHandlers.ofString());

      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.headers().firstValue("WWW-Authenticate"))
          .contains("Bearer realm=\"lotsen\"");
      assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
      assertThat(answer.body()).contains("not-signed-in");
    }
  }

  @Test
  void oneThatHasRunOutIsRefused(CapturedOutput output) {
    refused(
        advisor(
            claims ->
                claims
                    .issueTime(ago(Duration.ofHours(1)))
                    .expirationTime(ago(Duration.ofMinutes(2)))),
        output,
        "expired");
  }

  @Test
  void aClockThatIsAMinuteOffIsNoFault() {
    assertThat(
            asked(
                    advisor(
                        claims ->
                            claims
                                .issueTime(ago(Duration.ofHours(1)))
                                .expirationTime(ago(Duration.ofSeconds(30)))))
                .status())
        .isEqualTo(200);
  }

  @Test
  void oneOfTomorrowIsRefused(CapturedOutput output) {
    refused(
        advisor(claims -> claims.notBeforeTime(ago(Duration.ofDays(-1)))), output, "used before");
  }

  @Test
  void oneThatNeverRunsOutIsRefused(CapturedOutput output) {
    refused(advisor(claims -> claims.expirationTime(null)), output, "exp");
  }

  @Test
  void oneOfAnotherIssuerIsRefused(CapturedOutput output) {
    refused(advisor(claims -> claims.issuer("https://elsewhere.example")), output, "issuer");
  }

  @Test
  void oneForAnotherAudienceOrNoneIsRefused(CapturedOutput output) {
    refused(advisor(claims -> claims.audience("payroll")), output, "not meant for lotsen");
    refused(advisor(claims -> claims.audience((String) null)), output, "not meant for lotsen");
  }

  @Test
  void anIdTokenIsRefused(CapturedOutput output) {
    refused(advisor(claims -> claims.claim("typ", "ID")), output, "no access token");
  }

  @Test
  void oneWithoutASubjectIsRefused(CapturedOutput output) {
    refused(advisor(claims -> claims.subject(null)), output, "subject");
    refused(advisor(claims -> claims.subject("a b\nc")), output, "subject");
  }

  @Test
  void anUnsignedOneIsRefused(CapturedOutput output) throws ParseException {
    var claims = SignedJWT.parse(advisor(each -> each)).getJWTClaimsSet();
    refused(new PlainJWT(claims).serialize(), output, "Unsupported algorithm of none");
  }

  /** The public key is nobody's secret, so it is no shared one. */
  @Test
  void oneSignedWithThePublicKeyAsASharedSecretIsRefused(CapturedOutput output)
      throws ParseException, JOSEException, IOException, InterruptedException {
    var signed = SignedJWT.parse(advisor(each -> each));
    try (var http = HttpClient.newHttpClient()) {
      var keys =
          http.send(
                  HttpRequest.newBuilder(URI.create(issuer.jwkSetUri())).build(),
                  BodyHandlers.ofByteArray())
              .body();
      var forged =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.HS256)
                  .keyID(signed.getHeader().getKeyID())
                  .build(),
              signed.getJWTClaimsSet());
      forged.sign(new MACSigner(Arrays.copyOf(keys, Math.max(keys.length, 64))));
      refused(forged.serialize(), output, "Another algorithm expected");
    }
  }

  @Test
  void oneSignedWithAnotherKeyIsRefusedAlsoUnderAKnownId(CapturedOutput output)
      throws ParseException, JOSEException {
    var signed = SignedJWT.parse(advisor(each -> each));
    for (var id : List.of(signed.getHeader().getKeyID(), "unknown")) {
      var key = new ECKeyGenerator(Curve.P_256).keyID(id).generate();
      assertThat(new JWKSet(key).getKeys()).hasSize(1);
      var forged =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(id).build(),
              signed.getJWTClaimsSet());
      forged.sign(new ECDSASigner(key));
      refused(forged.serialize(), output, "refused");
    }
  }

  @Test
  void oneThatWasChangedIsRefused(CapturedOutput output) throws ParseException {
    var signed = SignedJWT.parse(advisor(each -> each)).serialize().split("[.]");
    var others =
        SignedJWT.parse(issuer.token("anna", claims -> claims.claim("roles", List.of("funder"))))
            .serialize()
            .split("[.]");
    refused(signed[0] + "." + others[1] + "." + signed[2], output, "signature");
    refused("no.token.atall", output, "no token");
  }

  /** What the identity provider calls a role and this Lotsen does not know gives nothing. */
  @Test
  void aRoleThatThereIsNotGivesNothing() {
    var answer =
        asked(
            issuer.token(
                "eve",
                claims ->
                    claims
                        .claim("roles", List.of("superuser", "offline_access", "ADVISOR"))
                        .claim("municipalities", List.of("*"))));

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body()).contains("missing-right").contains("cases.read");
  }

  private static Date ago(Duration time) {
    return Date.from(Instant.now().minus(time));
  }

  private Api.Answer asked(String token) {
    return api.get(A_LIST, "Authorization", "Bearer " + token);
  }

  private void refused(String token, CapturedOutput output, String why) {
    int before = output.getAll().length();
    var answer = asked(token);

    assertThat(answer.status()).as(answer.body()).isEqualTo(401);
    assertThat(answer.body())
        .contains("urn:lotsen:problem:not-signed-in")
        .doesNotContain("Exception", "nimbus", "JWT");
    assertThat(output.getAll().substring(before))
        .contains("A token was refused at GET /v1/cases from 127.0.0.1")
        .containsIgnoringCase(why)
        .doesNotContain(token);
  }
}
