package se.lotsen.kit.access;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import se.lotsen.model.access.Role;

/**
 * Whose tokens are taken.
 *
 * @param issuer who signs them, word for word as in the claim {@code iss}
 * @param jwkSetUri where its keys are; found through the issuer's own description where empty
 * @param sslBundle whose certificates are trusted where its keys are; those that Java trusts where
 *     empty
 * @param audience what tokens have to be meant for
 * @param clockSkew how far the clocks of others may be off
 * @param secondFactorFor roles that a token may have only where it says that somebody signed in
 *     with two factors ({@code acr} 2, or {@code mfa} among its {@code amr}); any other is refused
 */
@ConfigurationProperties("lotsen.security")
public record AccessProperties(
    @Nullable String issuer,
    @Nullable String jwkSetUri,
    @Nullable String sslBundle,
    @DefaultValue("lotsen") String audience,
    @DefaultValue("60s") Duration clockSkew,
    @DefaultValue Set<Role> secondFactorFor) {

  boolean hasJwkSetUri() {
    return jwkSetUri != null && !jwkSetUri.isBlank();
  }
}
