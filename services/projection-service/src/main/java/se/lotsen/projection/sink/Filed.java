package se.lotsen.projection.sink;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.TreeMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.Breakdown;
import se.lotsen.model.ClientId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.FactKind;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.indicator.LedgerEntry;

/**
 * An entry as it is filed. Written by hand: a million of them are read for one question. What the
 * id says (which event caused it) is not written twice.
 *
 * @param order see {@link LedgerOrder}
 * @param source where the event that caused it lies on Kafka: {@code topic/partition/offset};
 *     absent where the record did not say
 */
public record Filed(LedgerEntry entry, String order, @Nullable String source) {
  public static final String PROJECT = "project";
  public static final String KIND = "kind";
  public static final String MUNICIPALITY = "municipality";
  public static final String CLIENT = "client";
  public static final String PARTICIPANT = "dimensions.participant";
  public static final String ORDER = "order";

  private static final String WOMEN = "women";
  private static final String MEN = "men";
  private static final String NOT_STATED = "notStated";

  static Filed of(LedgerEntry entry, @Nullable String source) {
    return new Filed(entry, LedgerOrder.of(entry), source);
  }

  Document write() {
    var document =
        new Document("_id", entry.id())
            .append(PROJECT, entry.project().value())
            .append(KIND, entry.kind().value());
    append(document, CLIENT, entry.client() == null ? null : entry.client().value());
    document
        .append(MUNICIPALITY, entry.municipality().scb())
        .append("area", entry.area().value())
        .append(
            "quantity",
            new Document(WOMEN, text(entry.quantity().women()))
                .append(MEN, text(entry.quantity().men()))
                .append(NOT_STATED, text(entry.quantity().notStated())))
        .append("on", entry.on().toString())
        .append("knownAt", entry.knownAt().toString());
    append(document, "reverses", entry.reverses());
    document.append("dimensions", new Document(entry.dimensions())).append(ORDER, order);
    append(document, "source", source);
    return document;
  }

  private static void append(Document document, String field, @Nullable String value) {
    if (value != null) {
      document.append(field, value);
    }
  }

  private static String text(BigDecimal number) {
    return number.toPlainString();
  }

  /** Reads a document of the ledger's collection. */
  public static Filed read(Document document) {
    var id = document.getString("_id");
    var client = document.getString(CLIENT);
    var quantity = document.get("quantity", Document.class);
    var dimensions = new TreeMap<String, String>();
    document
        .get("dimensions", Document.class)
        .forEach((name, code) -> dimensions.put(name, (String) code));
    return new Filed(
        new LedgerEntry(
            id,
            new FactKind(document.getString(KIND)),
            new ProjectId(document.getString(PROJECT)),
            client == null ? null : new ClientId(client),
            Municipality.of(document.getString(MUNICIPALITY)),
            new AreaCode(document.getString("area")),
            new Breakdown(
                new BigDecimal(quantity.getString(WOMEN)),
                new BigDecimal(quantity.getString(MEN)),
                new BigDecimal(quantity.getString(NOT_STATED))),
            LocalDate.parse(document.getString("on")),
            Instant.parse(document.getString("knownAt")),
            id.substring(0, id.lastIndexOf('/')),
            document.getString("reverses"),
            dimensions),
        document.getString(ORDER),
        document.getString("source"));
  }
}
