package se.lotsen.projection.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.lotsen.model.Breakdown;
import se.lotsen.model.ClientId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.FactKind;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.event.EventJson;
import se.lotsen.model.indicator.LedgerEntry;

/** Entries written by hand are the bytes that Jackson writes. */
class LedgerEntrySerializerTest {
  private static final List<String> TEXTS =
      List.of(
          "case/3/0",
          "",
          "a\"b",
          "a\\b",
          "a\nb",
          "å",
          "\u007f",
          "\ud83d\ude00",
          "a/b",
          "<&>'",
          "x".repeat(700));
  private static final List<String> NUMBERS =
      List.of("0", "1", "-1.5", "0.05", "999999999999.99", "-120", "1E+3");

  private final LedgerEntrySerializer serializer = new LedgerEntrySerializer();

  static IntStream seeds() {
    return IntStream.rangeClosed(1, 2_000);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anEntryIsTheBytesThatJacksonWrites(int seed) {
    var random = new Random(seed);
    for (int again = 0; again < 2; again++) {
      var entry = any(random);

      assertThat(new String(serializer.serialize("t", entry), StandardCharsets.UTF_8))
          .isEqualTo(new String(EventJson.write(entry), StandardCharsets.UTF_8));
    }
  }

  private static LedgerEntry any(Random random) {
    var dimensions = new TreeMap<String, String>();
    for (int left = random.nextInt(4); left > 0; left--) {
      dimensions.put(text(random), text(random));
    }
    return new LedgerEntry(
        text(random),
        new FactKind("session"),
        new ProjectId("4K"),
        random.nextBoolean() ? null : new ClientId("01970000-0000-7000-8000-000000000001"),
        Municipality.values()[random.nextInt(6)],
        new AreaCode("advice"),
        new Breakdown(number(random), number(random), number(random)),
        LocalDate.ofEpochDay(random.nextInt(40_000) - 10_000),
        Instant.ofEpochSecond(random.nextInt(), random.nextInt(3) * 123_456_000L),
        text(random),
        random.nextBoolean() ? null : text(random),
        dimensions);
  }

  private static String text(Random random) {
    return random.nextInt(3) == 0 ? TEXTS.get(random.nextInt(TEXTS.size())) : "plain/7";
  }

  private static BigDecimal number(Random random) {
    return new BigDecimal(NUMBERS.get(random.nextInt(NUMBERS.size())));
  }
}
