package se.lotsen.testkit;

import com.nimbusds.jose.JOSEException;
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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import se.lotsen.model.access.Role;
import se.lotsen.model.access.Scope;

/**
 * Signs people in for tests: an issuer of tokens with keys of its own, which services fetch over
 * HTTP as they fetch anybody's. One for each JVM; {@link TestSession} tells services of it.
 */
public final class TestIssuer {
  /** Who does what a test does, unless it says who. */
  public static final String SOMEBODY = "anna";

  private static final Duration VALID = Duration.ofHours(6);

  private final ECKey key;
  private final HttpServer server;
  private final String address;

  private TestIssuer() {
    try {
      key = new ECKeyGenerator(Curve.P_256).keyID("test").generate();
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    address = "http://localhost:" + server.getAddress().getPort();
    serve("/jwks", new JWKSet(key).toString(true));
    server.setExecutor(
        Executors.newCachedThreadPool(
            task -> {
              var thread = new Thread(task, "test-issuer");
              thread.setDaemon(true);
              return thread;
            }));
    server.start();
  }

  private static final class Holder {
    static final TestIssuer ONE = new TestIssuer();
    static final String BEARER = "Bearer " + ONE.token();
  }

  /** The one of this JVM. */
  public static TestIssuer here() {
    return Holder.ONE;
  }

  private void serve(String path, String body) {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    server.createContext(
        path,
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }

  /** As in the claim {@code iss}. */
  public String issuer() {
    return address;
  }

  /** Where its keys are. */
  public String jwkSetUri() {
    return address + "/jwks";
  }

  /** What a service has to be told, as on its command line. */
  public List<String> settings() {
    return List.of(
        "--lotsen.security.issuer=" + issuer(), "--lotsen.security.jwk-set-uri=" + jwkSetUri());
  }

  /** A token of somebody who may do everything everywhere. */
  public String token() {
    return token(SOMEBODY);
  }

  /** A token of one who may do everything everywhere. */
  public String token(String who) {
    return token(
        who,
        claims ->
            claims
                .claim("roles", Arrays.stream(Role.values()).map(Role::claim).toList())
                .claim("municipalities", List.of(Scope.ALL))
                .claim("projects", List.of(Scope.ALL))
                .claim("funder", Scope.ALL)
                .claim("partner", Scope.ALL));
  }

  /**
   * A token with these claims beside those that every token has.
   *
   * @param more may also replace what every token has
   */
  public String token(String who, UnaryOperator<JWTClaimsSet.Builder> more) {
    var now = Instant.now();
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer())
            .audience("lotsen")
            .subject(who)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(VALID)));
    return signed(more.apply(claims).build());
  }

  private String signed(JWTClaimsSet claims) {
    try {
      var header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build();
      var token = new SignedJWT(header, claims);
      token.sign(new ECDSASigner(key));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The header of a request by somebody who may do everything. */
  public static String bearer() {
    return Holder.BEARER;
  }
}
