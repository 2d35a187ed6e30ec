package se.lotsen.standalone.signin;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.lotsen.kit.access.Open;

/** Where people sign in with a password, and what whoever comes to the bare address is told. */
@Controller
class SignInPage {
  static final String WELCOME = "/";
  static final String PATH = "/login";

  private final SignInPages pages;
  private final boolean docs;

  /**
   * @param docs whether there are pages to try the API with
   */
  SignInPage(SignInPages pages, @Value("${springdoc.swagger-ui.enabled}") boolean docs) {
    this.pages = pages;
    this.docs = docs;
  }

  @Open("says what this is and where to go, and nothing of what is in it")
  @GetMapping(WELCOME)
  ResponseEntity<String> welcome(Locale locale, CsrfToken csrf) {
    return pages.page(HttpStatus.OK, "welcome", locale, csrf, Map.of("docs", docs));
  }

  /**
   * What was wrong is not told: there may be no such account at all.
   *
   * @param error there after a try that let nobody in
   * @param logout there after signing out
   */
  @Open("this is where one signs in")
  @GetMapping(PATH)
  ResponseEntity<String> show(
      @RequestParam(required = false) @Nullable String error,
      @RequestParam(required = false) @Nullable String logout,
      Locale locale,
      CsrfToken csrf) {
    return pages.page(
        HttpStatus.OK,
        "login",
        locale,
        csrf,
        Map.of("failed", error != null, "signedOut", logout != null));
  }
}
