package se.lotsen.standalone.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import se.lotsen.model.access.Role;

/**
 * What somebody has shown to sign in, and whether it is enough. A passkey is, as it asks for a
 * finger, a face or a code of its own; a password is for those who have no second factor and need
 * none.
 *
 * @param requiredFor whoever has one of these roles signs in with two factors
 */
record Factors(Accounts accounts, Clock clock, Set<Role> requiredFor) {
  static final String CODE = "FACTOR_TOTP";

  /** How long ago something was shown at most, for what changes how somebody signs in. */
  private static final Duration FRESH = Duration.ofMinutes(10);

  private static final Set<String> OF_PEOPLE =
      Set.of(
          FactorGrantedAuthority.PASSWORD_AUTHORITY,
          FactorGrantedAuthority.WEBAUTHN_AUTHORITY,
          CODE);

  private static List<FactorGrantedAuthority> shown(@Nullable Authentication person) {
    return person == null
        ? List.of()
        : person.getAuthorities().stream()
            .filter(FactorGrantedAuthority.class::isInstance)
            .map(FactorGrantedAuthority.class::cast)
            .filter(factor -> OF_PEOPLE.contains(factor.getAuthority()))
            .toList();
  }

  /** When somebody showed the first thing that they signed in with; none for who is no person. */
  static Optional<Instant> began(@Nullable Authentication person) {
    return shown(person).stream().map(FactorGrantedAuthority::getIssuedAt).min(Instant::compareTo);
  }

  private static boolean has(Authentication person, String factor) {
    return has(shown(person), factor);
  }

  private static boolean has(List<FactorGrantedAuthority> shown, String factor) {
    return shown.stream().anyMatch(each -> factor.equals(each.getAuthority()));
  }

  static boolean areTwo(Authentication person) {
    return areTwo(shown(person));
  }

  private static boolean areTwo(List<FactorGrantedAuthority> shown) {
    return has(shown, FactorGrantedAuthority.WEBAUTHN_AUTHORITY)
        || (has(shown, CODE) && has(shown, FactorGrantedAuthority.PASSWORD_AUTHORITY));
  }

  /** Whether this person is signed in with all that is asked of them. */
  boolean areEnough(@Nullable Authentication person) {
    return person != null
        && person.isAuthenticated()
        && began(person).isPresent()
        && (areTwo(person)
            || accounts
                .find(person.getName())
                .filter(account -> !account.secondFactor().isThere() && !isRequired(account))
                .isPresent());
  }

  /** Whether this person may change what they sign in with: not as who has shown half of it. */
  boolean mayChange(@Nullable Authentication person) {
    if (person == null) {
      return false;
    }
    var fresh =
        shown(person).stream()
            .filter(factor -> factor.getIssuedAt().plus(FRESH).isAfter(clock.instant()))
            .toList();
    return areTwo(fresh)
        || (!fresh.isEmpty()
            && accounts
                .find(person.getName())
                .filter(account -> !account.secondFactor().isThere())
                .isPresent());
  }

  boolean isRequired(Account account) {
    var roles = account.claims().getOrDefault("roles", List.of());
    return requiredFor.stream().map(Role::claim).anyMatch(roles::contains);
  }

  /** As tokens name it (RFC 8176). */
  static List<String> methods(Authentication person) {
    var methods = new ArrayList<String>();
    if (has(person, FactorGrantedAuthority.PASSWORD_AUTHORITY)) {
      methods.add("pwd");
    }
    if (has(person, CODE)) {
      methods.add("otp");
    }
    if (has(person, FactorGrantedAuthority.WEBAUTHN_AUTHORITY)) {
      methods.add("pop");
    }
    if (areTwo(person)) {
      methods.add("mfa");
    }
    return List.copyOf(methods);
  }

  /** How strongly, as a level: 2 with two factors, 1 with a password. */
  static String level(Authentication person) {
    return areTwo(person) ? "2" : "1";
  }
}
