package se.lotsen.standalone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientResponseException;

/**
 * Enters the three real projects through the public API when they are not there yet, and with
 * {@code --demo} the invented history too. Health is DOWN until this is done.
 */
final class FirstStart implements ApplicationRunner, HealthIndicator {
  private static final Logger log = LoggerFactory.getLogger(FirstStart.class);
  private static final String USER = "first-start";
  private static final List<String> PROJECTS = List.of("4K", "DUR", "ATTRAHERA-FLERA");

  private static final RetryTemplate UNTIL_HEARD =
      new RetryTemplate(
          RetryPolicy.builder()
              .includes(RestClientResponseException.class)
              .maxRetries(300)
              .delay(Duration.ofMillis(100))
              .build());

  private final WebServerApplicationContext server;
  private final StandaloneProperties settings;
  private final ProcessTokens tokens;
  private final Clock clock;
  private volatile boolean done;

  FirstStart(
      WebServerApplicationContext server,
      StandaloneProperties settings,
      ProcessTokens tokens,
      Clock clock) {
    this.server = server;
    this.tokens = tokens;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public void run(ApplicationArguments arguments) throws IOException {
    var api = api();
    for (var code : PROJECTS) {
      enter(api, code, definition("projects/" + code.toLowerCase(Locale.ROOT) + ".json"));
    }
    var mark = new DemoMark(settings.data(), LocalDate.now(clock));
    if (settings.demo() && !mark.isDone()) {
      new DemoHistory(new DemoApi(address(), () -> tokens.token(USER)), mark.begunOn()).enter();
      mark.done();
    }
    done = true;
  }

  @Override
  public Health health() {
    return done
        ? Health.up().build()
        : Health.down().withDetail("projects", "being entered").build();
  }

  private RestClient api() {
    return RestClient.builder()
        .baseUrl(address())
        .defaultRequest(
            request -> request.headers(headers -> headers.setBearerAuth(tokens.token(USER))))
        .build();
  }

  private String address() {
    var web = server.getWebServer();
    if (web == null) {
      throw new IllegalStateException("There is no web server to enter the projects through");
    }
    return "http://localhost:" + web.getPort();
  }

  private static String definition(String resource) throws IOException {
    return new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8);
  }

  /** Each step under its own key, so that a start cut short is made good by the next. */
  static void enter(RestClient api, String code, String definition) {
    if (isActive(api, code)) {
      return;
    }
    post(api, "/v1/projects", "first-start-plan-" + code, definition);
    post(
        api,
        "/v1/projects/" + code + "/transitions",
        "first-start-activate-" + code,
        Map.of("trigger", "ACTIVATE"));
    awaitHeard(api, code);
    log.info("Entered project {}", code);
  }

  /** The other services hear of a project a little later; until they have, this is not up. */
  private static void awaitHeard(RestClient api, String code) {
    for (var path :
        List.of("/v1/indicators/projects/{code}/values", "/v1/feeds/projects/{code}/values")) {
      UNTIL_HEARD.invoke(() -> api.get().uri(path, code).retrieve().toBodilessEntity());
    }
  }

  private static boolean isActive(RestClient api, String code) {
    var answer =
        api.get()
            .uri("/v1/projects/{code}", code)
            .retrieve()
            .onStatus(HttpStatusCode::is4xxClientError, (request, response) -> {})
            .toEntity(Map.class);
    var body = answer.getBody();
    return answer.getStatusCode().is2xxSuccessful()
        && body != null
        && !"PLANNED".equals(body.get("status"));
  }

  private static void post(RestClient api, String path, String key, Object body) {
    api.post()
        .uri(path)
        .header("Idempotency-Key", key)
        .contentType(MediaType.APPLICATION_JSON)
        .body(body)
        .retrieve()
        .toBodilessEntity();
  }
}
