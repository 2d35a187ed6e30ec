package se.lotsen.standalone.signin;

import java.net.URI;
import java.security.Principal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.lotsen.kit.access.Open;
import se.lotsen.model.Text;

/**
 * Where somebody chooses a password, with a one-time link or in place of the present one. What is
 * in the link stands behind its #, which no browser sends and nobody logs: a script puts it into
 * the form.
 */
@Controller
class PasswordPage {
  static final String PATH = "/password";
  static final String CHANGE = "/password/change";

  private static final Logger log = LoggerFactory.getLogger(PasswordPage.class);
  private static final Text NO_LINK =
      new Text(
          "Länken gäller inte längre; be administratören om en ny",
          "The link is no longer good; ask the administrator for another");
  private static final Text WRONG =
      new Text(
          "Det nuvarande lösenordet stämmer inte", "The present password is not the right one");

  private final Accounts accounts;
  private final SignInPages pages;
  private final PasswordRules rules = new PasswordRules();

  PasswordPage(Accounts accounts, SignInPages pages) {
    this.accounts = accounts;
    this.pages = pages;
  }

  @Open("the link that leads there is what lets somebody in")
  @GetMapping(PATH)
  ResponseEntity<String> show(Locale locale, CsrfToken csrf) {
    return form(HttpStatus.OK, null, null, locale, csrf);
  }

  @Open("the link that leads there is what lets somebody in")
  @PostMapping(PATH)
  ResponseEntity<String> choose(
      @RequestParam String account,
      @RequestParam String link,
      @RequestParam String password,
      Locale locale,
      CsrfToken csrf) {
    if (!accounts.isLink(account, link)) {
      return form(HttpStatus.NOT_FOUND, NO_LINK, null, locale, csrf);
    }
    var wrong = rules.wrongWith(password, account);
    if (wrong.isPresent()) {
      return form(HttpStatus.UNPROCESSABLE_CONTENT, wrong.get(), null, locale, csrf);
    }
    if (!accounts.choose(account, link, password)) {
      return form(HttpStatus.NOT_FOUND, NO_LINK, null, locale, csrf);
    }
    log.info("{} chose a password", account);
    return signInAgain();
  }

  @Open("whoever is signed in changes their own")
  @GetMapping(CHANGE)
  ResponseEntity<String> showChange(Principal who, Locale locale, CsrfToken csrf) {
    return form(HttpStatus.OK, null, who.getName(), locale, csrf);
  }

  /** All sessions and tokens of before end, this one's, too. */
  @Open("whoever is signed in changes their own")
  @PostMapping(CHANGE)
  ResponseEntity<String> change(
      @RequestParam String present,
      @RequestParam String password,
      Principal who,
      Locale locale,
      CsrfToken csrf) {
    var name = who.getName();
    var seen = accounts.hashOf(name, present);
    if (seen.isEmpty()) {
      return form(HttpStatus.UNPROCESSABLE_CONTENT, WRONG, name, locale, csrf);
    }
    var wrong = rules.wrongWith(password, name);
    if (wrong.isPresent()) {
      return form(HttpStatus.UNPROCESSABLE_CONTENT, wrong.get(), name, locale, csrf);
    }
    if (!accounts.changePassword(name, seen.get(), password)) {
      return form(HttpStatus.UNPROCESSABLE_CONTENT, WRONG, name, locale, csrf);
    }
    log.info("{} changed their password", name);
    return signInAgain();
  }

  private static ResponseEntity<String> signInAgain() {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create("/login")).build();
  }

  private ResponseEntity<String> form(
      HttpStatus status,
      @Nullable Text problem,
      @Nullable String account,
      Locale locale,
      CsrfToken csrf) {
    var values = new HashMap<String, Object>();
    values.put("shortest", PasswordRules.SHORTEST);
    values.put("longest", PasswordRules.LONGEST);
    if (problem != null) {
      values.put("problem", SignInPages.isSwedish(locale) ? problem.sv() : problem.en());
    }
    if (account != null) {
      values.put("account", account);
    }
    return pages.page(status, "password", locale, csrf, Map.copyOf(values));
  }
}
