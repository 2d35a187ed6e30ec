package se.lotsen.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Machines that prove with a key of their own who they are (private key JWT, RFC 7523). */
@ExtendWith(OneProcess.class)
class MachineKeysIT {
  private final Api api;

  MachineKeysIT(Standalone lotsen) {
    this.api = new Api(lotsen.port());
  }

  private void machine(String id, JWK... keys) {
    api.post(
            "/v1/accounts",
            """
            {"id": "%s", "kind": "MACHINE",
             "rights": {"roles": ["FUNDER"], "funder": "lansstyrelsen"}}"""
                .formatted(id))
        .ok();
    assertThat(register(id, keys).ok().json().get("hasKeys").asBoolean()).isTrue();
  }

  private Api.Answer register(String id, JWK... keys) {
    return api.put(
        "/v1/accounts/" + id + "/keys",
        Stream.of(keys)
            .map(JWK::toJSONString)
            .collect(Collectors.joining(",", "{\"keys\": [", "]}")));
  }

  private static ECKey key(String id) throws JOSEException {
    return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
  }

  private String signed(ECKey key, String machine, UnaryOperator<JWTClaimsSet.Builder> more)
      throws JOSEException {
    return signed(JWSAlgorithm.ES256, key.getKeyID(), new ECDSASigner(key), machine, more);
  }

  private String signed(
      JWSAlgorithm algorithm,
      String key,
      JWSSigner signer,
      String machine,
      UnaryOperator<JWTClaimsSet.Builder> more)
      throws JOSEException {
    var now = Instant.now();
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(machine)
            .subject(machine)
            .audience(api.address())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(Duration.ofMinutes(1))))
            .jwtID(UUID.randomUUID().toString());
    var assertion =
        new SignedJWT(
            new JWSHeader.Builder(algorithm).keyID(key).build(), more.apply(claims).build());
    assertion.sign(signer);
    return assertion.serialize();
  }

  private static String subjectOf(String assertion) {
    try {
      return SignedJWT.parse(assertion).getJWTClaimsSet().getSubject();
    } catch (ParseException e) {
      throw new AssertionError(e);
    }
  }

  private Api.Answer ask(String assertion) {
    return new Browser(api)
        .answer(
            "/oauth2/token",
            Map.of(
                "grant_type",
                "client_credentials",
                "client_id",
                subjectOf(assertion),
                "client_assertion_type",
                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion",
                assertion));
  }

  @Test
  void aMachineWithItsKeyGetsATokenAndTheSameProofIsGoodOnce() throws JOSEException {
    var key = key("one");
    machine("nyckelsystem", key.toPublicJWK());
    var proof = signed(key, "nyckelsystem", claims -> claims);

    var token = ask(proof).ok().text("access_token");

    assertThat(api.get("/v1/feeds/projects/4K/values", "Authorization", "Bearer " + token).status())
        .isEqualTo(200);
    assertThat(ask(proof).status()).as("a proof is good once").isEqualTo(401);
    assertThat(ask(signed(key, "nyckelsystem", claims -> claims)).status()).isEqualTo(200);
  }

  @Test
  void whatProvesNothingIsRefused() throws JOSEException {
    var key = key("two");
    machine("provsystem", key.toPublicJWK());
    var longAgo = Date.from(Instant.now().minus(Duration.ofMinutes(3)));
    var far = Date.from(Instant.now().plus(Duration.ofHours(1)));
    var rsa = new RSAKeyGenerator(3072).keyID("two").generate();

    for (var refused :
        List.of(
            signed(key("two"), "provsystem", claims -> claims),
            signed(key, "provsystem", claims -> claims.jwtID(null)),
            signed(key, "provsystem", claims -> claims.issueTime(null)),
            signed(key, "provsystem", claims -> claims.expirationTime(longAgo)),
            signed(key, "provsystem", claims -> claims.expirationTime(far)),
            signed(key, "provsystem", claims -> claims.audience("https://another.example")),
            signed(key, "provsystem", claims -> claims.issuer("another")),
            signed(
                JWSAlgorithm.RS256, "two", new RSASSASigner(rsa), "provsystem", claims -> claims),
            signed(key, "no-such-machine", claims -> claims))) {
      assertThat(ask(refused).status()).as(refused).isEqualTo(401);
    }
  }

  @Test
  void keysAreExchangedWithoutAPauseAndASecretTakesTheirPlace() throws JOSEException {
    var old = key("old");
    var next = key("next");
    machine("bytessystem", old.toPublicJWK());

    register("bytessystem", old.toPublicJWK(), next.toPublicJWK()).ok();
    assertThat(ask(signed(old, "bytessystem", claims -> claims)).status()).isEqualTo(200);
    register("bytessystem", next.toPublicJWK()).ok();
    assertThat(ask(signed(old, "bytessystem", claims -> claims)).status()).isEqualTo(401);
    assertThat(ask(signed(next, "bytessystem", claims -> claims)).status()).isEqualTo(200);

    api.post("/v1/accounts/bytessystem/credentials", null).ok();
    assertThat(ask(signed(next, "bytessystem", claims -> claims)).status()).isEqualTo(401);
  }

  /** Also a bigger RSA key is taken, and signs with PSS. */
  @Test
  void anRsaKeySignsWithPss() throws JOSEException {
    var key = new RSAKeyGenerator(3072).keyID("pss").generate();
    machine("rsasystem", key.toPublicJWK());
    var signer = new RSASSASigner(key);

    assertThat(
            ask(signed(JWSAlgorithm.PS256, "pss", signer, "rsasystem", claims -> claims)).status())
        .isEqualTo(200);
    assertThat(
            ask(signed(JWSAlgorithm.RS256, "pss", signer, "rsasystem", claims -> claims)).status())
        .as("not with PKCS#1 v1.5")
        .isEqualTo(401);
  }

  @Test
  void keysThatAreSecretWeakOrNoneAreRefusedAndAPersonHasNone() throws JOSEException {
    machine("nyckelfel", key("good").toPublicJWK());
    var good = key("same").toPublicJWK();

    assertThat(register("nyckelfel", key("private")).body()).contains("no-key", "privat");
    for (var refused :
        List.of(
            new JWK[] {new RSAKeyGenerator(2048).keyID("weak").generate().toPublicJWK()},
            new JWK[] {new OctetSequenceKeyGenerator(256).keyID("shared").generate()},
            new JWK[] {new ECKeyGenerator(Curve.P_256).generate().toPublicJWK()},
            new JWK[] {new ECKeyGenerator(Curve.P_384).keyID("other").generate().toPublicJWK()},
            new JWK[] {good, good},
            new JWK[] {})) {
      assertThat(register("nyckelfel", refused).status()).isEqualTo(422);
    }
    assertThat(api.put("/v1/accounts/nyckelfel/keys", "{\"keys\": [{\"kty\": \"?\"}]}").status())
        .isEqualTo(422);
    api.post(
            "/v1/accounts", "{\"id\": \"nina\", \"kind\": \"PERSON\", \"rights\": {\"roles\": []}}")
        .ok();
    assertThat(register("nina", good).status()).isEqualTo(404);
  }
}
