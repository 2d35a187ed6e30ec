package se.lotsen.projection.stream;

import java.util.Arrays;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.Breakdown;
import se.lotsen.model.event.EventJson;
import se.lotsen.model.indicator.LedgerEntry;

/**
 * Writes ledger entries as {@link EventJson} does, byte for byte, without asking anew what an entry
 * consists of: a rebuild writes them by the million. Ids, codes and numbers are plain ASCII; an
 * entry with any other character is left to Jackson.
 */
final class LedgerEntrySerializer implements Serializer<LedgerEntry> {
  private byte[] bytes = new byte[512];
  private int length;
  private boolean isPlain;

  @Override
  @SuppressWarnings("NullAway") // Kafka's serializers carry nulls without saying so
  public byte[] serialize(String topic, LedgerEntry entry) {
    if (entry == null) {
      return null;
    }
    length = 0;
    isPlain = true;
    write(entry);
    return isPlain ? Arrays.copyOf(bytes, length) : EventJson.write(entry);
  }

  private void write(LedgerEntry entry) {
    field("{\"id\":\"", entry.id());
    field("\",\"kind\":\"", entry.kind().value());
    field("\",\"project\":\"", entry.project().value());
    optional("\",\"client\":\"", entry.client() == null ? null : entry.client().value());
    field("\",\"municipality\":\"", entry.municipality().scb());
    field("\",\"area\":\"", entry.area().value());
    write("\",\"quantity\":");
    write(entry.quantity());
    field(",\"on\":\"", entry.on().toString());
    field("\",\"knownAt\":\"", entry.knownAt().toString());
    field("\",\"causedBy\":\"", entry.causedBy());
    optional("\",\"reverses\":\"", entry.reverses());
    write("\",\"dimensions\":{");
    var isFirst = true;
    for (var dimension : entry.dimensions().entrySet()) {
      field(isFirst ? "\"" : ",\"", dimension.getKey());
      field("\":\"", dimension.getValue());
      write("\"");
      isFirst = false;
    }
    write("}}");
  }

  private void write(Breakdown quantity) {
    field("{\"women\":", quantity.women().toPlainString());
    field(",\"men\":", quantity.men().toPlainString());
    field(",\"notStated\":", quantity.notStated().toPlainString());
    write("}");
  }

  private void optional(String before, @Nullable String value) {
    if (value != null) {
      field(before, value);
    }
  }

  private void field(String before, String value) {
    write(before);
    for (int at = 0; at < value.length(); at++) {
      char one = value.charAt(at);
      isPlain &= one >= ' ' && one < 127 && one != '"' && one != '\\';
    }
    write(value);
  }

  @SuppressWarnings("deprecation") // takes the low bytes: right for ASCII, and else it is not used
  private void write(String ascii) {
    int more = ascii.length();
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }
    ascii.getBytes(0, more, bytes, length);
    length += more;
  }
}
