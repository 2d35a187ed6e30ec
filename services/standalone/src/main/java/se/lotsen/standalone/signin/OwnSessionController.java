package se.lotsen.standalone.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import se.lotsen.kit.access.Open;
import se.lotsen.kit.failure.RefusedException;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.kit.web.Problems;
import se.lotsen.model.Text;

/** Where whoever asks is signed in, and the end of it, over HTTP. */
@RestController
@RequestMapping("/me/sessions")
class OwnSessionController {
  private static final Logger log = LoggerFactory.getLogger(OwnSessionController.class);

  /** How long ago somebody signed in at most, to end what may be their own from elsewhere. */
  private static final Duration FRESH = Duration.ofMinutes(10);

  private final SignInSessions sessions;
  private final Clock clock;

  OwnSessionController(SignInSessions sessions, Clock clock) {
    this.sessions = sessions;
    this.clock = clock;
  }

  /**
   * In one browser or with one command.
   *
   * @param began when they signed in
   * @param lastSeen when they last did something at the pages of signing in, or got a token
   * @param network how far away it was
   * @param userAgent what the browser or program called itself; empty where it said nothing
   * @param methods what they signed in with, as tokens say it (RFC 8176): {@code pwd}, {@code otp},
   *     {@code pop} for a passkey, {@code mfa} where that is two factors
   * @param current whether the token that asks came of it
   */
  record OwnSession(
      String id,
      Instant began,
      Instant lastSeen,
      Whence.Network network,
      String userAgent,
      List<String> methods,
      boolean current) {
    static OwnSession of(SignInSession session, @Nullable String current) {
      return new OwnSession(
          session.id(),
          session.began(),
          session.lastSeen(),
          session.whence().network(),
          session.whence().userAgent(),
          session.methods(),
          session.id().equals(current));
    }
  }

  /** Those that were not ended, the one that was seen last first. */
  record OwnSessions(List<OwnSession> sessions) {}

  private static @Nullable String currentOf(JwtAuthenticationToken who) {
    return who.getToken().getClaimAsString(Standing.SESSION);
  }

  @Open("whoever is signed in sees their own sessions")
  @GetMapping
  OwnSessions listOwnSessions(JwtAuthenticationToken who) {
    var current = currentOf(who);
    return new OwnSessions(
        sessions.of(who.getName()).stream().map(each -> OwnSession.of(each, current)).toList());
  }

  /**
   * Signs whoever asks out there; tokens that came of it are good for another minute at most. The
   * current one may be ended at any time, others by who signed in within ten minutes.
   */
  @Open("whoever is signed in ends a session of their own")
  @DeleteMapping("/{id}")
  ResponseEntity<Void> endOwnSession(@PathVariable String id, JwtAuthenticationToken who) {
    if (!id.equals(currentOf(who))) {
      requireFresh(who.getToken());
    }
    if (!sessions.end(who.getName(), id)) {
      throw Problems.notFound("session", id);
    }
    log.info("{} ended a session of their own", who.getName());
    return ResponseEntity.noContent().build();
  }

  /** Signs whoever asks out everywhere but here, where they signed in within ten minutes. */
  @Open("whoever is signed in ends their other sessions")
  @DeleteMapping
  ResponseEntity<Void> endOtherSessions(JwtAuthenticationToken who) {
    requireFresh(who.getToken());
    int over = sessions.endOthers(who.getName(), currentOf(who));
    log.info("{} ended {} other sessions of their own", who.getName(), over);
    return ResponseEntity.noContent().build();
  }

  /** Whoever finds a browser open does not sign its owner out elsewhere (OWASP ASVS 5.0, 7.5.2). */
  private void requireFresh(Jwt token) {
    var signedIn = token.getClaimAsInstant(IdTokenClaimNames.AUTH_TIME);
    if (signedIn == null || signedIn.plus(FRESH).isBefore(clock.instant())) {
      throw new RefusedException(
          new Refusal(
              Refusal.Kind.FORBIDDEN,
              "sign-in-again",
              new Text(
                  "Logga in på nytt för att avsluta andra sessioner; det ska vara gjort för högst"
                      + " tio minuter sedan",
                  "Sign in anew to end other sessions; it has to be done ten minutes ago at most"),
              null));
    }
  }
}
