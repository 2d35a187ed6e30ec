package se.lotsen.standalone;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the one-process Lotsen, under {@code lotsen.standalone}.
 *
 * @param data folder that everything is kept in
 * @param demo whether to fill in an invented project with three years of history at first start
 * @param rehearse whether to end again once everything has been done once; the launcher's build
 *     notes meanwhile what a start needs
 * @param storeCacheMegabytes memory for the embedded store; 0 for a sixth of the heap beyond 128 MB
 * @param broker settings of the embedded broker, by Kafka's names
 */
@ConfigurationProperties("lotsen.standalone")
public record StandaloneProperties(
    @DefaultValue("data") Path data,
    @DefaultValue("false") boolean demo,
    @DefaultValue("false") boolean rehearse,
    @DefaultValue("0") int storeCacheMegabytes,
    @DefaultValue Map<String, String> broker) {}
