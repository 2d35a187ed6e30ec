package se.lotsen.standalone.signin;

import java.util.List;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/**
 * Puts into access tokens what the account says: the same claims as any other issuer's. Whoever is
 * signed in no more gets none, whatever code they have.
 */
record TokenClaims(Accounts accounts, Standing standing, SignInSessions sessions, String audience)
    implements OAuth2TokenCustomizer<JwtEncodingContext> {
  @Override
  public void customize(JwtEncodingContext context) {
    Authentication principal = context.getPrincipal();
    if (principal == null) {
      return;
    }
    var began = Factors.began(principal);
    if (began.isPresent()) {
      var session = SignInSession.of(principal).filter(each -> !each.isEnded());
      if (session.isEmpty() || standing.of(principal).isEmpty()) {
        throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
      }
      var claims = context.getClaims();
      claims
          .claim(Standing.SESSION, session.get().id())
          .claim(IdTokenClaimNames.ACR, Factors.level(principal))
          .claim(IdTokenClaimNames.AMR, Factors.methods(principal));
      if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
        // Not by us in ID tokens: a refresh takes it there to be written as Spring writes it.
        claims.claim(IdTokenClaimNames.AUTH_TIME, began.get().getEpochSecond());
        sessions.gave(session.get(), claims.build().getExpiresAt());
      }
    }
    if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
      toAccessToken(context, principal.getName());
    }
  }

  private void toAccessToken(JwtEncodingContext context, String id) {
    context.getJwsHeader().algorithm(SignatureAlgorithm.ES256);
    var claims = context.getClaims();
    claims.audience(List.of(audience));
    accounts
        .find(id)
        .filter(account -> !account.disabled())
        .ifPresent(
            account -> {
              account.claims().forEach(claims::claim);
              var since = Standing.since(account);
              if (since != null) {
                claims.claim(Standing.SINCE, since);
              }
            });
  }
}
