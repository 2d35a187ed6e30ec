package se.lotsen.kit.access;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose tokens are taken.
 *
 * @param issuer who signs them, word for word as in the claim {@code iss}
 * @param jwkSetUri where its keys are; found through the issuer's own description where empty
 * @param audience what tokens have to be meant for
 * @param clockSkew how far the clocks of others may be off
 */
@ConfigurationProperties("lotsen.security")
public record AccessProperties(
    @Nullable String issuer,
    @Nullable String jwkSetUri,
    @DefaultValue("lotsen") String audience,
    @DefaultValue("60s") Duration clockSkew) {

  boolean hasJwkSetUri() {
    return jwkSetUri != null && !jwkSetUri.isBlank();
  }
}
