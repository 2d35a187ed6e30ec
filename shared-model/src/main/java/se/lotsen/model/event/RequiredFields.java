package se.lotsen.model.event;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which components of a record must be there: all that are not {@code @Nullable}. JSON leaves out
 * what is null, so a missing field can only be told from an empty one by the type.
 */
final class RequiredFields {
  private static final ClassValue<List<RecordComponent>> REQUIRED =
      new ClassValue<>() {
        @Override
        protected List<RecordComponent> computeValue(Class<?> type) {
          return type.isRecord()
              ? Arrays.stream(type.getRecordComponents())
                  .filter(component -> !component.getType().isPrimitive())
                  .filter(
                      component ->
                          !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                  .peek(component -> component.getAccessor().setAccessible(true))
                  .toList()
              : List.of();
        }
      };

  private RequiredFields() {}

  /** The path of the first field that should be there and is not, or null. */
  static @Nullable String missingIn(Object value) {
    for (var component : REQUIRED.get(value.getClass())) {
      var field = read(component, value);
      if (field == null) {
        return component.getName();
      }
      var deeper = missingIn(field);
      if (deeper != null) {
        return component.getName() + "." + deeper;
      }
    }
    return null;
  }

  private static @Nullable Object read(RecordComponent component, Object value) {
    try {
      return component.getAccessor().invoke(value);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("Cannot read " + component, e);
    }
  }
}
