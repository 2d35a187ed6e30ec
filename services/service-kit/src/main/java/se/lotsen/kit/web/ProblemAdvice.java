package se.lotsen.kit.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import se.lotsen.kit.failure.FailureKind;
import se.lotsen.kit.failure.RefusedException;
import se.lotsen.kit.position.NotCaughtUp;

/** Whatever else goes wrong in a request, as problem details in the same form. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {
  private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);
  private static final String WITH_THE_KEY = " with the same Idempotency-Key if there was one";

  private final OutageLog outages = new OutageLog(log, System::nanoTime);

  @Override
  protected ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return Problems.answer(UnreadableBody.explain(e.getCause()));
  }

  @Override
  protected ResponseEntity<Object> handleMethodArgumentNotValid(
      MethodArgumentNotValidException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    var errors = new ArrayList<Problems.FieldError>();
    e.getBindingResult()
        .getFieldErrors()
        .forEach(
            error ->
                errors.add(
                    new Problems.FieldError(
                        error.getField(), String.valueOf(error.getDefaultMessage()))));
    e.getBindingResult()
        .getGlobalErrors()
        .forEach(
            error ->
                errors.add(new Problems.FieldError("", String.valueOf(error.getDefaultMessage()))));
    return Problems.answer(
        Problems.detail(
            HttpStatus.UNPROCESSABLE_CONTENT, "invalid-fields", sentence(errors), errors));
  }

  @Override
  protected ResponseEntity<Object> handleHandlerMethodValidationException(
      HandlerMethodValidationException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    var errors =
        e.getParameterValidationResults().stream()
            .flatMap(
                result ->
                    result.getResolvableErrors().stream()
                        .map(
                            error ->
                                new Problems.FieldError(
                                    String.valueOf(result.getMethodParameter().getParameterName()),
                                    String.valueOf(error.getDefaultMessage()))))
            .toList();
    return Problems.answer(
        Problems.detail(HttpStatus.BAD_REQUEST, "invalid-parameter", sentence(errors), errors));
  }

  private static String sentence(List<Problems.FieldError> errors) {
    return errors.stream()
        .map(error -> error.field() + " " + error.message())
        .sorted()
        .collect(Collectors.joining("; "));
  }

  @Override
  protected ResponseEntity<Object> handleTypeMismatch(
      TypeMismatchException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    var name =
        e instanceof MethodArgumentTypeMismatchException mismatch
            ? mismatch.getName()
            : String.valueOf(e.getPropertyName());
    var type = e.getRequiredType();
    var reason =
        type == null
            ? String.valueOf(NestedExceptionUtils.getMostSpecificCause(e).getMessage())
            : Problems.inLanguage(
                "Det kan inte läsas; ange %s".formatted(NeededValue.of(type).sv()),
                "It cannot be read; give %s".formatted(NeededValue.of(type).en()));
    return Problems.answer(
        Problems.detail(
            HttpStatus.BAD_REQUEST,
            "invalid-parameter",
            reason,
            List.of(new Problems.FieldError(name, reason))));
  }

  @Override
  protected ResponseEntity<Object> handleNoResourceFoundException(
      NoResourceFoundException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    var path = Problems.shown("/" + e.getResourcePath());
    return Problems.answer(
        Problems.detail(
            HttpStatus.NOT_FOUND,
            "not-found",
            Problems.inLanguage(
                "På %s finns ingenting; adresserna börjar på %s, och /openapi visar dem"
                    .formatted(path, ApiVersion.PATH),
                "There is nothing at %s; addresses begin with %s, and /openapi shows them"
                    .formatted(path, ApiVersion.PATH)),
            List.of()));
  }

  /** Everything else Spring MVC refuses: wrong method, media type, path, missing parameter. */
  @Override
  protected @Nullable ResponseEntity<Object> handleExceptionInternal(
      Exception e,
      @Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    var answer = super.handleExceptionInternal(e, body, headers, status, request);
    if (answer == null || !(answer.getBody() instanceof ProblemDetail problem)) {
      return answer;
    }
    var resolved = HttpStatus.valueOf(status.value());
    var code = resolved.getReasonPhrase().toLowerCase(Locale.ROOT).replace(' ', '-');
    var detail = Problems.detail(resolved, code, withWhatIsPossible(problem, headers), List.of());
    return ResponseEntity.status(status)
        .headers(headers)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(detail);
  }

  /** Spring says that a method is not supported, and only in a header which ones are. */
  private static String withWhatIsPossible(ProblemDetail problem, HttpHeaders headers) {
    var detail = String.valueOf(problem.getDetail());
    var methods =
        headers.getAllow().stream()
            .map(HttpMethod::name)
            .sorted()
            .collect(Collectors.joining(", "));
    return methods.isEmpty() ? detail : "%s Use %s.".formatted(detail, methods);
  }

  @ExceptionHandler(BadRequest.class)
  ResponseEntity<Object> unreadable(BadRequest e) {
    var message = String.valueOf(e.getMessage());
    return Problems.answer(
        Problems.detail(
            HttpStatus.BAD_REQUEST,
            "invalid-parameter",
            message,
            List.of(new Problems.FieldError(e.field(), message))));
  }

  @ExceptionHandler(RefusedRequest.class)
  ResponseEntity<Object> refusedRequest(RefusedRequest e) {
    return e.status() == HttpStatus.SERVICE_UNAVAILABLE
        ? later(e.code(), String.valueOf(e.getMessage()))
        : Problems.answer(Problems.detail(e.status(), e.code(), e.getMessage(), List.of()));
  }

  /**
   * Whatever else fails, by its kind. That nothing was changed is said of a refusal only: a command
   * may have failed at its second write, or its write may have arrived and the answer not.
   */
  @ExceptionHandler(RuntimeException.class)
  ResponseEntity<Object> failed(RuntimeException e) {
    return switch (FailureKind.of(e)) {
      case TRANSIENT -> inDoubt(e);
      case BUSY ->
          later(
              "backlog-full",
              "Too many events wait to be published; try again later," + WITH_THE_KEY);
      case REFUSED -> refused(e);
      case BROKEN -> ourFault(e);
    };
  }

  /** What was to be asked of another service, before anything was changed. */
  @ExceptionHandler(RestClientException.class)
  ResponseEntity<Object> notAnswered(RestClientException e) {
    if (e instanceof HttpClientErrorException) {
      return ourFault(e);
    }
    outages.tell(e);
    return later(
        "service-unavailable",
        "Another service, which has to be asked for this, does not answer; try again later");
  }

  @ExceptionHandler(NotCaughtUp.class)
  ResponseEntity<Object> notCaughtUp(NotCaughtUp e) {
    return later("not-caught-up", e.getMessage() + "; nothing was changed, try again");
  }

  private ResponseEntity<Object> inDoubt(RuntimeException e) {
    outages.tell(e);
    return e instanceof OptimisticLockingFailureException
        ? later("too-busy", "Others keep changing this; try again," + WITH_THE_KEY)
        : later(
            "store-unavailable",
            "The store did not answer, and it is not known whether this was done; try again later,"
                + WITH_THE_KEY);
  }

  private ResponseEntity<Object> refused(RuntimeException e) {
    for (Throwable at = e; at != null; at = at.getCause()) {
      if (at instanceof RefusedException refusal) {
        return Problems.of(refusal.why());
      }
    }
    return ourFault(e);
  }

  /** A fault of ours: the log has the reason, the caller has nothing to mend. */
  private static ResponseEntity<Object> ourFault(RuntimeException e) {
    log.error("A request failed", e);
    return Problems.answer(
        Problems.detail(
            HttpStatus.INTERNAL_SERVER_ERROR,
            "internal-error",
            "Something went wrong here; it has been logged. Try again, and tell the operator if it"
                + " stays",
            List.of()));
  }

  private static ResponseEntity<Object> later(String code, String sentence) {
    return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
        .header(HttpHeaders.RETRY_AFTER, "5")
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(Problems.detail(HttpStatus.SERVICE_UNAVAILABLE, code, sentence, List.of()));
  }
}
