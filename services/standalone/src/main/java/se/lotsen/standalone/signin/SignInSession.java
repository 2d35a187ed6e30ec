package se.lotsen.standalone.signin;

import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.security.core.Authentication;

/**
 * Somebody's being signed in, in one browser or with one command: what tokens that come of it name,
 * and what ends all of them. Lives as long as the browser's session, or longer, while a token of it
 * is good.
 */
final class SignInSession implements HttpSessionBindingListener {
  /** Where the browser's session has it. */
  static final String ATTRIBUTE = SignInSession.class.getName();

  private final String id;
  private final String account;
  private final Instant began;
  private final Whence whence;
  private volatile Instant lastSeen;
  private volatile Instant tokensUntil = Instant.MIN;
  private volatile List<String> methods;
  private volatile boolean inBrowser = true;
  private volatile boolean ended;

  /**
   * @param id random; no name of a browser's session, which lets whoever knows it in
   * @param methods what was shown so far (RFC 8176)
   */
  SignInSession(
      String id,
      String account,
      Instant began,
      Whence whence,
      List<String> methods,
      Instant lastSeen) {
    this.id = id;
    this.account = account;
    this.began = began;
    this.whence = whence;
    this.methods = methods;
    this.lastSeen = lastSeen;
  }

  /** The session that somebody's sign-in belongs to; none for a machine. */
  static Optional<SignInSession> of(Authentication person) {
    return person.getDetails() instanceof SignInSession session
        ? Optional.of(session)
        : Optional.empty();
  }

  static Comparator<SignInSession> byLastSeen() {
    return Comparator.comparing(SignInSession::lastSeen).reversed();
  }

  void seen(List<String> shown, Instant now) {
    methods = shown;
    lastSeen = now;
  }

  /** A token that is good until then was given in it. */
  void gave(Instant until, Instant now) {
    lastSeen = now;
    lastsUntil(until);
  }

  void lastsUntil(Instant until) {
    if (until.isAfter(tokensUntil)) {
      tokensUntil = until;
    }
  }

  void end() {
    ended = true;
  }

  @Override
  public void valueUnbound(HttpSessionBindingEvent event) {
    inBrowser = false;
  }

  boolean isEnded() {
    return ended;
  }

  /** Whether anything can be done in it yet. */
  boolean isOpen(Instant now) {
    return !ended && (inBrowser || now.isBefore(tokensUntil));
  }

  String id() {
    return id;
  }

  String account() {
    return account;
  }

  Instant began() {
    return began;
  }

  Whence whence() {
    return whence;
  }

  Instant lastSeen() {
    return lastSeen;
  }

  List<String> methods() {
    return methods;
  }
}
