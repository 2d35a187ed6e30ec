package se.lotsen.embedded.index;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A dotted path and the values it leads to; an array stands for each of its elements. */
final class FieldPath {
  private final String name;
  private final String[] parts;

  FieldPath(String name) {
    this.name = name;
    this.parts = name.split("\\.", -1);
  }

  String name() {
    return name;
  }

  /** Whether it names a place in an array, which no index here is used for. */
  boolean namesPlaces() {
    for (String part : parts) {
      if (!part.isEmpty() && part.chars().allMatch(Character::isDigit)) {
        return true;
      }
    }
    return false;
  }

  /**
   * What is there, {@link Missing} if nothing; a collection if an array is on the way or at the
   * end, and {@link #elements} then says of what.
   */
  Object get(Document document) {
    Object at = document;
    for (String part : parts) {
      if (!(at instanceof Document parent)) {
        return at instanceof Collection ? at : Missing.getInstance();
      }
      at = parent.getOrMissing(part);
    }
    return at == null ? Missing.getInstance() : at;
  }

  /** Whether both have the same there, told without looking into what is equal further up. */
  boolean isSame(Document one, Document other) {
    Object first = one;
    Object second = other;
    for (String part : parts) {
      if (!(first instanceof Document inFirst && second instanceof Document inSecond)) {
        break;
      }
      first = inFirst.getOrMissing(part);
      second = inSecond.getOrMissing(part);
    }
    return Objects.equals(first, second);
  }

  /** Whether the path ends in a value, null included; a sparse index leaves other documents out. */
  boolean exists(Document document) {
    Object at = document;
    for (String part : parts) {
      if (at instanceof Collection) {
        return true;
      }
      if (!(at instanceof Document parent) || !parent.containsKey(part)) {
        return false;
      }
      at = parent.get(part);
    }
    return true;
  }

  /** All values, where {@link #get} came upon an array. */
  List<@Nullable Object> elements(Document document) {
    List<@Nullable Object> found = new ArrayList<>();
    collect(document, 0, found);
    return found;
  }

  private void collect(@Nullable Object value, int part, List<@Nullable Object> found) {
    if (value instanceof Collection<?> array) {
      if (array.isEmpty()) {
        found.add(KeyWriter.Nothing.EMPTY_ARRAY);
      }
      for (Object element : array) {
        // Filters look into arrays in arrays, and at them as a whole.
        if (element instanceof Collection) {
          found.add(part == parts.length ? element : null);
          collect(element, part, found);
        } else {
          collect(element, part, found);
        }
      }
    } else if (part == parts.length) {
      found.add(Missing.isNullOrMissing(value) ? null : value);
    } else if (value instanceof Document document) {
      collect(document.getOrMissing(parts[part]), part + 1, found);
    } else {
      found.add(null);
    }
  }
}
