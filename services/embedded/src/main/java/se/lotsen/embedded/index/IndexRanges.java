package se.lotsen.embedded.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where in an index the matches of a filter are.
 *
 * @param stretches in rising order, without overlaps
 * @param exact whether all documents there match, each once, so that counting needs no document
 */
public record IndexRanges(
    KeyPattern pattern, boolean arrays, List<Stretch> stretches, boolean exact) {
  /** Values of several {@code $in} multiply; from there on the rest is left to the filter. */
  private static final int MAX_STRETCHES = 500;

  /** More are not merged but sorted: each has a cursor while it is walked. */
  private static final int MAX_GROUPS = 200;

  /** Stretches to be walked side by side, each group in its order, by what follows the prefix. */
  public record Group(List<Stretch> stretches, int prefixLength) {}

  /** How to walk so that the order comes out. */
  public record Walk(List<Group> groups, boolean reverse) {}

  /**
   * Nothing if the index cannot be used: it leaves out documents that may match, or nothing is
   * known about its fields.
   *
   * @param arrays bit n is set when there may be documents whose n-th field leads through an array
   */
  static @Nullable IndexRanges of(KeyPattern pattern, long arrays, List<Demands> ways) {
    if (!pattern.isUsable()) {
      return null;
    }
    List<Stretch> all = new ArrayList<>();
    boolean exact = arrays == 0;
    for (Demands way : ways) {
      OneWay one = new OneWay(pattern, arrays, way);
      if (!one.isComplete()) {
        return null;
      }
      all.addAll(one.stretches);
      exact &= one.exact;
    }
    return new IndexRanges(pattern, arrays != 0, Stretch.merged(all), exact);
  }

  Walk walk() {
    return new Walk(List.of(new Group(stretches, 0)), false);
  }

  /**
   * Nothing if the order cannot come from walking the index: a document with arrays would come
   * several times.
   */
  @Nullable Walk walk(SortOrder order) {
    if (order.isAny()) {
      return walk();
    }
    if (arrays) {
      return null;
    }
    int fixed = stretches.stream().mapToInt(Stretch::fixedFields).min().orElse(0);
    for (int depth = 0; depth <= fixed; depth++) {
      Boolean reverse = isReverse(order, depth);
      if (reverse != null) {
        List<Group> groups = groups(depth);
        return groups.size() <= MAX_GROUPS ? new Walk(groups, reverse) : null;
      }
    }
    return null;
  }

  /** Nothing if the fields from there on do not give the order. */
  private @Nullable Boolean isReverse(SortOrder order, int from) {
    Boolean reverse = null;
    int at = from;
    for (KeyPattern.Field wanted : order.fields()) {
      int place = placeOf(wanted.name());
      if (place >= 0 && isConstant(place)) {
        continue;
      }
      while (at < pattern.fields().size() && isConstant(at)) {
        at++;
      }
      if (place < 0 || place != at) {
        return null;
      }
      boolean turned = pattern.fields().get(at).ascending() != wanted.ascending();
      if (reverse != null && reverse != turned) {
        return null;
      }
      reverse = turned;
      at++;
      if (wanted.name().equals("_id")) {
        break;
      }
    }
    return reverse != null && reverse;
  }

  private int placeOf(String field) {
    for (int i = 0; i < pattern.fields().size(); i++) {
      if (pattern.fields().get(i).name().equals(field)) {
        return i;
      }
    }
    return -1;
  }

  /** Whether all keys have the same value there. */
  private boolean isConstant(int field) {
    return !stretches.isEmpty()
        && stretches.stream().allMatch(stretch -> stretch.sharesField(field, stretches.get(0)));
  }

  private List<Group> groups(int depth) {
    List<Group> groups = new ArrayList<>();
    List<Stretch> current = new ArrayList<>();
    byte[] prefix = {};
    for (Stretch stretch : stretches) {
      byte[] next = stretch.prefix(depth);
      if (!current.isEmpty() && !Arrays.equals(prefix, next)) {
        groups.add(new Group(List.copyOf(current), prefix.length));
        current.clear();
      }
      prefix = next;
      current.add(stretch);
    }
    groups.add(new Group(List.copyOf(current), prefix.length));
    return groups;
  }

  /** The stretches for one of the ways to meet a filter. */
  private static final class OneWay {
    private List<Stretch> stretches = List.of(Stretch.ALL);
    private boolean exact;
    private boolean present;

    OneWay(KeyPattern pattern, long arrays, Demands way) {
      Set<String> used = new HashSet<>();
      boolean open = true;
      boolean throughArray = false;
      exact = way.complete();
      present = !pattern.isSparse();
      for (int i = 0; i < pattern.fields().size(); i++) {
        if (!open && present) {
          break;
        }
        String field = pattern.fields().get(i).name();
        boolean array = (arrays & 1L << i) != 0;
        FieldRanges ranges = FieldRanges.of(way.on(field), array);
        present |= ranges.present();
        // Of two arrays, two different elements may meet two conditions.
        open =
            open
                && ranges.isBounded()
                && !(array && throughArray)
                && (stretches.size() == 1
                    || stretches.size() * ranges.ranges().size() <= MAX_STRETCHES);
        if (open) {
          narrow(ranges.ranges(), pattern.fields().get(i).ascending());
          used.add(field);
          exact &= ranges.exact();
          throughArray |= array;
          open = ranges.arePoints();
        }
      }
      exact &= used.containsAll(way.conditions().keySet());
    }

    private void narrow(List<Range> ranges, boolean ascending) {
      List<Stretch> narrowed = new ArrayList<>();
      for (Stretch stretch : stretches) {
        for (Range range : ranges) {
          narrowed.add(stretch.narrowed(ascending ? range : range.complement()));
        }
      }
      stretches = narrowed;
    }

    /** Whether every document that meets the demands is in the index. */
    boolean isComplete() {
      return present;
    }
  }
}
