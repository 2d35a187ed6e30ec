package se.lotsen.projection.state;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.Breakdown;

/** Puts the parts of a state record one after the other; used again for the next record. */
public final class StateWriter {
  private byte[] bytes = new byte[256];
  private int length;

  StateWriter begin() {
    length = 0;
    return this;
  }

  byte[] written() {
    return Arrays.copyOf(bytes, length);
  }

  public StateWriter octet(int value) {
    room(1);
    bytes[length++] = (byte) value;
    return this;
  }

  /** Seven bits to a byte, the lowest first; small numbers of either sign are short. */
  public StateWriter number(long value) {
    room(10);
    long left = (value << 1) ^ (value >> 63);
    while ((left & ~0x7FL) != 0) {
      bytes[length++] = (byte) ((left & 0x7F) | 0x80);
      left >>>= 7;
    }
    bytes[length++] = (byte) left;
    return this;
  }

  public StateWriter text(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    number(utf8.length);
    room(utf8.length);
    System.arraycopy(utf8, 0, bytes, length, utf8.length);
    length += utf8.length;
    return this;
  }

  /** A text that may be absent; an empty one is another thing. */
  public StateWriter textOrNull(@Nullable String value) {
    return value == null ? number(-1) : text(value);
  }

  public StateWriter day(LocalDate value) {
    return number(value.toEpochDay());
  }

  public StateWriter decimal(BigDecimal value) {
    var unscaled = value.unscaledValue();
    if (unscaled.bitLength() < Long.SIZE) {
      return number(value.scale()).number(unscaled.longValue());
    }
    throw new IllegalArgumentException("%s has too many digits".formatted(value));
  }

  public StateWriter breakdown(Breakdown value) {
    return decimal(value.women()).decimal(value.men()).decimal(value.notStated());
  }

  private void room(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
