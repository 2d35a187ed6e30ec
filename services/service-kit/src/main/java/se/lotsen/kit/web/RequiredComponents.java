package se.lotsen.kit.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Says of each record in the API's description what is always there: all that the code does not
 * allow to be null. Who has a client made from it need not ask for that. Two records of one name
 * are refused.
 */
final class RequiredComponents implements ModelConverter {
  private static final String OURS = "se.lotsen.";

  private final Map<String, Class<?>> byName = new ConcurrentHashMap<>();

  @Override
  @SuppressWarnings("rawtypes")
  public @Nullable Schema resolve(
      AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
    var schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
    var raw = Json.mapper().constructType(type.getType()).getRawClass();
    if (schema == null || !raw.isRecord() || !raw.getName().startsWith(OURS)) {
      return schema;
    }
    var described = schema.get$ref() == null ? schema : defined(schema, context);
    if (schema.get$ref() != null) {
      mustBeTheOnlyOne(nameIn(schema.get$ref()), raw);
    }
    if (described != null && described.getProperties() != null) {
      for (var component : raw.getRecordComponents()) {
        var name = nameOf(component);
        if (described.getProperties().containsKey(name) && isAlwaysThere(component)) {
          described.addRequiredItem(name);
        }
      }
    }
    return schema;
  }

  @SuppressWarnings("rawtypes")
  private static @Nullable Schema defined(Schema reference, ModelConverterContext context) {
    return context.getDefinedModels().get(nameIn(reference.get$ref()));
  }

  private static String nameIn(String reference) {
    return reference.substring(reference.lastIndexOf('/') + 1);
  }

  /** Of two records of the same name only one would be described, at both places. */
  private void mustBeTheOnlyOne(String name, Class<?> record) {
    var other = byName.putIfAbsent(name, record);
    if (other != null && other != record) {
      throw new IllegalStateException(
          "%s and %s have the same name in the API; rename one".formatted(other, record));
    }
  }

  private static String nameOf(RecordComponent component) {
    var named = component.getAccessor().getAnnotation(JsonProperty.class);
    return named == null || named.value().isEmpty() ? component.getName() : named.value();
  }

  private static boolean isAlwaysThere(RecordComponent component) {
    return !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }
}
