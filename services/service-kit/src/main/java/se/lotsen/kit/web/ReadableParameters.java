package se.lotsen.kit.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Refuses (400) parameters in the address that cannot be read, such as {@code %zz}, or that hold
 * what no store keeps, such as {@code %00}, before anybody looks for something with them.
 */
final class ReadableParameters extends OncePerRequestFilter {
  private final HandlerExceptionResolver problems;

  ReadableParameters(HandlerExceptionResolver problems) {
    this.problems = problems;
  }

  /** Asking for the parameters of a file's upload would read the file. */
  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    var type = request.getContentType();
    return request.getQueryString() == null || (type != null && type.startsWith("multipart/"));
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      check(request.getParameterMap());
    } catch (BadRequest e) {
      problems.resolveException(request, response, null, e);
      return;
    } catch (IllegalStateException e) {
      problems.resolveException(
          request,
          response,
          null,
          new BadRequest("query", "The parameters cannot be read; write % as %25 and & as %26"));
      return;
    }
    chain.doFilter(request, response);
  }

  private static void check(Map<String, String[]> parameters) {
    parameters.forEach(
        (name, values) -> {
          if (!BoundedValues.isText(name)) {
            throw new BadRequest("query", "A parameter's name has a NUL in it");
          }
          for (var value : values) {
            if (!BoundedValues.isText(value)) {
              throw new BadRequest(name, name + " has a NUL or half a character in it");
            }
          }
        });
  }
}
