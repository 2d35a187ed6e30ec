package se.lotsen.standalone.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The language of the pages: the browser's, until somebody chooses the other one by a link on them.
 * A cookie remembers it; it says nothing of who it is.
 */
final class LanguageChoice extends OncePerRequestFilter {
  static final String PARAMETER = "language";

  private static final Set<String> LANGUAGES = Set.of("sv", "en");
  private static final Duration REMEMBERED = Duration.ofDays(365);

  private final Address address;
  private final String cookie;

  LanguageChoice(Address address) {
    this.address = address;
    this.cookie = (address.isHttps() ? Address.HOST_ONLY : "") + "lotsen-language";
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain rest)
      throws ServletException, IOException {
    var chosen =
        HttpMethod.GET.matches(request.getMethod()) ? request.getParameter(PARAMETER) : null;
    if (chosen != null && LANGUAGES.contains(chosen)) {
      response.addHeader(
          HttpHeaders.SET_COOKIE,
          ResponseCookie.from(cookie, chosen)
              .path("/")
              .maxAge(REMEMBERED)
              .httpOnly(true)
              .secure(address.isHttps())
              .sameSite("Lax")
              .build()
              .toString());
      response.setStatus(HttpStatus.SEE_OTHER.value());
      response.setHeader(HttpHeaders.LOCATION, request.getRequestURI());
      return;
    }
    var remembered = remembered(request);
    rest.doFilter(
        remembered.isPresent() ? new AsIfAsked(request, remembered.get()) : request, response);
  }

  private Optional<String> remembered(HttpServletRequest request) {
    return Optional.ofNullable(request.getCookies()).stream()
        .flatMap(Stream::of)
        .filter(each -> each.getName().equals(cookie) && LANGUAGES.contains(each.getValue()))
        .map(each -> each.getValue())
        .findFirst();
  }

  /** The request of a browser that asks for this language. */
  private static final class AsIfAsked extends HttpServletRequestWrapper {
    private final String language;

    AsIfAsked(HttpServletRequest request, String language) {
      super(request);
      this.language = language;
    }

    @Override
    public @Nullable String getHeader(String name) {
      return name.equalsIgnoreCase(HttpHeaders.ACCEPT_LANGUAGE) ? language : super.getHeader(name);
    }

    @Override
    public Locale getLocale() {
      return Locale.of(language);
    }

    @Override
    public Enumeration<Locale> getLocales() {
      return Collections.enumeration(List.of(getLocale()));
    }
  }
}
