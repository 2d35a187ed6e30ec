package se.lotsen.embedded.index;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.LegacyUUID;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes values as bytes that compare, unsigned, as MongoDB orders the values; equal values give
 * equal bytes, and the bytes of one value are never the beginning of another's.
 *
 * <p>A number is its double and what that leaves of a long, so 1, 1L and 1.0 are one key; a
 * decimal's digits beyond a double's are not told apart. Strings are ordered by their UTF-16, as
 * mongo-java-server compares them.
 */
final class KeyWriter {
  /** What an array without elements is indexed as: MongoDB puts it before null. */
  enum Nothing {
    EMPTY_ARRAY
  }

  // In MongoDB's order. Neither they nor their complements are 0 or 255, which are left for bounds.
  private static final int END = 5;
  static final int MIN_KEY = 10;
  private static final int EMPTY = 15;
  static final int NULL = 20;
  static final int NUMBER = 30;
  private static final int STRING = 40;
  private static final int DOCUMENT = 50;
  private static final int ARRAY = 60;
  private static final int BINARY = 70;
  private static final int LEGACY_UUID = 75;
  private static final int UNIQUE_ID = 80;
  private static final int OBJECT_ID = 90;
  private static final int BOOLEAN = 100;
  private static final int DATE = 110;
  private static final int TIMESTAMP = 120;
  private static final int OTHER = 130;
  private static final int MAX_KEY = 140;

  private byte[] bytes = new byte[64];
  private int size;

  /** The bytes of one value alone. */
  static byte[] of(@Nullable Object value) {
    KeyWriter writer = new KeyWriter();
    writer.value(value);
    return writer.toBytes();
  }

  /** The first byte of all values of this one's type. */
  static int typeOf(@Nullable Object value) {
    if (value == null || value instanceof Missing) {
      return NULL;
    }
    return switch (value) {
      case Nothing emptyArray -> EMPTY;
      case Number number -> NUMBER;
      case String text -> STRING;
      case UUID id -> UNIQUE_ID;
      case Instant moment -> DATE;
      case Boolean flag -> BOOLEAN;
      case Document document -> DOCUMENT;
      case Collection<?> array -> ARRAY;
      case ObjectId id -> OBJECT_ID;
      case BinData data -> BINARY;
      case LegacyUUID id -> LEGACY_UUID;
      case BsonTimestamp timestamp -> TIMESTAMP;
      case MinKey min -> MIN_KEY;
      case MaxKey max -> MAX_KEY;
      default -> OTHER;
    };
  }

  void value(@Nullable Object value) {
    int type = typeOf(value);
    put(type);
    if (value == null) {
      return;
    }
    switch (type) {
      case NUMBER -> number((Number) value);
      case STRING -> text((String) value);
      case DOCUMENT -> document((Document) value);
      case ARRAY -> {
        ((Collection<?>) value).forEach(this::value);
        put(END);
      }
      case BINARY -> {
        byte[] data = ((BinData) value).getData();
        putLong(data.length);
        put(data);
      }
      case LEGACY_UUID -> uuid(((LegacyUUID) value).getUuid());
      case UNIQUE_ID -> uuid((UUID) value);
      case OBJECT_ID -> put(((ObjectId) value).toByteArray());
      case BOOLEAN -> put(Boolean.TRUE.equals(value) ? 1 : 0);
      case DATE -> putLong(((Instant) value).toEpochMilli() ^ Long.MIN_VALUE);
      case TIMESTAMP -> putLong(((BsonTimestamp) value).getValue() ^ Long.MIN_VALUE);
      case OTHER -> text(String.valueOf(value));
      default -> {
        // The type says it all.
      }
    }
  }

  private void number(Number number) {
    double value = number.doubleValue();
    long bits = Double.doubleToLongBits(value == 0 ? 0.0 : value);
    putLong(bits ^ ((bits >> 63) | Long.MIN_VALUE));
    int rest = number instanceof Long exact ? (int) (exact - (long) value) : 0;
    put((rest + 0x8000) >> 8);
    put(rest);
  }

  /** Each UTF-16 unit as UTF-8 would write it alone: a shorter text comes before a longer one. */
  private void text(String text) {
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (unit == 0) {
        put(0);
        put(255);
      } else if (unit < 0x80) {
        put(unit);
      } else if (unit < 0x800) {
        put(0xC0 | (unit >> 6));
        put(0x80 | (unit & 0x3F));
      } else {
        put(0xE0 | (unit >> 12));
        put(0x80 | (unit >> 6 & 0x3F));
        put(0x80 | (unit & 0x3F));
      }
    }
    put(0);
    put(1);
  }

  private void document(Document document) {
    document.forEach(
        (field, value) -> {
          put(typeOf(value));
          text(field);
          value(value);
        });
    put(END);
  }

  private void uuid(UUID id) {
    putLong(id.getMostSignificantBits());
    putLong(id.getLeastSignificantBits());
  }

  void put(byte[] more) {
    grow(more.length);
    System.arraycopy(more, 0, bytes, size, more.length);
    size += more.length;
  }

  void putLong(long value) {
    for (int shift = 56; shift >= 0; shift -= 8) {
      put((int) (value >>> shift));
    }
  }

  private void put(int value) {
    grow(1);
    bytes[size++] = (byte) value;
  }

  private void grow(int by) {
    if (size + by > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + by));
    }
  }

  int size() {
    return size;
  }

  /** Turns what was written from there on round, for a field that is indexed in falling order. */
  void complementFrom(int start) {
    for (int i = start; i < size; i++) {
      bytes[i] = (byte) ~bytes[i];
    }
  }

  void truncate(int length) {
    size = length;
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }
}
