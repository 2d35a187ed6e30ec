package se.lotsen.projection.state;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.Breakdown;

/** Takes the parts of a state record in the order in which they were written. */
public final class StateReader {
  private final byte[] bytes;
  private int at;

  public StateReader(byte[] bytes) {
    this.bytes = bytes;
  }

  public int octet() {
    return bytes[at++];
  }

  public long number() {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      int next = bytes[at++];
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return (value >>> 1) ^ -(value & 1);
      }
    }
    throw new IllegalArgumentException("A number of a state record does not end");
  }

  public String text() {
    var read = textOrNull();
    if (read == null) {
      throw new IllegalArgumentException("A text of a state record is missing");
    }
    return read;
  }

  public @Nullable String textOrNull() {
    long length = number();
    if (length == -1) {
      return null;
    }
    if (length < 0 || length > bytes.length - at) {
      throw new IllegalArgumentException("A text of a state record is cut off");
    }
    var read = new String(bytes, at, (int) length, StandardCharsets.UTF_8);
    at += (int) length;
    return read;
  }

  public LocalDate day() {
    return LocalDate.ofEpochDay(number());
  }

  public BigDecimal decimal() {
    int scale = Math.toIntExact(number());
    return BigDecimal.valueOf(number(), scale);
  }

  public Breakdown breakdown() {
    var women = decimal();
    var men = decimal();
    var notStated = decimal();
    return women.signum() == 0 && men.signum() == 0 && notStated.signum() == 0
        ? Breakdown.NONE
        : new Breakdown(women, men, notStated);
  }

  /** Refuses what is left over: the record was written in another form. */
  public void end() {
    if (at != bytes.length) {
      throw new IllegalArgumentException(
          "A state record has %d bytes too many".formatted(bytes.length - at));
    }
  }
}
