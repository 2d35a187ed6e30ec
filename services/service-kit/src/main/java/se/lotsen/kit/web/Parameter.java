package se.lotsen.kit.web;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a request parameter as one of the model's types, and refuses it in the type's own words.
 */
public final class Parameter {
  private Parameter() {}

  /** Null stays null; what the type refuses is a {@link BadRequest} about this parameter. */
  public static <T> @Nullable T read(
      String name, @Nullable String value, Function<String, T> type) {
    return value == null ? null : required(name, value, type);
  }

  /** More values in one filter are more than anybody means, and than an index is walked for. */
  static final int MAX_VALUES = 10;

  /** As {@link #read} for a parameter that may be given several times, or with commas. */
  public static <T> List<T> readAll(String name, List<String> values, Function<String, T> type) {
    var distinct = split(values);
    if (distinct.size() > MAX_VALUES) {
      throw new BadRequest(
          name,
          Problems.inLanguage("Ange högst %d värden", "Give at most %d values")
              .formatted(MAX_VALUES));
    }
    return distinct.stream().map(value -> required(name, value, type)).toList();
  }

  /** As {@link #readAll}, of a list of codes. */
  public static <E extends Enum<E>> List<E> readCodes(
      String name, List<String> values, Class<E> codes) {
    return readAll(name, values, value -> code(value, codes));
  }

  private static <E extends Enum<E>> E code(String value, Class<E> codes) {
    for (var code : codes.getEnumConstants()) {
      if (code.name().equals(value)) {
        return code;
      }
    }
    var needed = NeededValue.of(codes);
    throw new IllegalArgumentException(
        Problems.inLanguage(
            "Det kan inte läsas; ange %s".formatted(needed.sv()),
            "It cannot be read; give %s".formatted(needed.en())));
  }

  /** Each value once, of a parameter that was given several times, with commas, or both. */
  static List<String> split(List<String> values) {
    return values.stream()
        .flatMap(value -> Arrays.stream(value.split(",")))
        .filter(value -> !value.isEmpty())
        .distinct()
        .toList();
  }

  /**
   * The order that a list is wanted in.
   *
   * @param sort the field that gives the order, with a minus for the greatest first, or null
   * @param orders the orders there are, the list's own first
   */
  public static String sort(@Nullable String sort, List<String> orders) {
    if (sort == null) {
      return orders.getFirst();
    }
    if (!orders.contains(sort)) {
      throw new BadRequest(
          "sort",
          Problems.inLanguage(
                  "Den ordningen finns inte; ange %s", "There is no such order; give %s")
              .formatted(String.join(", ", orders)));
    }
    return sort;
  }

  /** As {@link #read} for what is always there, such as a part of the path. */
  public static <T> T required(String name, String value, Function<String, T> type) {
    try {
      return type.apply(value);
    } catch (IllegalArgumentException e) {
      throw new BadRequest(name, String.valueOf(e.getMessage()));
    }
  }
}
