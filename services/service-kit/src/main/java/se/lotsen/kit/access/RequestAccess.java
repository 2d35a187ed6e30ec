package se.lotsen.kit.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** Who makes the request at hand, and how far it may go. */
public final class RequestAccess {
  private static final String ATTRIBUTE = Access.class.getName();

  private RequestAccess() {}

  /**
   * @throws IllegalStateException where nobody is signed in, which no endpoint of ours allows
   */
  public static Caller callerOf() {
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

  /** When the token that the request came with runs out; what goes on longer ends then. */
  public static Optional<Instant> until() {
    return SecurityContextHolder.getContext().getAuthentication()
            instanceof JwtAuthenticationToken signedIn
        ? Optional.ofNullable(signedIn.getToken().getExpiresAt())
        : Optional.empty();
  }

  static void set(HttpServletRequest request, Access access) {
    request.setAttribute(ATTRIBUTE, access);
  }
}
