package se.lotsen.standalone.signin;

import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authentication.event.AuthenticationFailureLockedEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsPasswordService;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.webauthn.authentication.WebAuthnAuthentication;

/**
 * People as Spring Security signs them in. That a password was wrong, an account locked, dormant,
 * off or not there is all one to whoever tries.
 */
final class AccountUsers implements UserDetailsService, UserDetailsPasswordService {
  private static final Logger log = LoggerFactory.getLogger(AccountUsers.class);

  private final Accounts accounts;
  private final Clock clock;
  private final Duration dormantAfter;

  AccountUsers(Accounts accounts, Clock clock, Duration dormantAfter) {
    this.accounts = accounts;
    this.clock = clock;
    this.dormantAfter = dormantAfter;
  }

  @Override
  public UserDetails loadUserByUsername(String id) {
    var now = clock.instant();
    var account =
        accounts
            .find(id)
            .filter(found -> found.kind() == Account.Kind.PERSON)
            .orElseThrow(() -> new UsernameNotFoundException("No such person"));
    if (account.secret() == null) {
      throw new UsernameNotFoundException("No password was chosen yet");
    }
    return User.withUsername(account.id())
        .password(account.secret())
        .accountLocked(account.isLocked(now))
        .disabled(account.disabled() || account.isDormant(now, dormantAfter))
        .authorities("person")
        .build();
  }

  /** Hashes of before are replaced as people sign in; the password stays what it is. */
  @Override
  public UserDetails updatePassword(UserDetails user, @Nullable String hash) {
    accounts.setHash(user.getUsername(), String.valueOf(user.getPassword()), String.valueOf(hash));
    return user;
  }

  /** For a passkey, which nobody can guess: wrong passwords of others do not lock it. */
  UserDetails ofPasskey(String id) {
    var person = loadUserByUsername(id);
    if (!person.isEnabled()) {
      throw new DisabledException("Switched off or dormant");
    }
    return person;
  }

  @EventListener
  void onSuccess(AuthenticationSuccessEvent event) {
    var person = event.getAuthentication();
    if (person instanceof UsernamePasswordAuthenticationToken
        || person instanceof WebAuthnAuthentication) {
      accounts.change(
          person.getName(),
          account ->
              account.secondFactor().isThere() && !Factors.areTwo(person)
                  ? account.halfSignedIn(clock.instant())
                  : account.signedIn(clock.instant()));
      log.info("{} signed in ({})", person.getName(), Factors.methods(person));
    }
  }

  /** What was tried is not looked at, so it is no wrong password. */
  @EventListener
  void onLocked(AuthenticationFailureLockedEvent event) {
    log.warn("A try to sign in to {}, which is locked", event.getAuthentication().getName());
  }

  @EventListener
  void onFailure(AuthenticationFailureBadCredentialsEvent event) {
    if (event.getAuthentication() instanceof UsernamePasswordAuthenticationToken person) {
      var now = clock.instant();
      var changed =
          accounts.change(
              person.getName(),
              account ->
                  account.kind() == Account.Kind.PERSON && !account.isLocked(now)
                      ? account.failed(now)
                      : account);
      // Of a name that is nobody's nothing is said: it may be a password in the wrong field.
      changed.ifPresentOrElse(
          account ->
              log.warn(
                  "A wrong password for {}, the {}. in a row{}",
                  account.id(),
                  account.failures(),
                  account.isLocked(now) ? "; locked until " + account.lockedUntil() : ""),
          () -> log.warn("Somebody tried to sign in as nobody there is"));
    }
  }
}
