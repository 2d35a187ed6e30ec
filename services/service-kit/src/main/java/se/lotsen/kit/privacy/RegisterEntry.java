package se.lotsen.kit.privacy;

import java.util.List;
import se.lotsen.model.privacy.PersonalCategory;

/**
 * A personal field in the register of processing (article 30 of the GDPR).
 *
 * @param place the collection it is kept in
 */
public record RegisterEntry(String place, String field, PersonalCategory category) {

  /** Those of a record that is kept in a collection. */
  public static List<RegisterEntry> of(String place, Class<?> type) {
    return PersonalFields.of(type).fields().stream()
        .map(field -> new RegisterEntry(place, field.path(), field.category()))
        .toList();
  }
}
