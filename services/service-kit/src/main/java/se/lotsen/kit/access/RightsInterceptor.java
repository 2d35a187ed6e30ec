package se.lotsen.kit.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import se.lotsen.kit.failure.RefusedException;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.model.Text;
import se.lotsen.model.access.Right;
import se.lotsen.model.access.RightsTable;
import se.lotsen.model.access.Scope;

/**
 * Looks up what the caller may do at an endpoint before it is asked. Who may do nothing there is
 * refused: at the address of a thing that they may not see with 404, else with 403.
 */
final class RightsInterceptor implements HandlerInterceptor {
  private static final String OURS = "se.lotsen.";
  private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

  private final Supplier<MandatesInForce> mandates;
  private final Clock clock;

  RightsInterceptor(Supplier<MandatesInForce> mandates, Clock clock) {
    this.mandates = mandates;
    this.clock = clock;
  }

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
    var caller = callerOf(request);
    var access = Access.of(caller, requires.value());
    if (access.permitted().isNothing()) {
      boolean isAboutOne = hasPathVariable(request);
      if (isAboutOne && access.visible().isNothing()) {
        throw new RefusedException(notFound(request));
      }
      if (!isAboutOne) {
        throw new RefusedException(MissingRight.of(requires.value()));
      }
    }
    RequestAccess.set(request, caller, access);
    return true;
  }

  private Caller callerOf(HttpServletRequest request) {
    var caller = RequestAccess.signedIn();
    var named = request.getHeader(MandatesInForce.HEADER);
    return named == null
        ? caller
        : (ID.matcher(named).matches()
                ? mandates.get().find(named)
                : Optional.<MandateInForce>empty())
            .filter(mandate -> mandate.mayBeUsedBy(caller.id(), clock.instant()))
            .filter(mandate -> isColleague(caller))
            .map(caller::by)
            .orElseThrow(() -> new RefusedException(notInForce()));
  }

  /** Those who can be stood in for can stand in: a partner's or a machine's account cannot. */
  private static boolean isColleague(Caller caller) {
    return RightsTable.scopes(caller.roles(), Right.MANDATES_READ).contains(Scope.OWN);
  }

  private static Refusal notInForce() {
    RequestAccess.setMissing("a mandate that is in force");
    return new Refusal(
        Refusal.Kind.FORBIDDEN,
        "mandate-not-in-force",
        new Text(
            "Fullmakten i %s gäller inte, eller inte för dig; utelämna den eller be om en ny"
                .formatted(MandatesInForce.HEADER),
            "The mandate in %s is not in force, or not yours; leave it out or ask for another"
                .formatted(MandatesInForce.HEADER)),
        null);
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
