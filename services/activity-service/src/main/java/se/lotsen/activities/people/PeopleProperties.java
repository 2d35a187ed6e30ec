package se.lotsen.activities.people;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How participants are known to others, under {@code lotsen.activities}.
 *
 * @param pseudonymKeys the file of keys that their ids are made with, a line each of at least 64
 *     hexadecimal digits; made where there is none. The first key makes ids, and whoever has one by
 *     another keeps it. Empty: one key, beside the people in the store
 */
@ConfigurationProperties("lotsen.activities")
public record PeopleProperties(@DefaultValue("") String pseudonymKeys) {}
