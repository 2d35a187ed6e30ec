package se.lotsen.kit.web;

/** Something in the request line or its headers that cannot be read (400). */
public final class BadRequest extends RuntimeException {
  private final String field;

  public BadRequest(String field, String message) {
    super(message);
    this.field = field;
  }

  /** With a sentence in the language of {@code Accept-Language}. */
  public static BadRequest of(String field, String sv, String en) {
    return new BadRequest(field, Problems.inLanguage(sv, en));
  }

  public String field() {
    return field;
  }
}
