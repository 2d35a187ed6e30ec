package se.lotsen.model.code;

import java.util.regex.Pattern;

/**
 * Industry by the Swedish Standard Industrial Classification: two to five digits, and the version
 * they are read in ({@code SNI2002}, {@code SNI2007}, {@code SNI2025}), because the same digits
 * mean different industries in different versions.
 */
public record SniCode(String version, String code) {
  private static final Pattern VERSION = Pattern.compile("SNI(2002|2007|2025)");
  private static final Pattern CODE = Pattern.compile("\\d{2,5}");

  public SniCode {
    if (!VERSION.matcher(version).matches() || !CODE.matcher(code).matches()) {
      throw new IllegalArgumentException(
          "An SNI code has a version (SNI2002, SNI2007 or SNI2025) and two to five digits");
    }
  }
}
