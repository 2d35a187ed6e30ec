package se.lotsen.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import se.lotsen.model.event.Topic;
import se.lotsen.model.event.Topics;

/**
 * What the demo history comes to, record by record and value by value, is what it came to when this
 * was recorded: rebuilding the inside changes nothing that others read. Where an event gets a new
 * version on purpose, {@code -Dlotsen.record=write} records anew; {@code target/demo-record} holds
 * all lines, to be compared with those of the commit before.
 */
@Execution(ExecutionMode.CONCURRENT)
class DemoRecordIT {
  private static final Path RECORDED = Path.of("src", "test", "resources", "recorded", "demo.txt");
  private static final Path ALL_LINES = Path.of("target", "demo-record");

  /** Ids of commands are of the time at which they came (UUIDv7). */
  private static final Pattern COMMAND_ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}");

  /** Where a record lies in its topic is chance, within the order of its aggregate. */
  private static final Pattern PLACE = Pattern.compile("lotsen_source=\\S+|\"asOf\":\"[0-9:,]*\"");

  @TempDir private Path folder;

  /** It is always the same moment. */
  @Configuration(proxyBeanMethods = false)
  static class OneMoment {
    @Bean
    @Primary
    Clock oneMoment() {
      return Clock.fixed(Instant.parse("2026-03-02T09:00:00Z"), ZoneOffset.UTC);
    }
  }

  @Test
  void whatTheDemoHistoryComesToHasNotChanged() throws IOException {
    try (var lotsen =
        Standalone.start(
            List.of(OneMoment.class),
            "--server.port=0",
            "--lotsen.standalone.demo=true",
            "--lotsen.standalone.data=" + folder.resolve("data"))) {
      var api = new Api(lotsen.port());
      await().until(() -> api.get("/actuator/health").status() == 200 && isCaughtUp(api));
      var lines = new TreeMap<String, List<String>>();
      var broker =
          new BrokerReader(
              lotsen
                  .context()
                  .getEnvironment()
                  .getRequiredProperty("spring.kafka.bootstrap-servers"));
      for (var topic : topics()) {
        lines.put(topic, linesOf(broker.records(List.of(topic))));
      }
      lines.put(
          "values",
          List.of(withoutChance(api.get("/v1/indicators/projects/DEMO/values").ok().body())));
      for (var what : List.of("cells", "ledger")) {
        lines.put(
            what,
            api.get("/v1/indicators/projects/DEMO/" + what).ok().body().lines().sorted().toList());
      }
      lines.put(
          "feed", List.of(withoutChance(api.get("/v1/feeds/projects/DEMO/values").ok().body())));
      assertRecorded(lines);
    }
  }

  private static boolean isCaughtUp(Api api) {
    return api.get("/actuator/caughtup").ok().json().get("caughtUp").asBoolean();
  }

  /** All but the values: how many of them were told on the way to the last is chance. */
  private static List<String> topics() {
    return Topics.ALL.stream()
        .map(Topic::name)
        .filter(name -> !name.equals(Topics.VALUES_NAME))
        .toList();
  }

  /**
   * Each record once and sorted: which of two aggregates comes first is chance, and so is whether
   * one is sent twice; the sequence of an aggregate's own stands in its headers.
   */
  private static List<String> linesOf(List<ConsumerRecord<byte[], byte[]>> records) {
    return records.stream().map(DemoRecordIT::lineOf).sorted().distinct().toList();
  }

  private static String lineOf(ConsumerRecord<byte[], byte[]> each) {
    var headers =
        StreamSupport.stream(each.headers().spliterator(), false)
            .map(header -> header.key() + "=" + text(header.value()))
            .sorted()
            .collect(Collectors.joining(" "));
    return withoutChance(
        "%d %s %s %s".formatted(each.partition(), text(each.key()), headers, text(each.value())));
  }

  private static String withoutChance(String line) {
    return PLACE.matcher(COMMAND_ID.matcher(line).replaceAll("COMMAND")).replaceAll("PLACE");
  }

  private static String text(byte[] bytes) {
    return bytes == null ? "-" : new String(bytes, StandardCharsets.UTF_8);
  }

  private static void assertRecorded(Map<String, List<String>> lines) throws IOException {
    var found = new ArrayList<String>();
    for (var each : lines.entrySet()) {
      Files.createDirectories(ALL_LINES);
      Files.write(ALL_LINES.resolve(each.getKey()), each.getValue());
      found.add(
          "%s %d %s".formatted(each.getKey(), each.getValue().size(), digest(each.getValue())));
    }
    if ("write".equals(System.getProperty("lotsen.record"))) {
      Files.write(RECORDED, found);
    }
    assertThat(found).isEqualTo(Files.readAllLines(RECORDED));
  }

  private static String digest(List<String> lines) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      lines.forEach(line -> sha.update((line + "\n").getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
