package se.lotsen.kit.web;

import org.springframework.http.HttpStatus;

/** A body that is not read to its end; nothing was done. */
final class RefusedBody extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final HttpStatus status;
  private final String code;

  private RefusedBody(HttpStatus status, String code, String sentence) {
    super(sentence, null, false, false);
    this.status = status;
    this.code = code;
  }

  static RefusedBody tooLarge() {
    return new RefusedBody(
        HttpStatus.CONTENT_TOO_LARGE,
        "body-too-large",
        "A body may have at most %d bytes; send it in smaller parts"
            .formatted(RequestBodies.MAX_BYTES));
  }

  static RefusedBody tooSlow() {
    return new RefusedBody(
        HttpStatus.REQUEST_TIMEOUT,
        "body-too-slow",
        "The body did not arrive in time; nothing was done, send it again");
  }

  static RefusedBody noRoom() {
    return new RefusedBody(
        HttpStatus.SERVICE_UNAVAILABLE,
        "too-many-bodies",
        "Too much is being sent at this moment; nothing was done, try again later");
  }

  HttpStatus status() {
    return status;
  }

  String code() {
    return code;
  }
}
