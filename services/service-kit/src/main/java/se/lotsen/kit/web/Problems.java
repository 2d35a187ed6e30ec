package se.lotsen.kit.web;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import se.lotsen.kit.failure.RefusedException;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.model.Text;

/**
 * Problem details (RFC 9457): a stable {@code type}, a sentence that says what to do, and {@code
 * errors} with the fields it is about. Sentences are in the language of {@code Accept-Language}.
 */
public final class Problems {
  private static final String TYPES = "urn:lotsen:problem:";

  private static final int MAX_SHOWN = 60;

  private Problems() {}

  /** One field that is wrong, as a path into the body or the name of a header or parameter. */
  public record FieldError(String field, String message) {}

  /** One of two sentences, by {@code Accept-Language}. */
  static String inLanguage(String sv, String en) {
    return new Text(sv, en).in(LocaleContextHolder.getLocale());
  }

  /** What somebody sent, cut where it is long. */
  static String shown(String value) {
    return value.length() <= MAX_SHOWN ? value : value.substring(0, MAX_SHOWN) + "…";
  }

  static ResponseEntity<Object> of(Refusal refusal) {
    var sentence = refusal.message().in(LocaleContextHolder.getLocale());
    return answer(
        detail(
            statusOf(refusal.kind()),
            refusal.code(),
            sentence,
            refusal.field() == null
                ? List.of()
                : List.of(new FieldError(refusal.field(), sentence))));
  }

  /** That there is no such thing, to be thrown: 404. */
  public static RefusedException notFound(String what, String id) {
    return new RefusedException(Refusal.notFound(what, id));
  }

  private static HttpStatus statusOf(Refusal.Kind kind) {
    return switch (kind) {
      case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
      case NOT_SIGNED_IN -> HttpStatus.UNAUTHORIZED;
      case FORBIDDEN -> HttpStatus.FORBIDDEN;
      case NOT_FOUND -> HttpStatus.NOT_FOUND;
      case CONFLICT -> HttpStatus.CONFLICT;
      case STALE -> HttpStatus.PRECONDITION_FAILED;
    };
  }

  static String typeOf(String code) {
    return TYPES + code;
  }

  static ProblemDetail detail(
      HttpStatus status, String code, @Nullable String sentence, List<FieldError> errors) {
    var problem = ProblemDetail.forStatus(status);
    problem.setType(URI.create(typeOf(code)));
    problem.setTitle(code.replace('-', ' '));
    problem.setDetail(sentence);
    if (!errors.isEmpty()) {
      problem.setProperty("errors", errors);
    }
    return problem;
  }

  static ResponseEntity<Object> answer(ProblemDetail problem) {
    return ResponseEntity.status(problem.getStatus())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }
}
