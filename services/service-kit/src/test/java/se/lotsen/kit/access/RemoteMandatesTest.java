package se.lotsen.kit.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.client.RestClientException;
import se.lotsen.model.access.Role;
import se.lotsen.model.access.Scope;

/** How a service asks the registry whether a mandate is in force. */
class RemoteMandatesTest {
  private static final String KNOWN =
      """
      {"id": "m-1", "version": 1, "kind": "LEAVE_COVER", "holder": "berit", "onBehalfOf": "anna",
       "roles": ["advisor", "not-known-here"], "reach": {"municipalities": ["2460"]},
       "reason": "Semester", "from": "2026-03-01T00:00:00Z", "until": "2026-03-09T00:00:00Z",
       "inForce": %s, "reviewed": false}""";

  private final AtomicLong nanos = new AtomicLong();
  private final List<String> asked = new ArrayList<>();
  private HttpServer registry;
  private RemoteMandates mandates;
  private volatile int status = 200;
  private volatile String body = KNOWN.formatted(true);

  @BeforeEach
  void start() throws IOException {
    registry = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    registry.createContext("/v1/mandates/", this::answer);
    registry.start();
    mandates =
        new RemoteMandates(
            "http://localhost:" + registry.getAddress().getPort(),
            ServiceClients.byDefault(),
            nanos::get);
    signIn("berit");
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked.add(exchange.getRequestHeaders().getFirst("Authorization"));
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static void signIn(String who) {
    SecurityContextHolder.getContext()
        .setAuthentication(
            new JwtAuthenticationToken(
                Jwt.withTokenValue("token-of-" + who).header("alg", "ES256").subject(who).build()));
  }

  @AfterEach
  void stop() {
    registry.stop(0);
    SecurityContextHolder.clearContext();
  }

  @Test
  void whatTheRegistrySaysIsWhatIsInForce() {
    var mandate = mandates.find("m-1").orElseThrow();

    assertThat(mandate.holder()).isEqualTo("berit");
    assertThat(mandate.onBehalfOf()).isEqualTo("anna");
    assertThat(mandate.roles()).containsExactly(Role.ADVISOR);
    assertThat(mandate.reach())
        .containsEntry(Scope.MUNICIPALITY, Set.of("2460"))
        .containsEntry(Scope.PROJECT, Set.of());
    assertThat(mandate.until()).isEqualTo(Instant.parse("2026-03-09T00:00:00Z"));
    assertThat(asked).containsExactly("Bearer token-of-berit");
  }

  @Test
  void anAnswerIsRememberedForHalfAMinuteAndForNobodyElse() {
    mandates.find("m-1");
    mandates.find("m-1");
    assertThat(asked).hasSize(1);

    signIn("cecilia");
    mandates.find("m-1");
    assertThat(asked).containsExactly("Bearer token-of-berit", "Bearer token-of-cecilia");

    signIn("berit");
    body = KNOWN.formatted(false);
    nanos.addAndGet(Duration.ofSeconds(31).toNanos());
    assertThat(mandates.find("m-1")).as("it was ended meanwhile").isEmpty();
  }

  @Test
  void whatOneMayNotSeeIsNotInForce() {
    for (int refused : List.of(403, 404)) {
      status = refused;
      assertThat(mandates.find("m-" + refused)).isEmpty();
    }
  }

  @Test
  void aRegistryThatIsAwayIsNoAnswer() {
    status = 503;
    assertThatThrownBy(() -> mandates.find("m-1")).isInstanceOf(RestClientException.class);

    status = 200;
    assertThat(mandates.find("m-1")).as("asked again").isPresent();
  }
}
