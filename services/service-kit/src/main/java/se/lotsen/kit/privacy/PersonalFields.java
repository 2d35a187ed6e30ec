package se.lotsen.kit.privacy;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.lotsen.kit.journal.StateDocuments;
import se.lotsen.model.AdvisorId;
import se.lotsen.model.OrgNumber;
import se.lotsen.model.ParticipantId;
import se.lotsen.model.Text;
import se.lotsen.model.privacy.NotPersonal;
import se.lotsen.model.privacy.PersonalCategory;
import se.lotsen.model.privacy.PersonalData;

/**
 * The fields of a record that are personal, by their marks; those of records within it, too. A
 * field of words, or of what tells who somebody is, must have a mark.
 */
public final class PersonalFields {
  /** What stands in place of words that must be there. */
  public static final String ERASED = "Raderad";

  /** After the name of a list of records in a path. */
  private static final String MANY = "[]";

  private static final String OURS = "se.lotsen.";
  private static final String CODES = "se.lotsen.model.code.";

  /** Whatever is of such a type may say something about somebody. */
  private static final Set<Class<?>> TELLING =
      Set.of(String.class, Text.class, OrgNumber.class, AdvisorId.class, ParticipantId.class);

  private static final ClassValue<PersonalFields> FIELDS =
      new ClassValue<>() {
        @Override
        protected PersonalFields computeValue(Class<?> type) {
          return new PersonalFields(type);
        }
      };

  /**
   * A field that is personal.
   *
   * @param path its name, behind those of the records that it is in
   * @param required whether something must stand there
   */
  public record Field(String path, PersonalCategory category, boolean required) {}

  private final List<Field> fields = new ArrayList<>();
  private final List<String> unmarked = new ArrayList<>();

  private PersonalFields(Class<?> type) {
    collect(type, "");
  }

  /** Those of a record type. */
  public static PersonalFields of(Class<?> type) {
    return FIELDS.get(type);
  }

  private void collect(Class<?> type, String before) {
    for (var component : type.getRecordComponents()) {
      var path = before + component.getName();
      var mark = component.getAnnotation(PersonalData.class);
      if (mark != null) {
        fields.add(new Field(path, mark.value(), !isNullable(component)));
      } else if (!component.isAnnotationPresent(NotPersonal.class)) {
        look(component.getGenericType(), component.getType(), path);
      }
    }
  }

  private void look(Type generic, Class<?> type, String path) {
    if (type == List.class
        && generic instanceof ParameterizedType list
        && list.getActualTypeArguments()[0] instanceof Class<?> inner
        && isOurs(inner)) {
      collect(inner, path + MANY + ".");
    } else if (generic instanceof ParameterizedType parameterized) {
      for (var argument : parameterized.getActualTypeArguments()) {
        if (argument instanceof Class<?> inner && (isTelling(inner) || hasAny(inner))) {
          unmarked.add(path);
        }
      }
    } else if (isTelling(type)) {
      unmarked.add(path);
    } else if (isOurs(type)) {
      collect(type, path + ".");
    }
  }

  private static boolean isTelling(Class<?> type) {
    return TELLING.contains(type);
  }

  /** A record with fields of its own, not a code or an id. */
  private static boolean isOurs(Class<?> type) {
    return type.isRecord()
        && type.getName().startsWith(OURS)
        && !type.getName().startsWith(CODES)
        && !isValue(type);
  }

  /** Ids and codes are records of one word, which stands for them in JSON. */
  private static boolean isValue(Class<?> type) {
    return type.getRecordComponents().length == 1
        && type.getRecordComponents()[0].getType() == String.class;
  }

  private static boolean hasAny(Class<?> type) {
    return isOurs(type) && !(of(type).fields.isEmpty() && of(type).unmarked.isEmpty());
  }

  private static boolean isNullable(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  /** In the order in which they are declared. */
  public List<Field> fields() {
    return List.copyOf(fields);
  }

  /** Those that say neither what they are held for nor that they are not personal. */
  public List<String> unmarked() {
    return List.copyOf(unmarked);
  }

  /** Whether there is anything that can be erased. */
  public boolean areErasable() {
    return fields.stream().anyMatch(field -> field.category().isErasable());
  }

  /** What stands in a field. */
  public record Value(Field field, String words) {}

  /**
   * What stands in them; those in which nothing stands are left out. In a list the path has the
   * place: {@code reports[0].words}.
   */
  public static List<Value> in(Object state) {
    var document = StateDocuments.write(state);
    var found = new ArrayList<Value>();
    for (var field : of(state.getClass()).fields) {
      each(
          document,
          field.path(),
          "",
          (holder, name, path) -> {
            var value = holder.get(name);
            if (value != null && !ERASED.equals(value)) {
              found.add(
                  new Value(
                      new Field(path, field.category(), field.required()), String.valueOf(value)));
            }
          });
    }
    return found;
  }

  /** The same without what can be erased. */
  @SuppressWarnings("unchecked") // a record is read as what it was written from
  public static <S> S erased(S state) {
    var document = StateDocuments.write(state);
    for (var field : of(state.getClass()).fields) {
      if (field.category().isErasable()) {
        each(
            document,
            field.path(),
            "",
            (holder, name, path) -> {
              if (field.required()) {
                holder.put(name, ERASED);
              } else {
                holder.remove(name);
              }
            });
      }
    }
    return (S) StateDocuments.read(document, state.getClass());
  }

  /** Is given the inner record that a field is in, its name there, and its whole path. */
  private interface Visit {
    void field(Map<String, Object> holder, String name, String path);
  }

  /** All places that a path leads to: one, none, or as many as its lists have. */
  @SuppressWarnings("unchecked") // inner records are maps by the names of their fields
  private static void each(Map<String, Object> at, String path, String before, Visit visit) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      visit.field(at, path, before + path);
      return;
    }
    var name = path.substring(0, dot);
    var rest = path.substring(dot + 1);
    if (!name.endsWith(MANY)) {
      if (at.get(name) instanceof Map<?, ?> inner) {
        each((Map<String, Object>) inner, rest, before + name + ".", visit);
      }
    } else if (at.get(name.substring(0, name.length() - MANY.length())) instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        var place = before + name.replace(MANY, "[" + i + "].");
        each((Map<String, Object>) list.get(i), rest, place, visit);
      }
    }
  }
}
