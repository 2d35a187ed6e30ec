package se.lotsen.standalone.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends the session of whoever is signed in no more, before anything is done in it, and notes who is
 * signed in where.
 */
final class EndedSessions extends OncePerRequestFilter {
  private final Standing standing;
  private final SignInSessions sessions;

  EndedSessions(Standing standing, SignInSessions sessions) {
    this.standing = standing;
    this.sessions = sessions;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain rest)
      throws ServletException, IOException {
    var somebody = SecurityContextHolder.getContext().getAuthentication();
    if (somebody != null
        && Factors.began(somebody).isPresent()
        && (SignInSessions.isOver(request) || standing.of(somebody).isEmpty())) {
      var session = request.getSession(false);
      if (session != null) {
        session.invalidate();
      }
      SecurityContextHolder.clearContext();
    }
    note(request);
    rest.doFilter(request, response);
    // Whoever has signed in by this very request.
    note(request);
  }

  private void note(HttpServletRequest request) {
    var somebody = SecurityContextHolder.getContext().getAuthentication();
    if (somebody != null && Factors.began(somebody).isPresent()) {
      sessions.seen(request, somebody);
    }
  }
}
