package se.lotsen.kit.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Date;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import se.lotsen.kit.CannotStart;

class SigningKeysTest {
  @TempDir Path folder;

  private static NimbusJwtDecoder decoder(SigningKeys keys) {
    return NimbusJwtDecoder.withJwkSource((selector, context) -> selector.select(keys.all()))
        .jwsAlgorithms(algorithms -> algorithms.addAll(TokenChecks.ALGORITHMS))
        .build();
  }

  /** As Lotsen made its keys before it signed with ES256; answers with a token of that key. */
  private String folderOfBefore() throws JOSEException, IOException {
    var key = new RSAKeyGenerator(2048).keyUse(KeyUse.SIGNATURE).keyID("before").generate();
    Files.writeString(folder.resolve("signing-keys.json"), new JWKSet(key).toString(false));
    var token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("before").build(),
            new JWTClaimsSet.Builder()
                .subject("anna")
                .expirationTime(new Date(System.currentTimeMillis() + 60_000))
                .build());
    token.sign(new RSASSASigner(key));
    return token.serialize();
  }

  @Test
  void keysOfBeforeSignNoMoreAndVerifyForOneRotation() throws JOSEException, IOException {
    var token = folderOfBefore();

    var keys = SigningKeys.in(folder.resolve("signing-keys.json"));

    assertThat(keys.all().getKeys().getFirst())
        .isInstanceOfSatisfying(
            ECKey.class, key -> assertThat(key.getCurve()).isEqualTo(Curve.P_256));
    assertThat(decoder(keys).decode(token).getSubject()).isEqualTo("anna");
    var again = SigningKeys.in(folder.resolve("signing-keys.json"));
    assertThat(again.all()).as("the next start changes nothing").isEqualTo(keys.all());

    again.rotate();
    assertThat(again.all().getKeys()).hasSize(2).allMatch(ECKey.class::isInstance);
    assertThatThrownBy(() -> decoder(again).decode(token)).hasMessageContaining("key");
  }

  @Test
  void onlyTheirOwnerReadsThem() throws IOException {
    SigningKeys.in(folder.resolve("signing-keys.json"));

    assertThat(Files.getPosixFilePermissions(folder.resolve("signing-keys.json")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void whatIsNoSetOfKeysStopsTheStart() throws IOException {
    Files.writeString(folder.resolve("signing-keys.json"), "no keys");

    assertThatThrownBy(() -> SigningKeys.in(folder.resolve("signing-keys.json")))
        .isInstanceOf(CannotStart.class);
  }
}
