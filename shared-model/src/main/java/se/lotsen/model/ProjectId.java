package se.lotsen.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A project by the code its people use: {@code 4K}, {@code DUR}. Capital letters, digits and
 * hyphens, at most 32; never changed, because it is also the Kafka key of everything that belongs
 * to the project.
 */
public record ProjectId(@JsonValue String value) implements Comparable<ProjectId> {
  private static final CodeForm FORM = CodeForm.of("A-Z0-9", "A-Z0-9-", 32);

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ProjectId {
    Ids.matching("A project code", FORM, value);
  }

  @Override
  public int compareTo(ProjectId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
