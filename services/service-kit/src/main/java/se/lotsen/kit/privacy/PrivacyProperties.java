package se.lotsen.kit.privacy;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where personal data is held beside this process.
 *
 * @param others addresses of the other services, such as {@code https://case-service:8082}, which
 *     are asked, too, when somebody's data is looked for here; none where all are in this process
 */
@ConfigurationProperties("lotsen.privacy")
record PrivacyProperties(@DefaultValue List<String> others) {}
