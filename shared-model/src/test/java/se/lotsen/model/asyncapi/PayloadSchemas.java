package se.lotsen.model.asyncapi;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.Nulls;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import com.github.victools.jsonschema.module.jackson.JacksonSchemaModule;
import java.lang.reflect.RecordComponent;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON Schemas of what is on Kafka, from the records that it is read as. */
final class PayloadSchemas {
  private static final SchemaGenerator GENERATOR = generator();

  private PayloadSchemas() {}

  private static SchemaGenerator generator() {
    var config =
        new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_7, OptionPreset.PLAIN_JSON)
            .with(
                new JacksonSchemaModule(
                    JacksonOption.FLATTENED_ENUMS_FROM_JSONVALUE,
                    JacksonOption.RESPECT_JSONPROPERTY_REQUIRED))
            .with(Option.EXTRA_OPEN_API_FORMAT_VALUES, Option.STANDARD_FORMATS)
            .with(Option.INLINE_ALL_SCHEMAS, Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES)
            .without(Option.SCHEMA_VERSION_INDICATOR);
    config
        .forTypesInGeneral()
        .withCustomDefinitionProvider(
            (type, context) ->
                isWord(type.getErasedType())
                    ? new CustomDefinition(
                        JsonNodeFactory.instance.objectNode().put("type", "string"),
                        CustomDefinition.DefinitionType.INLINE,
                        CustomDefinition.AttributeInclusion.NO)
                    : null);
    config.forFields().withRequiredCheck(PayloadSchemas::isRequired);
    return new SchemaGenerator(config.build());
  }

  /** Whether it is written as one string, such as an id or a month. */
  private static boolean isWord(Class<?> type) {
    return type == YearMonth.class
        || type.isRecord()
            && Arrays.stream(type.getRecordComponents())
                .anyMatch(
                    component -> component.getAccessor().isAnnotationPresent(JsonValue.class));
  }

  private static boolean isRequired(FieldScope field) {
    return component(field)
        .filter(each -> !each.getAnnotatedType().isAnnotationPresent(Nullable.class))
        .filter(each -> !meansSomethingWhereAbsent(each))
        .isPresent();
  }

  private static Optional<RecordComponent> component(FieldScope field) {
    var type = field.getRawMember().getDeclaringClass();
    return type.isRecord()
        ? Arrays.stream(type.getRecordComponents())
            .filter(each -> each.getName().equals(field.getDeclaredName()))
            .findFirst()
        : Optional.empty();
  }

  private static boolean meansSomethingWhereAbsent(RecordComponent component) {
    var setter = component.getAccessor().getAnnotation(JsonSetter.class);
    return setter != null && setter.nulls() == Nulls.AS_EMPTY;
  }

  static ObjectNode of(Class<?> payload) {
    return GENERATOR.generateSchema(payload);
  }
}
