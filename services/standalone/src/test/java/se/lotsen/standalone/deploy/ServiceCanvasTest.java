package se.lotsen.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/services is made from the code, and fails here when the code has moved on. */
class ServiceCanvasTest {
  private static final Properties INTRODUCTIONS = introductions();

  private static Properties introductions() {
    var introductions = new Properties();
    try (var in =
        new InputStreamReader(
            Objects.requireNonNull(
                ServiceCanvasTest.class.getResourceAsStream("/service-canvases.properties")),
            StandardCharsets.UTF_8)) {
      introductions.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return introductions;
  }

  static Stream<ServiceCanvas> canvases() {
    return ServiceCanvas.ALL.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("canvases")
  void a_page_says_what_the_code_says(ServiceCanvas canvas) throws IOException {
    var page = canvas.render(INTRODUCTIONS);
    if ("write".equals(System.getProperty("lotsen.docs"))) {
      Files.writeString(Repository.path(canvas.file()), page);
    }
    assertThat(Repository.has(canvas.file()) ? Repository.read(canvas.file()) : "")
        .as(
            "%s is not what the code says now; write it anew: ./mvnw -pl services/standalone -am"
                + " test -Dtest=ServiceCanvasTest -Dsurefire.failIfNoSpecifiedTests=false"
                + " -Dlotsen.docs=write",
            canvas.file())
        .isEqualTo(page);
  }

  @Test
  void every_service_has_a_page_and_an_introduction() {
    var services = Repository.services();
    assertThat(canvases().map(ServiceCanvas::service))
        .containsExactlyInAnyOrderElementsOf(services);
    assertThat(INTRODUCTIONS.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(services);
  }

  @Test
  void what_is_looked_for_in_the_code_is_found() {
    assertThat(page("case-service"))
        .contains("- `POST /v1/cases/{id}/transitions` take step")
        .contains("- `GET /v1/cases` list cases — by `project`, `client`")
        .contains("  - `se.lotsen.case.opened.v1`")
        .contains("- `lotsen.contacts.events.v1` as `cases.contacts`")
        .contains("- `case-service.project_replicas`")
        .contains("- `lotsen.cases.dead-letters.v1`")
        .contains("- `relay`")
        .contains("- `POST /actuator/republish`")
        .contains("- `GET /actuator/health`")
        .contains("- `lotsen.listener.gaps`")
        .contains("- `lotsen.relay.lag`");
    assertThat(page("projection-service"))
        .contains("- `lotsen.cases.events.v1` with Kafka Streams, exactly once")
        .contains("- `lotsen.indicators.values.v1`, the newest of each key: `IndicatorValue`")
        .contains("- `lotsen.projection.threads` (`1`)")
        .contains("- `projection.ledger`\n")
        .contains("- `POST /actuator/projection`");
    assertThat(page("feed-service"))
        .contains("- `lotsen.indicators.values.v1`, every instance all of it")
        .contains("changes (text/event-stream)")
        .contains("## Keeps in MongoDB\n\nNothing.");
  }

  private static String page(String service) {
    return canvases()
        .filter(canvas -> canvas.service().equals(service))
        .findFirst()
        .orElseThrow()
        .render(INTRODUCTIONS);
  }
}
