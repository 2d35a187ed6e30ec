package se.lotsen.kit.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers what Tomcat refuses before anybody else sees it, such as a broken address or headers that
 * are too large, in the form of all other problems and not as a page.
 */
final class ProblemReportValve extends ErrorReportValve {
  private static final String NO_GUESSING = "X-Content-Type-Options";
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Set<HttpStatus> UNREADABLE =
      Set.of(
          HttpStatus.BAD_REQUEST,
          HttpStatus.URI_TOO_LONG,
          HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE);
  private static final String CANNOT_BE_READ =
      "The request cannot be read: its address, or its headers, are not as HTTP has them, or too"
          + " long; characters other than letters and digits are to be percent-encoded";

  /** Also what is answered before Spring Security is asked is of the type that it says. */
  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    response.setHeader(NO_GUESSING, "nosniff");
    super.invoke(request, response);
  }

  @Override
  protected void report(Request request, Response response, @Nullable Throwable thrown) {
    var status = HttpStatus.resolve(response.getStatus());
    if (status == null
        || !status.isError()
        || response.getContentWritten() > 0
        || !response.setErrorReported()) {
      return;
    }
    var words = status.getReasonPhrase();
    var problem =
        JSON.createObjectNode()
            .put("type", Problems.typeOf(words.toLowerCase(Locale.ROOT).replace(' ', '-')))
            .put("title", words.toLowerCase(Locale.ROOT))
            .put("status", status.value())
            .put("detail", UNREADABLE.contains(status) ? CANNOT_BE_READ : words);
    try {
      response.setHeader(NO_GUESSING, "nosniff");
      response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
      response.getReporter().write(problem.toString());
      response.finishResponse();
    } catch (IOException | IllegalStateException e) {
      // Whoever asked is gone, or has been answered.
    }
  }
}
