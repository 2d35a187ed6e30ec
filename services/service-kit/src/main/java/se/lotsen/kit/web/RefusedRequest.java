package se.lotsen.kit.web;

import org.springframework.http.HttpStatus;

/** A request that is refused before anything of it is looked at; nothing was done. */
final class RefusedRequest extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final HttpStatus status;
  private final String code;

  private RefusedRequest(HttpStatus status, String code, String sentence) {
    super(sentence, null, false, false);
    this.status = status;
    this.code = code;
  }

  static RefusedRequest tooLarge() {
    return new RefusedRequest(
        HttpStatus.CONTENT_TOO_LARGE,
        "body-too-large",
        "A body may have at most %d bytes; send it in smaller parts"
            .formatted(RequestBodies.MAX_BYTES));
  }

  static RefusedRequest tooSlow() {
    return new RefusedRequest(
        HttpStatus.REQUEST_TIMEOUT,
        "body-too-slow",
        "The body did not arrive in time; nothing was done, send it again");
  }

  static RefusedRequest noRoom() {
    return new RefusedRequest(
        HttpStatus.SERVICE_UNAVAILABLE,
        "too-many-bodies",
        "Too much is being sent at this moment; nothing was done, try again later");
  }

  static RefusedRequest tooOften() {
    return new RefusedRequest(
        HttpStatus.TOO_MANY_REQUESTS,
        "too-many-requests",
        "More is asked than agreed; nothing was done, try again after the time in Retry-After");
  }

  HttpStatus status() {
    return status;
  }

  String code() {
    return code;
  }
}
