package se.lotsen.kit.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.ParameterNameDiscoverer;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses (400) parameters in the address that an operation does not have, because a filter with a
 * slip in its name would let everything through, and one that takes one value and is given two,
 * because nobody can say which is meant.
 */
final class UnknownParameters implements HandlerInterceptor {
  private static final String OURS = "se.lotsen.";

  private final Map<Method, Known> known = new ConcurrentHashMap<>();
  private final ParameterNameDiscoverer names = new DefaultParameterNameDiscoverer();

  /**
   * @param names of all parameters
   * @param single those that take one value
   */
  private record Known(Set<String> names, Set<String> single) {}

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

  private static void check(HttpServletRequest request, Known known) {
    var seen = new HashSet<String>();
    for (var pair : request.getQueryString().split("&")) {
      var name = pair.split("=", 2)[0];
      if (!name.isEmpty() && !known.names().contains(name)) {
        throw new BadRequest(
            name,
            known.names().isEmpty()
                ? Problems.inLanguage("Här finns inga parametrar", "There are no parameters here")
                : Problems.inLanguage(
                        "Parametern %s finns inte här; det finns %s",
                        "There is no parameter %s here; there are %s")
                    .formatted(Problems.shown(name), String.join(", ", known.names())));
      }
      if (known.single().contains(name) && (!seen.add(name) || isInTheBodyToo(request, name))) {
        throw BadRequest.of(
            name,
            "Parametern %s finns flera gånger; ange den en gång".formatted(name),
            "The parameter %s is there several times; give it once".formatted(name));
      }
    }
  }

  /** A form's fields are parameters, too; those of a file's upload are not looked at yet. */
  private static boolean isInTheBodyToo(HttpServletRequest request, String name) {
    var type = request.getContentType();
    if (type == null || !type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE)) {
      return false;
    }
    var values = request.getParameterValues(name);
    return values != null && values.length > 1;
  }

  private Known parametersOf(HandlerMethod method) {
    var found = new TreeSet<String>();
    var single = new TreeSet<String>();
    for (MethodParameter parameter : method.getMethodParameters()) {
      var asked = parameter.getParameterAnnotation(RequestParam.class);
      if (asked != null) {
        parameter.initParameterNameDiscovery(names);
        var name = asked.name().isEmpty() ? parameter.getParameterName() : asked.name();
        if (name != null) {
          found.add(name);
          var type = parameter.getParameterType();
          if (!type.isArray() && !Collection.class.isAssignableFrom(type)) {
            single.add(name);
          }
        }
      }
    }
    return new Known(found, single);
  }
}
