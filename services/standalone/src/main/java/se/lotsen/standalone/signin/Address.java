package se.lotsen.standalone.signin;

import java.net.URI;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Where this Lotsen is reached, which is also its name as an issuer.
 *
 * @param url without a path: {@code http://localhost:8080}
 */
record Address(String url) {
  /**
   * Before a cookie's name: browsers then take it only by HTTPS, from this host and for it alone.
   */
  static final String HOST_ONLY = "__Host-";

  /** The one-time link with which somebody chooses a password; its secret is never sent by GET. */
  URI linkTo(String account, String link) {
    return UriComponentsBuilder.fromUriString(url)
        .path(PasswordPage.PATH)
        .fragment(account + "/" + link)
        .build()
        .toUri();
  }

  boolean isHttps() {
    return url.startsWith("https:");
  }
}
