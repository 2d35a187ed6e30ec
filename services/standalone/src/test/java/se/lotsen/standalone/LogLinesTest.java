package se.lotsen.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.mock.env.MockEnvironment;
import tools.jackson.databind.json.JsonMapper;

/** How a line of the log looks, as it is shipped, and as a machine is given it. */
class LogLinesTest {
  private static final String FORGED = "2026-01-01T00:00:00.000Z WARN  [lotsen] Audit: forged";

  private final LoggerContext context = new LoggerContext();

  private LoggingEvent event(String message, Throwable thrown) {
    var event =
        new LoggingEvent(
            "", context.getLogger("se.lotsen.kit.Thing"), Level.WARN, message, thrown, null);
    event.setMDCPropertyMap(Map.of());
    event.setInstant(Instant.parse("2026-03-02T23:30:00.123Z"));
    return event;
  }

  private String line(LoggingEvent event) throws IOException {
    var shipped =
        PropertiesLoaderUtils.loadProperties(new ClassPathResource("lotsen-defaults.properties"))
            .getProperty("logging.pattern.console");
    var layout = new PatternLayout();
    layout.setContext(context);
    layout.setPattern(shipped.replace("${spring.application.name}", "lotsen"));
    layout.start();
    return layout.doLayout(event);
  }

  @Test
  void aLineSaysWhenInUtcHowBadWhichProcessWhereAndWhat() throws IOException {
    assertThat(line(event("Something happened", null)))
        .isEqualTo("2026-03-02T23:30:00.123Z WARN  [lotsen] Thing: Something happened\n");
  }

  @Test
  void aLineBreakInWhatIsSaidBeginsNoNewLine() throws IOException {
    assertThat(line(event("name\r\n" + FORGED, null)))
        .isEqualTo("2026-03-02T23:30:00.123Z WARN  [lotsen] Thing: name | " + FORGED + "\n");
  }

  @Test
  void everyLineOfATraceIsIndented() throws IOException {
    var lines = line(event("It broke", new IllegalStateException("a\n" + FORGED))).lines().toList();

    assertThat(lines).hasSizeGreaterThan(5);
    assertThat(lines.get(0)).endsWith("Thing: It broke");
    assertThat(lines.get(1)).startsWith("java.lang.IllegalStateException: a");
    assertThat(lines.subList(2, lines.size())).allMatch(line -> line.startsWith("    "));
  }

  @Test
  void aMachineIsGivenOneJsonObjectALine() {
    var environment = new MockEnvironment().withProperty("spring.application.name", "case-service");
    context.putObject(Environment.class.getName(), environment);
    var encoder = new StructuredLogEncoder();
    encoder.setContext(context);
    encoder.setFormat("ecs");
    encoder.start();

    var line =
        new String(
            encoder.encode(event("a\n" + FORGED, new IllegalStateException("b\n" + FORGED))),
            StandardCharsets.UTF_8);

    assertThat(line.lines()).hasSize(1);
    var json = JsonMapper.shared().readTree(line);
    assertThat(json.get("@timestamp").asString()).isEqualTo("2026-03-02T23:30:00.123Z");
    assertThat(json.get("message").asString()).isEqualTo("a\n" + FORGED);
    assertThat(json.at("/service/name").asString()).isEqualTo("case-service");
    assertThat(json.at("/log/level").asString()).isEqualTo("WARN");
  }
}
