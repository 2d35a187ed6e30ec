package se.lotsen.kit.web;

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

  /** As {@link #read} for what is always there, such as a part of the path. */
  public static <T> T required(String name, String value, Function<String, T> type) {
    try {
      return type.apply(value);
    } catch (IllegalArgumentException e) {
      throw new BadRequest(name, String.valueOf(e.getMessage()));
    }
  }
}
