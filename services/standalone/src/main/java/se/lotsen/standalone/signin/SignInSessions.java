package se.lotsen.standalone.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;

/**
 * Who is signed in where, for as long as this process runs: browsers' sessions do not outlive it
 * either. Which sessions were ended is remembered for as long as a token of theirs could be good.
 */
final class SignInSessions {
  private static final int MOST = 10_000;

  /** A name each, and a minute's ends at most: far more than there are people. */
  private static final int MOST_ENDED = 100_000;

  private final Base64StringKeyGenerator random =
      new Base64StringKeyGenerator(Base64.getUrlEncoder().withoutPadding());

  private final Cache<String, SignInSession> known;
  private final Cache<String, Boolean> ended;
  private final Standing standing;
  private final Clock clock;

  /**
   * @param tokensLive how long a token that was given in a session is good
   */
  SignInSessions(Standing standing, Clock clock, Duration tokensLive) {
    this.standing = standing;
    this.clock = clock;
    // Clocks may be off by a minute.
    var life = tokensLive.plusMinutes(1);
    this.known =
        Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(standing.sessionsLive().plus(life))
            .build();
    this.ended = Caffeine.newBuilder().maximumSize(MOST_ENDED).expireAfterWrite(life).build();
  }

  /** Notes that whoever is signed in does something, in a session of their own from the first. */
  void seen(HttpServletRequest request, Authentication person) {
    var browser = request.getSession(false);
    if (browser == null || !(person instanceof AbstractAuthenticationToken signedIn)) {
      return;
    }
    var session = in(request);
    // A browser may go on as somebody else, whose session it then is.
    if (session == null || !session.account().equals(person.getName())) {
      session =
          new SignInSession(
              random.generateKey(),
              person.getName(),
              Factors.began(person).orElseGet(clock::instant),
              Whence.of(request),
              Factors.methods(person),
              clock.instant());
      known.put(session.id(), session);
      browser.setAttribute(SignInSession.ATTRIBUTE, session);
    }
    session.seen(Factors.methods(person), clock.instant());
    signedIn.setDetails(session);
  }

  private static @Nullable SignInSession in(HttpServletRequest request) {
    var browser = request.getSession(false);
    return browser != null
            && browser.getAttribute(SignInSession.ATTRIBUTE) instanceof SignInSession session
        ? session
        : null;
  }

  /** Whether the session that a request is made in was ended from elsewhere. */
  static boolean isOver(HttpServletRequest request) {
    var session = in(request);
    return session != null && session.isEnded();
  }

  /** The session that a request is made in. */
  static Optional<SignInSession> current(HttpServletRequest request) {
    return Optional.ofNullable(in(request));
  }

  /** Somebody's, the one that was seen last first. */
  List<SignInSession> of(String account) {
    var now = clock.instant();
    return known.asMap().values().stream()
        .filter(session -> session.account().equals(account) && session.isOpen(now))
        .filter(session -> standing.of(account, session.began()).isPresent())
        .sorted(SignInSession.byLastSeen())
        .toList();
  }

  /** Ends one of an account; false where it has no such session. */
  boolean end(String account, String id) {
    return end(account, session -> session.id().equals(id)) > 0;
  }

  /**
   * Ends all sessions of an account but this one; answers with how many there were.
   *
   * @param kept the one that is not ended; null where there is none such
   */
  int endOthers(String account, @Nullable String kept) {
    return end(account, session -> !session.id().equals(kept));
  }

  private int end(String account, Predicate<SignInSession> which) {
    var over = of(account).stream().filter(which).toList();
    over.forEach(this::end);
    return over.size();
  }

  void end(SignInSession session) {
    session.end();
    ended.put(session.id(), true);
    known.invalidate(session.id());
  }

  /** Whether a session that a token names was ended. */
  boolean isEnded(@Nullable String id) {
    return id != null && ended.getIfPresent(id) != null;
  }

  /** Notes what was given in a session. */
  void gave(SignInSession session, @Nullable Instant until) {
    if (until != null) {
      session.gave(until, clock.instant());
    }
  }
}
