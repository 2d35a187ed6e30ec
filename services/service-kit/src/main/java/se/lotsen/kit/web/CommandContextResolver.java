package se.lotsen.kit.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.util.WebUtils;
import se.lotsen.kit.IdSource;
import se.lotsen.kit.access.RequestAccess;
import se.lotsen.kit.journal.CommandContext;

/**
 * Lets a controller method take the {@link CommandContext} of its command: who asks ({@value
 * #USER}), under which key ({@value #KEY}, scoped to caller and path), on which version ({@code
 * If-Match}), and what it belongs to ({@value #CORRELATION}).
 */
final class CommandContextResolver implements HandlerMethodArgumentResolver {
  static final String KEY = "Idempotency-Key";
  static final String CORRELATION = "Correlation-Id";
  private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e]{1,128}");
  private static final Pattern ETAG = Pattern.compile("\"(\\d{1,18})\"");

  private final IdSource ids;

  CommandContextResolver(IdSource ids) {
    this.ids = ids;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == CommandContext.class;
  }

  @Override
  public CommandContext resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest web,
      @Nullable WebDataBinderFactory binders) {
    var request = web.getNativeRequest(HttpServletRequest.class);
    if (request == null || parameter.getMethod() == null) {
      throw new IllegalStateException("A command comes by HTTP to a method");
    }
    var caller = RequestAccess.callerOf(request);
    var key = header(request, KEY, PRINTABLE, "1 to 128 printable ASCII characters");
    var commandId = ids.next();
    var correlation =
        header(request, CORRELATION, PRINTABLE, "1 to 128 printable ASCII characters");
    return new CommandContext(
        commandId,
        parameter.getMethod().getName(),
        caller.id(),
        RequestAccess.of(request),
        key == null ? null : scoped(caller.id(), request, key),
        key == null ? null : print(request),
        expectedVersion(request),
        correlation == null ? commandId : correlation,
        commandId);
  }

  private static @Nullable String header(
      HttpServletRequest request, String name, Pattern form, String words) {
    var value = request.getHeader(name);
    if (value != null && !form.matcher(value).matches()) {
      throw new BadRequest(name, "%s must be %s".formatted(name, words));
    }
    return value;
  }

  private static @Nullable Long expectedVersion(HttpServletRequest request) {
    var value = request.getHeader(HttpHeaders.IF_MATCH);
    if (value == null || value.equals("*")) {
      return null;
    }
    var etag = ETAG.matcher(value);
    if (!etag.matches()) {
      throw new BadRequest(
          HttpHeaders.IF_MATCH, "If-Match must be the ETag of a GET, such as \"3\"");
    }
    return Long.valueOf(etag.group(1));
  }

  /** Whatever version of the address: a repeat may come after an upgrade. */
  private static String scoped(String user, HttpServletRequest request, String key) {
    var path = request.getRequestURI();
    var place = path.startsWith(ApiVersion.PATH) ? path.substring(ApiVersion.PATH.length()) : path;
    return sha256(
        String.join("\n", user, request.getMethod(), place, key).getBytes(StandardCharsets.UTF_8));
  }

  private static String print(HttpServletRequest request) {
    var kept = WebUtils.getNativeRequest(request, RequestBodies.Kept.class);
    return sha256(kept == null ? new byte[0] : kept.body());
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
