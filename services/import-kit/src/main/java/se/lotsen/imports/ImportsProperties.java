package se.lotsen.imports;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of imports.
 *
 * @param lookEvery how often to look for files to work off
 */
@ConfigurationProperties("lotsen.imports")
public record ImportsProperties(@DefaultValue("500ms") Duration lookEvery) {}
