package se.lotsen.kit.access;

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

  /** A page with a form, a style sheet and a script of ours. */
  private static final String FORM =
      "default-src 'none'; style-src 'self' 'unsafe-inline'; script-src 'self';"
          + " connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

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
    common(headers).contentSecurityPolicy(content -> content.policyDirectives(FORM));
  }

  private static HeadersConfigurer<HttpSecurity> common(HeadersConfigurer<HttpSecurity> headers) {
    return headers
        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
        .permissionsPolicyHeader(
            permissions -> permissions.policy("camera=(), geolocation=(), microphone=()"));
  }
}
