package se.lotsen.kit.access;

import com.nimbusds.jwt.JWTParser;
import java.text.ParseException;
import java.util.Map;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** Has each token checked with the keys of the issuer that it names, which is then checked, too. */
record IssuersDecoder(Map<String, JwtDecoder> issuers) implements JwtDecoder {
  @Override
  public Jwt decode(String token) {
    var decoder = issuers.get(issuerOf(token));
    if (decoder == null) {
      throw new BadJwtException("It is not of an issuer that is trusted here");
    }
    return decoder.decode(token);
  }

  private static String issuerOf(String token) {
    try {
      var claims = JWTParser.parse(token).getJWTClaimsSet();
      return claims == null || claims.getIssuer() == null ? "" : claims.getIssuer();
    } catch (ParseException | IllegalArgumentException e) {
      throw new BadJwtException("It is no token", e);
    }
  }
}
