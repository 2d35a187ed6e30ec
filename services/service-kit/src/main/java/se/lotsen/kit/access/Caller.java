package se.lotsen.kit.access;

import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import se.lotsen.model.access.Right;
import se.lotsen.model.access.RightsTable;
import se.lotsen.model.access.Role;
import se.lotsen.model.access.Scope;

/**
 * Whoever is signed in.
 *
 * @param id the subject of the token: an account's, which is never given to another
 * @param roles those of the claim that this Lotsen knows; others give nothing
 * @param reach how far each scope reaches for the caller, by the claim of that scope
 * @param mandate what the request is made by, in place of their own roles; null without one
 */
public record Caller(
    String id, Set<Role> roles, Map<Scope, Set<String>> reach, @Nullable MandateInForce mandate) {
  private static final Logger log = LoggerFactory.getLogger(Caller.class);
  private static final String ROLES = "roles";

  static Caller of(Authentication authentication) {
    if (authentication instanceof JwtAuthenticationToken token) {
      return of(token.getToken());
    }
    throw new IllegalStateException("Whoever calls is known by a token, not by " + authentication);
  }

  static Caller of(Jwt token) {
    var roles = EnumSet.noneOf(Role.class);
    for (var name : texts(token, ROLES)) {
      Role.of(name)
          .filter(Role::isSignedInAs)
          .ifPresentOrElse(
              roles::add, () -> log.debug("A token says a role that there is not: {}", name));
    }
    var own = new LinkedHashSet<>(texts(token, Scope.OWN.claim()));
    own.add(String.valueOf(token.getSubject()));
    // Everybody's is nobody's own.
    own.remove(Scope.ALL);
    return new Caller(
        String.valueOf(token.getSubject()),
        roles,
        Map.of(
            Scope.MUNICIPALITY, texts(token, Scope.MUNICIPALITY.claim()),
            Scope.PROJECT, texts(token, Scope.PROJECT.claim()),
            Scope.FUNDER, texts(token, Scope.FUNDER.claim()),
            Scope.PARTNER, texts(token, Scope.PARTNER.claim()),
            Scope.OWN, own),
        null);
  }

  /** The same account with what a mandate lets it do, and nothing else. */
  Caller by(MandateInForce used) {
    return new Caller(id, used.roles(), used.reach(), used);
  }

  /** A claim of one or of several texts; empty where there is none. */
  private static Set<String> texts(Jwt token, String claim) {
    var value = token.getClaims().get(claim);
    if (value instanceof String one) {
      return Set.of(one);
    }
    return value instanceof Collection<?> many
        ? many.stream()
            .filter(String.class::isInstance)
            .map(String.class::cast)
            .collect(Collectors.toCollection(LinkedHashSet::new))
        : Set.of();
  }

  /** How far a right of the table reaches for this caller. */
  public Grant grant(Right right) {
    var scopes = RightsTable.scopes(roles, right);
    if (scopes.contains(Scope.EVERYTHING)) {
      return Grant.EVERYTHING;
    }
    return Grant.anyOf(
        scopes.stream()
            .map(scope -> new Grant.Clause(scope, List.copyOf(reach.getOrDefault(scope, Set.of()))))
            .toList());
  }
}
