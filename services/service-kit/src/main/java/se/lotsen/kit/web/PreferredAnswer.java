package se.lotsen.kit.web;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import se.lotsen.kit.access.RequestAccess;

/**
 * Answers a command with what there is now instead of a receipt, where it is asked to (RFC 7240).
 * It is read after the command: what somebody else did in between is in it, too.
 */
@RestControllerAdvice
class PreferredAnswer implements ResponseBodyAdvice<Object> {
  static final String PREFER = "Prefer";
  static final String REPRESENTATION = "return=representation";

  private final SingletonSupplier<Map<String, Representation>> byPackage;

  PreferredAnswer(ObjectProvider<Representation> representations) {
    this.byPackage =
        SingletonSupplier.of(
            () ->
                representations.stream()
                    .collect(
                        Collectors.toUnmodifiableMap(
                            each -> each.getClass().getPackageName(), Function.identity())));
  }

  @Override
  public boolean supports(
      MethodParameter answer, Class<? extends HttpMessageConverter<?>> converter) {
    return ResolvableType.forMethodParameter(answer).getGeneric(0).resolve() == Receipt.class
        && byPackage.obtain().containsKey(packageOf(answer));
  }

  private static String packageOf(MethodParameter answer) {
    return answer.getContainingClass().getPackageName();
  }

  @Override
  public @Nullable Object beforeBodyWrite(
      @Nullable Object body,
      MethodParameter answer,
      MediaType type,
      Class<? extends HttpMessageConverter<?>> converter,
      ServerHttpRequest request,
      ServerHttpResponse response) {
    var representation = byPackage.obtain().get(packageOf(answer));
    if (!(body instanceof Receipt receipt)
        || representation == null
        || !wantsRepresentation(request)
        || !(request instanceof ServletServerHttpRequest servlet)) {
      return body;
    }
    var caller = RequestAccess.callerOf(servlet.getServletRequest());
    if (caller.mandate() != null) {
      // What is read by a mandate is written down, and a command is no read: it is asked for by
      // GET.
      return body;
    }
    response.getHeaders().set("Preference-Applied", REPRESENTATION);
    var now =
        representation.represent(
            receipt.id(),
            LocaleContextHolder.getLocale(),
            RequestAccess.of(servlet.getServletRequest()).visible(),
            caller);
    response.getHeaders().setETag(now.getHeaders().getETag());
    return now.getBody();
  }

  /** Several preferences may come in one line or in several. */
  private static boolean wantsRepresentation(ServerHttpRequest request) {
    return request.getHeaders().getOrEmpty(PREFER).stream()
        .flatMap(line -> List.of(line.split("[,;]")).stream())
        .anyMatch(preference -> preference.strip().equalsIgnoreCase(REPRESENTATION));
  }
}
