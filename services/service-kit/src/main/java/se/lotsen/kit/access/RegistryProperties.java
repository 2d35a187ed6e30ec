package se.lotsen.kit.access;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the registry is.
 *
 * @param url such as {@code http://localhost:8081}; empty where it is in this very process
 * @param sslBundle whose certificates are trusted where the registry and other services are asked
 *     by {@code https}; those that Java trusts where empty
 */
@ConfigurationProperties("lotsen.registry")
public record RegistryProperties(
    @DefaultValue("http://localhost:8081") String url, @Nullable String sslBundle) {}
