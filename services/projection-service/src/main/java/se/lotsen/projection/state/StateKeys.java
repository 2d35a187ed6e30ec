package se.lotsen.projection.state;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;

/** Keys as the store beneath has them: in UTF-8, whose order is that of the text. */
final class StateKeys {
  /** Greater than every character of a key. */
  private static final char AFTER_ALL = '\uffff';

  private StateKeys() {}

  static Bytes bytesOf(String key) {
    return Bytes.wrap(key.getBytes(StandardCharsets.UTF_8));
  }

  static String textOf(Bytes key) {
    return new String(key.get(), StandardCharsets.UTF_8);
  }

  /** Behind all keys that begin so. */
  static Bytes endOf(String prefix) {
    return bytesOf(prefix + AFTER_ALL);
  }
}
