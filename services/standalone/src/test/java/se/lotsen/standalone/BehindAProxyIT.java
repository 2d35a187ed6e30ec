package se.lotsen.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A proxy in front ends TLS and says so; it is believed where that was asked for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BehindAProxyIT {
  /** Ten times as many at once, which is enough for what is entered at the first start. */
  private static final int PER_SECOND = 20;

  private static final int MANY = 5_000;

  private static final String[] OVER_HTTPS = {
    "X-Forwarded-Proto", "https", "X-Forwarded-For", "203.0.113.7",
    "Accept", "text/html", "Authorization", "Nobody"
  };

  private Standalone lotsen;
  private Api api;

  @BeforeAll
  void start(@TempDir Path data) {
    lotsen =
        Standalone.start(
            List.of(),
            "--server.port=0",
            "--lotsen.security.issuer=",
            "--server.forward-headers-strategy=native",
            "--springdoc.swagger-ui.enabled=true",
            "--lotsen.web.requests-per-second=" + PER_SECOND,
            "--lotsen.standalone.data=" + data);
    api = new Api(lotsen.port());
  }

  @AfterAll
  void stop() {
    if (lotsen != null) {
      lotsen.close();
    }
  }

  @Test
  void browsersAreToldToUseHttpsForAYear() {
    assertThat(api.get("/login", OVER_HTTPS).header("Strict-Transport-Security"))
        .contains("max-age=31536000")
        .contains("includeSubDomains");
    assertThat(api.get("/openapi", OVER_HTTPS).header("Strict-Transport-Security")).isNotEmpty();
    assertThat(api.get("/login", "Accept", "text/html").header("Strict-Transport-Security"))
        .as("asked without TLS")
        .isEmpty();
  }

  @Test
  void cookiesAreForHttpsOnly() {
    var answer = api.get("/login", OVER_HTTPS);

    assertThat(answer.ok().header("Set-Cookie"))
        .as("%s", answer.http().headers())
        .contains("XSRF-TOKEN", "Secure", "HttpOnly");
  }

  /** Where they are asked for, the pages to try the API with are a program of this host. */
  @Test
  void pagesAreFromNowhereElse() {
    var answer = api.get("/swagger-ui/index.html", OVER_HTTPS);
    assertThat(answer.ok().header("Content-Security-Policy"))
        .contains("default-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("default-src 'none'");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(api.get("/docs", OVER_HTTPS).status()).isEqualTo(302);
  }

  @Test
  void theCallersTrueAddressIsCounted() {
    var answer = 200;
    for (int i = 0; i < MANY && answer == 200; i++) {
      answer = of("203.0.113.8");
    }

    assertThat(answer).isEqualTo(429);
    assertThat(of("203.0.113.9")).isEqualTo(200);
  }

  private int of(String address) {
    var path = "/actuator/health/liveness";
    return api.get(path, "Authorization", "Nobody", "X-Forwarded-For", address).status();
  }
}
