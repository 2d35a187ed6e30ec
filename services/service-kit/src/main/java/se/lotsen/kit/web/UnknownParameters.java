package se.lotsen.kit.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.ParameterNameDiscoverer;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses (400) parameters in the address that an operation does not have: a filter with a slip in
 * its name would let everything through.
 */
final class UnknownParameters implements HandlerInterceptor {
  private static final String OURS = "se.lotsen.";

  private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();
  private final ParameterNameDiscoverer names = new DefaultParameterNameDiscoverer();

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (request.getQueryString() != null
        && handler instanceof HandlerMethod method
        && method.getBeanType().getName().startsWith(OURS)) {
      check(request, known.computeIfAbsent(method.getMethod(), any -> parametersOf(method)));
    }
    return true;
  }

  private static void check(HttpServletRequest request, Set<String> known) {
    for (var pair : request.getQueryString().split("&")) {
      var name = pair.split("=", 2)[0];
      if (!name.isEmpty() && !known.contains(name)) {
        throw new BadRequest(
            name,
            known.isEmpty()
                ? Problems.inLanguage("Här finns inga parametrar", "There are no parameters here")
                : Problems.inLanguage(
                        "Parametern %s finns inte här; det finns %s",
                        "There is no parameter %s here; there are %s")
                    .formatted(Problems.shown(name), String.join(", ", known)));
      }
    }
  }

  private Set<String> parametersOf(HandlerMethod method) {
    var found = new TreeSet<String>();
    for (MethodParameter parameter : method.getMethodParameters()) {
      var asked = parameter.getParameterAnnotation(RequestParam.class);
      if (asked != null) {
        parameter.initParameterNameDiscovery(names);
        var name = asked.name().isEmpty() ? parameter.getParameterName() : asked.name();
        if (name != null) {
          found.add(name);
        }
      }
    }
    return found;
  }
}
