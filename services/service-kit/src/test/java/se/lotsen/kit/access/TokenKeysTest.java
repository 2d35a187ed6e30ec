package se.lotsen.kit.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;

class TokenKeysTest {
  private HttpServer server;
  private String address;
  private ECKey key;

  @BeforeEach
  void serveKeys() throws Exception {
    key = new ECKeyGenerator(Curve.P_256).keyID("one").generate();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    address = "http://localhost:" + server.getAddress().getPort();
    var keys = new JWKSet(key).toString(true).getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/keys",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, keys.length);
          exchange.getResponseBody().write(keys);
          exchange.close();
        });
    server.createContext(
        "/moved",
        exchange -> {
          exchange.getResponseHeaders().set("Location", address + "/keys");
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void keysComeFromWhereTheyAreSaidToBeAndARedirectIsNotFollowed() throws Exception {
    assertThat(decoded("/keys")).isNotNull();

    assertThatThrownBy(() -> decoded("/moved")).isInstanceOf(JwtException.class);
  }

  private Jwt decoded(String path) throws Exception {
    return TokenChecks.decoderOf(settings(path), Trust.OF_JAVA, Clock.systemUTC()).decode(token());
  }

  private AccessProperties settings(String path) {
    return new AccessProperties(
        address, address + path, "", "lotsen", Duration.ofSeconds(60), Set.of());
  }

  private String token() throws Exception {
    var token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("one").build(),
            new JWTClaimsSet.Builder()
                .issuer(address)
                .subject("anna")
                .audience("lotsen")
                .expirationTime(Date.from(Instant.now().plusSeconds(600)))
                .build());
    token.sign(new ECDSASigner(key));
    return token.serialize();
  }
}
