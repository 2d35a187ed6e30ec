package se.lotsen.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.h2.mvstore.WriteBuffer;
import org.junit.jupiter.api.Test;

class DocumentTypeTest {
  @Test
  void a_document_is_read_from_disk_as_it_was_written() {
    // given
    Document document =
        new Document("_id", UUID.fromString("018f0000-0000-7000-8000-000000000001"))
            .append("text", "åäö")
            .append("hours", new Decimal128(new BigDecimal("2.50")))
            .append("version", 7)
            .append("sequence", Long.MAX_VALUE)
            .append("at", Instant.parse("2026-05-03T10:15:30.123Z"))
            .append("other", new ObjectId())
            .append("nothing", null)
            .append("journal", List.of(new Document("seq", 1), new Document("seq", 2)))
            .append("mixed", Arrays.asList("a", null, 1.5, true));

    // when
    WriteBuffer written = new WriteBuffer();
    DocumentType.INSTANCE.write(written, document);
    ByteBuffer disk = written.getBuffer();
    disk.flip();

    // then
    assertThat(DocumentType.INSTANCE.read(disk)).isEqualTo(document);
  }

  @Test
  void memory_is_counted_for_everything_inside() {
    Document small = new Document("journal", List.of());
    Document large = new Document("journal", List.of(new Document("text", "x".repeat(1_000))));

    int difference =
        DocumentType.INSTANCE.getMemory(large) - DocumentType.INSTANCE.getMemory(small);

    assertThat(difference).isBetween(1_000, 2_000);
  }
}
