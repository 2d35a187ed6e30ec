package se.lotsen.model.code;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** A SHA-256 digest as 64 hexadecimal digits in small letters. */
public record Sha256(@JsonValue String value) {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Sha256 {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("A SHA-256 digest has 64 hexadecimal digits");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
