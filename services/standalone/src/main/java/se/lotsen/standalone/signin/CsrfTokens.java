package se.lotsen.standalone.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;

/**
 * What tells a form of ours from another's, in a cookie: whoever only looks at a page has no
 * session. It is of 256 random bits; Spring's own has 122 (OWASP ASVS 5.0, 11.5.1).
 */
final class CsrfTokens implements CsrfTokenRepository {
  private final CookieCsrfTokenRepository cookies = new CookieCsrfTokenRepository();
  private final Base64StringKeyGenerator random =
      new Base64StringKeyGenerator(Base64.getUrlEncoder().withoutPadding());

  CsrfTokens(Address address) {
    if (address.isHttps()) {
      cookies.setCookieName(Address.HOST_ONLY + "XSRF-TOKEN");
    }
    cookies.setCookiePath("/");
    // Else it is where the request came over TLS, as a proxy that is believed may say.
    cookies.setCookieCustomizer(
        cookie -> (address.isHttps() ? cookie.secure(true) : cookie).sameSite("Lax"));
  }

  @Override
  public CsrfToken generateToken(HttpServletRequest request) {
    var form = cookies.generateToken(request);
    return new DefaultCsrfToken(
        form.getHeaderName(), form.getParameterName(), random.generateKey());
  }

  @Override
  public void saveToken(
      @Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
    cookies.saveToken(token, request, response);
  }

  @Override
  public @Nullable CsrfToken loadToken(HttpServletRequest request) {
    return cookies.loadToken(request);
  }
}
