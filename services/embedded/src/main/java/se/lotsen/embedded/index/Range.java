package se.lotsen.embedded.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A stretch of byte strings, from the first one on up to but without the second. */
final class Range {
  private static final byte[] FIRST = {0};
  private static final byte[] LAST = {(byte) 0xFF};

  /** Everything that a key can be. */
  static final Range ALL = new Range(FIRST, LAST, false);

  private final byte[] from;
  private final byte[] to;
  private final boolean point;

  Range(byte[] from, byte[] to, boolean point) {
    this.from = from;
    this.to = to;
    this.point = point;
  }

  byte[] from() {
    return from;
  }

  byte[] to() {
    return to;
  }

  /** Whether it holds one value only (and what begins with it). */
  boolean isPoint() {
    return point;
  }

  boolean isAll() {
    return Arrays.equals(from, FIRST) && Arrays.equals(to, LAST);
  }

  /** What begins with these bytes. */
  static Range startingWith(byte[] bytes) {
    return new Range(bytes, after(bytes), false);
  }

  static Range point(byte[] bytes) {
    return new Range(bytes, after(bytes), true);
  }

  /** The first byte string that comes after all that begin with these. */
  static byte[] after(byte[] bytes) {
    int length = bytes.length;
    while (length > 0 && bytes[length - 1] == (byte) 0xFF) {
      length--;
    }
    if (length == 0) {
      return LAST;
    }
    byte[] next = Arrays.copyOf(bytes, length);
    next[length - 1]++;
    return next;
  }

  boolean isEmpty() {
    return Arrays.compareUnsigned(from, to) >= 0;
  }

  /** The same for a field that is indexed in falling order. */
  Range complement() {
    if (isAll()) {
      return ALL;
    }
    byte[] first = complement(from);
    return point ? point(first) : new Range(after(complement(to)), after(first), false);
  }

  private static byte[] complement(byte[] bytes) {
    byte[] turned = bytes.clone();
    for (int i = 0; i < turned.length; i++) {
      turned[i] = (byte) ~turned[i];
    }
    return turned;
  }

  /** What is in one of each, both in their order and without overlaps. */
  static List<Range> intersection(List<Range> one, List<Range> other) {
    List<Range> both = new ArrayList<>();
    int i = 0;
    int k = 0;
    while (i < one.size() && k < other.size()) {
      Range left = one.get(i);
      Range right = other.get(k);
      boolean leftEndsFirst = Arrays.compareUnsigned(left.to, right.to) <= 0;
      Range common =
          new Range(
              Arrays.compareUnsigned(left.from, right.from) >= 0 ? left.from : right.from,
              leftEndsFirst ? left.to : right.to,
              left.point || right.point);
      if (!common.isEmpty()) {
        both.add(common);
      }
      if (leftEndsFirst) {
        i++;
      } else {
        k++;
      }
    }
    return both;
  }

  /** In their order and each once; they do not overlap unless they are equal. */
  static List<Range> sorted(List<Range> ranges) {
    List<Range> sorted = new ArrayList<>(ranges);
    sorted.sort((one, other) -> Arrays.compareUnsigned(one.from, other.from));
    List<Range> distinct = new ArrayList<>();
    for (Range range : sorted) {
      if (distinct.isEmpty()
          || !Arrays.equals(distinct.get(distinct.size() - 1).from, range.from)) {
        distinct.add(range);
      }
    }
    return distinct;
  }
}
