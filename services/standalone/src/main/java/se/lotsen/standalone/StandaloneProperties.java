package se.lotsen.standalone;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the one-process Lotsen, under {@code lotsen.standalone}.
 *
 * @param data folder that everything is kept in
 * @param demo whether to fill in an invented project with three years of history at first start
 * @param storeCacheMegabytes memory for the embedded store
 */
@ConfigurationProperties("lotsen.standalone")
public record StandaloneProperties(
    @DefaultValue("data") Path data,
    @DefaultValue("false") boolean demo,
    @DefaultValue("64") int storeCacheMegabytes) {}
