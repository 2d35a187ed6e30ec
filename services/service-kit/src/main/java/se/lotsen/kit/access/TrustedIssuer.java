package se.lotsen.kit.access;

import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * An issuer whose tokens are taken beside those of the one that is configured.
 *
 * @param issuer word for word as in the claim {@code iss}
 * @param decoder checks all of {@link TokenChecks#validator}
 */
public record TrustedIssuer(String issuer, JwtDecoder decoder) {}
