package se.lotsen.kit.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How HTTP requests are taken.
 *
 * @param bodyWithin how long the body of a command may take to arrive
 * @param bodiesAtOnce memory for the bodies of all requests, beside 16 kB for each
 */
@ConfigurationProperties("lotsen.web")
public record WebProperties(
    @DefaultValue("20s") Duration bodyWithin, @DefaultValue("32MB") DataSize bodiesAtOnce) {}
