package se.lotsen.feeds.web;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.model.Text;

/** A request for a feed that is answered with a problem; thrown, because a stream cannot be one. */
public final class FeedRefused extends ErrorResponseException {
  private final HttpHeaders headers = new HttpHeaders();

  private FeedRefused(HttpStatus status, Text sentence, @Nullable Duration retryAfter) {
    super(
        status,
        ProblemDetail.forStatusAndDetail(status, sentence.in(LocaleContextHolder.getLocale())),
        null);
    if (retryAfter != null) {
      headers.set(HttpHeaders.RETRY_AFTER, Long.toString(retryAfter.toSeconds()));
    }
  }

  static FeedRefused unknownProject(String code) {
    return new FeedRefused(HttpStatus.NOT_FOUND, Refusal.notFound("project", code).message(), null);
  }

  static FeedRefused stillLoading() {
    return unavailable(
        "Värdena läses fortfarande in; försök igen om en stund",
        "The values are still being read in; try again in a moment",
        Duration.ofSeconds(2));
  }

  /**
   * 503, with the number of whole seconds after which to try again.
   *
   * @param sv the sentence in Swedish
   * @param en the sentence in English
   */
  public static FeedRefused unavailable(String sv, String en, Duration retryAfter) {
    return new FeedRefused(HttpStatus.SERVICE_UNAVAILABLE, new Text(sv, en), retryAfter);
  }

  @Override
  public HttpHeaders getHeaders() {
    return headers;
  }
}
