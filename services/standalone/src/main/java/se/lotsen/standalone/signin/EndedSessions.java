package se.lotsen.standalone.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends the session of whoever is signed in no more, before anything is done in it. */
final class EndedSessions extends OncePerRequestFilter {
  private final Standing standing;

  EndedSessions(Standing standing) {
    this.standing = standing;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain rest)
      throws ServletException, IOException {
    var somebody = SecurityContextHolder.getContext().getAuthentication();
    if (somebody != null
        && Factors.began(somebody).isPresent()
        && standing.of(somebody).isEmpty()) {
      var session = request.getSession(false);
      if (session != null) {
        session.invalidate();
      }
      SecurityContextHolder.clearContext();
    }
    rest.doFilter(request, response);
  }
}
