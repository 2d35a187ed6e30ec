package se.lotsen.embedded.index;

import de.bwaldvogel.mongo.bson.BsonJavaScript;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the values of one field must be so that its conditions can hold.
 *
 * @param ranges in rising order; {@link Range#ALL} alone if nothing can be said
 * @param exact whether each value there does meet the conditions, apart from arrays
 * @param present whether the field must be there
 */
record FieldRanges(List<Range> ranges, boolean exact, boolean present) {
  private static final List<Range> ALL = List.of(Range.ALL);
  private static final FieldRanges UNKNOWN = new FieldRanges(ALL, false, false);
  private static final byte[] NULL = {(byte) KeyWriter.NULL};

  boolean isBounded() {
    return ranges.size() != 1 || !ranges.get(0).isAll();
  }

  boolean arePoints() {
    return ranges.stream().allMatch(Range::isPoint);
  }

  /**
   * @param arrays whether there are documents in which the field is an array: two conditions may
   *     then be met by two elements, so only one of them bounds
   */
  static FieldRanges of(List<? extends @Nullable Object> conditions, boolean arrays) {
    FieldRanges all = new FieldRanges(ALL, true, false);
    for (Object condition : conditions) {
      all = all.and(ofCondition(condition, arrays), arrays);
    }
    return all;
  }

  private FieldRanges and(FieldRanges other, boolean arrays) {
    List<Range> both;
    if (!isBounded()) {
      both = other.ranges;
    } else if (!other.isBounded() || arrays) {
      both = ranges;
    } else {
      both = Range.intersection(ranges, other.ranges);
    }
    return new FieldRanges(both, exact && other.exact && !arrays, present || other.present);
  }

  private static FieldRanges ofCondition(@Nullable Object condition, boolean arrays) {
    if (condition instanceof Document operators && !operators.isEmpty()) {
      if (BsonRegularExpression.isRegularExpression(operators)) {
        return new FieldRanges(ALL, false, true);
      }
      if (!operators.keySet().iterator().next().startsWith("$")) {
        return hasOperator(operators) ? UNKNOWN : points(List.of(operators), false);
      }
      FieldRanges all = new FieldRanges(ALL, true, false);
      for (String operator : operators.keySet()) {
        all = all.and(ofOperator(operator, operators.get(operator)), arrays);
      }
      return all;
    }
    return isScalar(condition) ? points(Arrays.asList(condition), true) : UNKNOWN;
  }

  private static FieldRanges ofOperator(String operator, @Nullable Object operand) {
    return switch (operator) {
      case "$eq" -> isIndexed(operand) ? points(Arrays.asList(operand), true) : UNKNOWN;
      case "$in" ->
          operand instanceof Collection<?> options
                  && options.stream().allMatch(FieldRanges::isIndexed)
              ? points(new ArrayList<>(options), true)
              : UNKNOWN;
      case "$gt", "$gte", "$lt", "$lte" ->
          isRangeable(operand) ? range(operator, operand) : UNKNOWN;
      case "$exists" -> new FieldRanges(ALL, false, Boolean.TRUE.equals(operand));
      case "$ne" -> new FieldRanges(ALL, false, operand == null);
      default -> UNKNOWN;
    };
  }

  private static FieldRanges points(List<? extends @Nullable Object> values, boolean exact) {
    List<Range> points = new ArrayList<>(values.size());
    boolean present = true;
    for (Object value : values) {
      byte[] bytes = KeyWriter.of(value);
      present &= !Arrays.equals(bytes, NULL);
      points.add(Range.point(bytes));
    }
    return new FieldRanges(Range.sorted(points), exact, present);
  }

  /** Values of other types than the bound's are neither above nor below it. */
  private static FieldRanges range(String operator, @Nullable Object bound) {
    Range type = Range.startingWith(new byte[] {(byte) KeyWriter.typeOf(bound)});
    byte[] bytes = KeyWriter.of(bound);
    boolean exact = !isRounded(bound);
    if (!exact) {
      // What shares the double may be on either side.
      bytes = Arrays.copyOf(bytes, 1 + Double.BYTES);
    }
    byte[] after = Range.after(bytes);
    Range range =
        switch (operator) {
          case "$gt" -> new Range(exact ? after : bytes, type.to(), false);
          case "$gte" -> new Range(bytes, type.to(), false);
          case "$lt" -> new Range(type.from(), exact ? bytes : after, false);
          default -> new Range(type.from(), after, false);
        };
    return new FieldRanges(range.isEmpty() ? List.of() : List.of(range), exact, true);
  }

  private static boolean isRounded(@Nullable Object number) {
    return number instanceof Decimal128
        || (number instanceof Long value && value.intValue() != value);
  }

  private static boolean isScalar(@Nullable Object value) {
    return !(value instanceof Document)
        && !(value instanceof Collection)
        && !(value instanceof BsonRegularExpression)
        && !(value instanceof BsonJavaScript);
  }

  private static boolean isIndexed(@Nullable Object value) {
    return isScalar(value) || (value instanceof Document document && !hasOperator(document));
  }

  private static boolean isRangeable(@Nullable Object value) {
    return value != null
        && isScalar(value)
        && !(value instanceof MinKey)
        && !(value instanceof MaxKey);
  }

  private static boolean hasOperator(Document document) {
    return document.entrySet().stream()
        .anyMatch(
            entry ->
                entry.getKey().startsWith("$")
                    || (entry.getValue() instanceof Document inner && hasOperator(inner)));
  }
}
