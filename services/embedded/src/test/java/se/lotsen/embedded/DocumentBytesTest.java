package se.lotsen.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DocumentBytesTest {
  private static final Document DOCUMENT =
      new Document("_id", UUID.fromString("018f0000-0000-7000-8000-000000000001"))
          .append("text", "åäö")
          .append("hours", new Decimal128(new BigDecimal("2.50")))
          .append("version", 7)
          .append("sequence", Long.MAX_VALUE)
          .append("share", 0.25)
          .append("at", Instant.parse("2026-05-03T10:15:30.123Z"))
          .append("other", new ObjectId())
          .append("nothing", null)
          .append("data", new BinData(new byte[] {1, 2}))
          .append("pattern", new BsonRegularExpression("a.*", "i"))
          .append("stamp", new BsonTimestamp(7))
          .append("greatest", MaxKey.getInstance())
          .append("journal", List.of(new Document("seq", 1), new Document("seq", 2)))
          .append("mixed", Arrays.asList("a", null, 1.5, true))
          .append("flag", true);

  @Test
  void a_document_is_read_as_it_was_written() {
    assertThat(Bson.decode(Bson.encode(DOCUMENT))).hasToString(DOCUMENT.toString());
  }

  @Test
  void single_fields_are_read_without_the_others() {
    byte[] bytes = Bson.encode(DOCUMENT);

    for (String field : DOCUMENT.keySet()) {
      assertThat(Bson.decode(bytes, Set.of(field)).toString())
          .isEqualTo(new Document(field, DOCUMENT.get(field)).toString());
    }
    assertThat(Bson.decode(bytes, Set.of("flag", "version", "missing")).keySet())
        .containsExactly("version", "flag");
    assertThat(Bson.decode(bytes, Set.of())).isEmpty();
  }
}
