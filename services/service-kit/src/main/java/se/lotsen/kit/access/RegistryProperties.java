package se.lotsen.kit.access;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the registry is.
 *
 * @param url such as {@code http://localhost:8081}; empty where it is in this very process
 */
@ConfigurationProperties("lotsen.registry")
public record RegistryProperties(@DefaultValue("http://localhost:8081") String url) {}
