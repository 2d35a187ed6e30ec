package se.lotsen.kit.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Who makes the request at hand, and how far it may go. */
public final class RequestAccess {
  private static final String ATTRIBUTE = Access.class.getName();
  private static final String CALLER = Caller.class.getName();
  private static final String MISSING = MissingRight.class.getName();

  private RequestAccess() {}

  /**
   * Whoever makes the request, by a mandate if it names one.
   *
   * @throws IllegalStateException at an endpoint that does not say which right it requires
   */
  public static Caller callerOf(HttpServletRequest request) {
    if (request.getAttribute(CALLER) instanceof Caller caller) {
      return caller;
    }
    throw new IllegalStateException(
        "%s does not say which right it requires".formatted(request.getRequestURI()));
  }

  /**
   * Whoever is signed in, as what their token says.
   *
   * @throws IllegalStateException where nobody is signed in, which no endpoint of ours allows
   */
  static Caller signedIn() {
    var authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication == null) {
      throw new IllegalStateException("Nobody is signed in");
    }
    return Caller.of(authentication);
  }

  /**
   * @throws IllegalStateException at an endpoint that does not say which right it requires
   */
  public static Access of(HttpServletRequest request) {
    if (request.getAttribute(ATTRIBUTE) instanceof Access access) {
      return access;
    }
    throw new IllegalStateException(
        "%s does not say which right it requires".formatted(request.getRequestURI()));
  }

  /** The token that the request came with, to ask another service on behalf of the same caller. */
  public static Optional<String> token() {
    return SecurityContextHolder.getContext().getAuthentication()
            instanceof JwtAuthenticationToken signedIn
        ? Optional.of(signedIn.getToken().getTokenValue())
        : Optional.empty();
  }

  /**
   * When the token or the mandate that the request came with runs out; what goes on longer ends.
   */
  public static Optional<Instant> until() {
    var token =
        SecurityContextHolder.getContext().getAuthentication()
                instanceof JwtAuthenticationToken signedIn
            ? Optional.ofNullable(signedIn.getToken().getExpiresAt())
            : Optional.<Instant>empty();
    return Stream.concat(token.stream(), mandateInForce().map(MandateInForce::until).stream())
        .min(Comparator.naturalOrder());
  }

  /** The mandate that the request is made by, to ask another service by the same. */
  static Optional<String> mandate() {
    return mandateInForce().map(MandateInForce::id);
  }

  private static Optional<MandateInForce> mandateInForce() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
            && request.getRequest().getAttribute(CALLER) instanceof Caller caller
        ? Optional.ofNullable(caller.mandate())
        : Optional.empty();
  }

  /**
   * What the caller of a request would have needed, for the log: {@code the right notes.secret}.
   * Empty where nothing was found to be missing.
   */
  public static Optional<String> missing(HttpServletRequest request) {
    return Optional.ofNullable((String) request.getAttribute(MISSING));
  }

  /** Remembers what is missing, where a request is at hand. */
  static void setMissing(String what) {
    if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request) {
      request.getRequest().setAttribute(MISSING, what);
    }
  }

  static void set(HttpServletRequest request, Caller caller, Access access) {
    request.setAttribute(CALLER, caller);
    request.setAttribute(ATTRIBUTE, access);
  }
}
