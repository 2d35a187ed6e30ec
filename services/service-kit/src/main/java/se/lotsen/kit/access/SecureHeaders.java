package se.lotsen.kit.access;

import java.net.URI;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * What browsers are told beside Spring Security's own headers: an answer is shown and nothing else.
 */
public final class SecureHeaders {
  private static final String NOTHING =
      "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

  /** The header's name, where a page has a policy of its own. */
  public static final String POLICY = "Content-Security-Policy";

  /** A page with a style sheet, a script and a form of ours. */
  private static final String PAGE =
      "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self';"
          + " frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

  private SecureHeaders() {}

  /** The page that shows the description of the API, which is a program of its own. */
  private static final String PROGRAM =
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
          + " frame-ancestors 'none'; base-uri 'none'";

  private static final RequestMatcher DESCRIPTION =
      PathPatternRequestMatcher.withDefaults().matcher("/swagger-ui/**");

  /** For answers that are data, and for the page that describes them. */
  public static void ofData(HeadersConfigurer<HttpSecurity> headers) {
    common(headers)
        .addHeaderWriter(policy(DESCRIPTION, PROGRAM))
        .addHeaderWriter(policy(new NegatedRequestMatcher(DESCRIPTION), NOTHING));
  }

  private static DelegatingRequestMatcherHeaderWriter policy(RequestMatcher where, String policy) {
    return new DelegatingRequestMatcherHeaderWriter(
        where, new ContentSecurityPolicyHeaderWriter(policy));
  }

  /** For the pages on which people sign in. */
  public static void ofForms(HeadersConfigurer<HttpSecurity> headers) {
    common(headers).contentSecurityPolicy(content -> content.policyDirectives(PAGE));
  }

  /**
   * For a form whose answer leads elsewhere: browsers hold a form's policy against where it is led
   * to, too.
   *
   * @param elsewhere of which scheme and host count, and the port where there is one
   */
  public static String formThatLeadsTo(URI elsewhere) {
    var host = elsewhere.getScheme() + "://" + elsewhere.getHost();
    var port = elsewhere.getPort() < 0 ? "" : ":" + elsewhere.getPort();
    return PAGE + " " + host + port;
  }

  private static HeadersConfigurer<HttpSecurity> common(HeadersConfigurer<HttpSecurity> headers) {
    return headers
        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
        .permissionsPolicyHeader(
            permissions -> permissions.policy("camera=(), geolocation=(), microphone=()"));
  }
}
