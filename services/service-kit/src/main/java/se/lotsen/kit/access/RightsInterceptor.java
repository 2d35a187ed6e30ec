package se.lotsen.kit.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import se.lotsen.kit.failure.RefusedException;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.model.Text;

/**
 * Looks up what the caller may do at an endpoint before it is asked. Who may do nothing there is
 * refused: at the address of a thing that they may not see with 404, else with 403.
 */
final class RightsInterceptor implements HandlerInterceptor {
  private static final String OURS = "se.lotsen.";

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (request.getDispatcherType() != DispatcherType.REQUEST
        || !(handler instanceof HandlerMethod method)
        || !method.getBeanType().getName().startsWith(OURS)
        || method.hasMethodAnnotation(Open.class)) {
      return true;
    }
    var requires = method.getMethodAnnotation(Requires.class);
    if (requires == null) {
      throw new IllegalStateException(method + " does not say which right it requires");
    }
    var access = Access.of(RequestAccess.callerOf(), requires.value());
    if (access.permitted().isNothing()) {
      boolean isAboutOne = hasPathVariable(request);
      if (isAboutOne && access.visible().isNothing()) {
        throw new RefusedException(notFound(request));
      }
      if (!isAboutOne) {
        throw new RefusedException(MissingRight.of(requires.value()));
      }
    }
    RequestAccess.set(request, access);
    return true;
  }

  private static boolean hasPathVariable(HttpServletRequest request) {
    return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
            instanceof Map<?, ?> variables
        && !variables.isEmpty();
  }

  private static Refusal notFound(HttpServletRequest request) {
    var path = request.getRequestURI();
    return new Refusal(
        Refusal.Kind.NOT_FOUND,
        "not-found",
        new Text(path + " finns inte; kontrollera id:t", "There is no " + path + "; check the id"),
        null);
  }
}
