package se.lotsen.embedded.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Keys of an index that lie side by side, from the first one on up to but without the second. */
public final class Stretch {
  static final Stretch ALL = new Stretch(Range.ALL.from(), Range.ALL.to(), List.of());

  private final byte[] from;
  private final byte[] to;

  /**
   * How many bytes of the first key its first field takes, its first two, and so on, as far as all
   * keys here have the same values in them.
   */
  private final List<Integer> ends;

  private Stretch(byte[] from, byte[] to, List<Integer> ends) {
    this.from = from;
    this.to = to;
    this.ends = ends;
  }

  public byte[] from() {
    return from;
  }

  public byte[] to() {
    return to;
  }

  /** How many of the first fields have the same values in all keys. */
  int fixedFields() {
    return ends.size();
  }

  /** Those of them that have one of these values in the next field. */
  Stretch narrowed(Range next) {
    if (!next.isPoint()) {
      return new Stretch(concat(prefix(), next.from()), concat(prefix(), next.to()), ends);
    }
    byte[] first = concat(prefix(), next.from());
    List<Integer> more = new ArrayList<>(ends);
    more.add(first.length);
    return new Stretch(first, Range.after(first), more);
  }

  private byte[] prefix() {
    return prefix(ends.size());
  }

  /** What all keys begin with, as far as the first fields make it. */
  byte[] prefix(int fields) {
    return Arrays.copyOf(from, fields == 0 ? 0 : ends.get(fields - 1));
  }

  boolean sharesField(int field, Stretch other) {
    if (ends.size() <= field || other.ends.size() <= field) {
      return false;
    }
    int start = field == 0 ? 0 : ends.get(field - 1);
    int otherStart = field == 0 ? 0 : other.ends.get(field - 1);
    return Arrays.equals(
        from, start, ends.get(field), other.from, otherStart, other.ends.get(field));
  }

  /** In rising order; those that overlap become one. */
  static List<Stretch> merged(List<Stretch> stretches) {
    List<Stretch> sorted = new ArrayList<>(stretches);
    sorted.sort((one, other) -> Arrays.compareUnsigned(one.from, other.from));
    List<Stretch> merged = new ArrayList<>();
    for (Stretch next : sorted) {
      Stretch last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
      if (last == null || Arrays.compareUnsigned(last.to, next.from) <= 0) {
        merged.add(next);
      } else {
        merged.set(merged.size() - 1, last.with(next));
      }
    }
    return merged;
  }

  private Stretch with(Stretch overlapping) {
    int shared = 0;
    while (sharesField(shared, overlapping)) {
      shared++;
    }
    byte[] end = Arrays.compareUnsigned(to, overlapping.to) >= 0 ? to : overlapping.to;
    return new Stretch(from, end, ends.subList(0, shared));
  }

  private static byte[] concat(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
