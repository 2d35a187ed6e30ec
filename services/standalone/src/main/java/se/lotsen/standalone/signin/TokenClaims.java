package se.lotsen.standalone.signin;

import java.util.List;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/** Puts into access tokens what the account says: the same claims as any other issuer's. */
record TokenClaims(Accounts accounts, String audience)
    implements OAuth2TokenCustomizer<JwtEncodingContext> {
  @Override
  public void customize(JwtEncodingContext context) {
    var principal = context.getPrincipal();
    if (principal == null || !OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
      return;
    }
    context.getJwsHeader().algorithm(SignatureAlgorithm.ES256);
    var claims = context.getClaims();
    claims.audience(List.of(audience));
    accounts
        .find(principal.getName())
        .filter(account -> !account.disabled())
        .ifPresent(account -> account.claims().forEach(claims::claim));
  }
}
