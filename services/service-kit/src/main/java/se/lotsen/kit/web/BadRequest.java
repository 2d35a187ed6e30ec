package se.lotsen.kit.web;

/** Something in the request line or its headers that cannot be read (400). */
public final class BadRequest extends RuntimeException {
  private final String field;

  public BadRequest(String field, String message) {
    super(message);
    this.field = field;
  }

  public String field() {
    return field;
  }
}
