package se.lotsen.embedded.index;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KeyWriterTest {
  /** In MongoDB's order. */
  private static final List<Object> RISING =
      List.of(
          MinKey.getInstance(),
          Missing.getInstance(),
          Double.NEGATIVE_INFINITY,
          -(1L << 62),
          -(1L << 60) - 1,
          -1e15,
          -2,
          -1.5,
          0,
          Double.MIN_VALUE,
          1,
          new Decimal128(new BigDecimal("2.5")),
          3L,
          (1L << 53) + 1,
          (1L << 60) - 1,
          1L << 60,
          (1L << 60) + 1,
          Long.MAX_VALUE - 1,
          1e300,
          Double.POSITIVE_INFINITY,
          "",
          "\0",
          "\0\0",
          "\0a",
          "a",
          "a\0",
          "a\0b",
          "ab",
          "b",
          "\u00e5",
          "\u0800",
          "\uD83D\uDE00",
          "\uFFFD",
          new Document(),
          new Document("a", 1),
          new Document("a", 1).append("b", 1),
          new Document("a", 2),
          new BinData(new byte[] {5}),
          new BinData(new byte[] {-5}),
          new BinData(new byte[] {1, 1}),
          new UUID(0, 1),
          new UUID(0, -1),
          new UUID(1, 0),
          new UUID(-1, 0),
          new ObjectId("000000000000000000000001"),
          new ObjectId("ff0000000000000000000001"),
          false,
          true,
          Instant.ofEpochMilli(-1),
          Instant.EPOCH,
          Instant.ofEpochMilli(1),
          MaxKey.getInstance());

  @Test
  void bytes_compare_as_the_values_do_rising_and_falling() {
    for (int i = 0; i + 1 < RISING.size(); i++) {
      byte[] less = KeyWriter.of(RISING.get(i));
      byte[] more = KeyWriter.of(RISING.get(i + 1));

      assertThat(less)
          .as("%s before %s", RISING.get(i), RISING.get(i + 1))
          .satisfies(bytes -> assertThat(Arrays.compareUnsigned(bytes, more)).isNegative());
      assertThat(Arrays.compareUnsigned(complement(less), complement(more))).isPositive();
    }
  }

  @Test
  void the_order_is_mongo_java_servers_own() {
    List<Object> shuffled = new ArrayList<>(RISING);
    Collections.shuffle(shuffled, new Random(1));

    shuffled.sort(ValueComparator.ascWithoutListHandling());

    assertThat(shuffled).isEqualTo(RISING);
  }

  @Test
  void equal_values_of_different_types_have_the_same_bytes() {
    assertThat(KeyWriter.of(1L)).isEqualTo(KeyWriter.of(1)).isEqualTo(KeyWriter.of(1.0));
    assertThat(KeyWriter.of(new Decimal128(new BigDecimal("2.50")))).isEqualTo(KeyWriter.of(2.5));
    assertThat(KeyWriter.of(-0.0)).isEqualTo(KeyWriter.of(0));
    assertThat(KeyWriter.of(null)).isEqualTo(KeyWriter.of(Missing.getInstance()));
    assertThat(KeyWriter.of(new Document("a", 1L))).isEqualTo(KeyWriter.of(new Document("a", 1.0)));
  }

  @Test
  void no_value_begins_as_another_one_so_that_fields_can_follow_each_other() {
    List<byte[]> all =
        Stream.concat(RISING.stream(), Stream.of(List.of(), List.of(1), List.of(1, 2)))
            .map(KeyWriter::of)
            .toList();

    for (byte[] one : all) {
      assertThat(all)
          .filteredOn(other -> other.length > one.length)
          .noneMatch(other -> Arrays.equals(one, Arrays.copyOf(other, one.length)));
    }
  }

  private static byte[] complement(byte[] bytes) {
    byte[] turned = bytes.clone();
    for (int i = 0; i < turned.length; i++) {
      turned[i] = (byte) ~turned[i];
    }
    return turned;
  }
}
