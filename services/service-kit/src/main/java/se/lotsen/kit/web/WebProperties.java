package se.lotsen.kit.web;

import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How HTTP requests are taken.
 *
 * @param bodyWithin how long the body of a command may take to arrive
 * @param bodiesAtOnce memory for the bodies of all requests, beside 16 kB for each
 * @param requestsPerSecond how often one caller may ask, and all who are not signed in from one
 *     address; 0 for no limit
 * @param supersededOn the day on which a successor of this version of the API came; answers then
 *     say so, and until when this one will be there
 */
@ConfigurationProperties("lotsen.web")
public record WebProperties(
    @DefaultValue("20s") Duration bodyWithin,
    @DefaultValue("32MB") DataSize bodiesAtOnce,
    @DefaultValue("500") int requestsPerSecond,
    @Nullable LocalDate supersededOn) {}
