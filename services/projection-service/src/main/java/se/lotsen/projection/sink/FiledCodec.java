package se.lotsen.projection.sink;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoCollection;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.BsonWriter;
import org.bson.Document;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.codecs.configuration.CodecRegistry;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.Breakdown;
import se.lotsen.model.ClientId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.FactKind;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.indicator.LedgerEntry;

/**
 * Entries as BSON, without documents in between: a million of them are read for one question. What
 * the id says (which event caused it) is not written twice.
 */
final class FiledCodec implements Codec<Filed> {
  private static final CodecRegistry REGISTRY =
      CodecRegistries.fromRegistries(
          CodecRegistries.fromCodecs(new FiledCodec()),
          MongoClientSettings.getDefaultCodecRegistry());

  private static final Map<String, Municipality> MUNICIPALITIES =
      Arrays.stream(Municipality.values())
          .collect(Collectors.toUnmodifiableMap(Municipality::scb, Function.identity()));

  private static final String ID = "_id";
  private static final String AREA = "area";
  private static final String QUANTITY = "quantity";
  private static final String WOMEN = "women";
  private static final String MEN = "men";
  private static final String NOT_STATED = "notStated";
  private static final String ON = "on";
  private static final String KNOWN_AT = "knownAt";
  private static final String REVERSES = "reverses";
  private static final String DIMENSIONS = "dimensions";
  private static final String SOURCE = "source";
  private static final String CAUSE = "cause";
  private static final String CHANGES = "changes";

  /** The ledger's collection, entry by entry. */
  static MongoCollection<Filed> entriesOf(MongoCollection<Document> ledger) {
    return ledger.withDocumentClass(Filed.class).withCodecRegistry(REGISTRY);
  }

  @Override
  public Class<Filed> getEncoderClass() {
    return Filed.class;
  }

  @Override
  public void encode(BsonWriter writer, Filed filed, EncoderContext context) {
    var entry = filed.entry();
    writer.writeStartDocument();
    writer.writeString(ID, entry.id());
    writer.writeString(Filed.PROJECT, entry.project().value());
    writer.writeString(Filed.KIND, entry.kind().value());
    write(writer, Filed.CLIENT, entry.client() == null ? null : entry.client().value());
    writer.writeString(Filed.MUNICIPALITY, entry.municipality().scb());
    writer.writeString(AREA, entry.area().value());
    writer.writeStartDocument(QUANTITY);
    writer.writeString(WOMEN, entry.quantity().women().toPlainString());
    writer.writeString(MEN, entry.quantity().men().toPlainString());
    writer.writeString(NOT_STATED, entry.quantity().notStated().toPlainString());
    writer.writeEndDocument();
    writer.writeString(ON, entry.on().toString());
    writer.writeString(KNOWN_AT, entry.knownAt().toString());
    write(writer, REVERSES, entry.reverses());
    writer.writeStartDocument(DIMENSIONS);
    entry.dimensions().forEach(writer::writeString);
    writer.writeEndDocument();
    writer.writeString(Filed.ORDER, filed.order());
    write(writer, SOURCE, filed.source());
    write(writer, CAUSE, filed.cause());
    write(writer, CHANGES, filed.changes() ? CHANGES : null);
    writer.writeInt64(Filed.POSITION, filed.position());
    writer.writeEndDocument();
  }

  private static void write(BsonWriter writer, String field, @Nullable String value) {
    if (value != null) {
      writer.writeString(field, value);
    }
  }

  @Override
  public Filed decode(BsonReader reader, DecoderContext context) {
    var texts = new HashMap<String, String>();
    var quantity = new HashMap<String, String>();
    var dimensions = new TreeMap<String, String>();
    long position = -1;
    reader.readStartDocument();
    while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
      var field = reader.readName();
      if (reader.getCurrentBsonType() == BsonType.STRING) {
        texts.put(field, reader.readString());
      } else if (reader.getCurrentBsonType() == BsonType.DOCUMENT) {
        read(reader, field.equals(QUANTITY) ? quantity : dimensions);
      } else if (field.equals(Filed.POSITION)) {
        position = reader.readInt64();
      } else {
        reader.skipValue();
      }
    }
    reader.readEndDocument();
    var id = text(texts, ID);
    var client = texts.get(Filed.CLIENT);
    return new Filed(
        new LedgerEntry(
            id,
            new FactKind(text(texts, Filed.KIND)),
            new ProjectId(text(texts, Filed.PROJECT)),
            client == null ? null : new ClientId(client),
            Objects.requireNonNull(MUNICIPALITIES.get(text(texts, Filed.MUNICIPALITY))),
            new AreaCode(text(texts, AREA)),
            new Breakdown(
                new BigDecimal(text(quantity, WOMEN)),
                new BigDecimal(text(quantity, MEN)),
                new BigDecimal(text(quantity, NOT_STATED))),
            LocalDate.parse(text(texts, ON)),
            Instant.parse(text(texts, KNOWN_AT)),
            id.substring(0, id.lastIndexOf('/')),
            texts.get(REVERSES),
            dimensions),
        text(texts, Filed.ORDER),
        texts.get(SOURCE),
        texts.get(CAUSE),
        texts.containsKey(CHANGES),
        position);
  }

  private static void read(BsonReader reader, Map<String, String> into) {
    reader.readStartDocument();
    while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
      into.put(reader.readName(), reader.readString());
    }
    reader.readEndDocument();
  }

  private static String text(Map<String, String> texts, String field) {
    var text = texts.get(field);
    if (text == null) {
      throw new IllegalStateException("An entry of the ledger has no " + field);
    }
    return text;
  }
}
