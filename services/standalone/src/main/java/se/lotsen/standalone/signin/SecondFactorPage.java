package se.lotsen.standalone.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import se.lotsen.kit.access.Open;
import se.lotsen.model.Text;

/** Where somebody shows their second factor, or gets one. */
@Controller
class SecondFactorPage {
  static final String PATH = "/second-factor";
  static final String CODE = PATH + "/code";
  static final String APP = PATH + "/app";
  static final String REMOVAL = PATH + "/removal";
  static final String PASSKEY = "/passkey";

  private static final Logger log = LoggerFactory.getLogger(SecondFactorPage.class);
  private static final String NEW_KEY = "lotsen.new-code-key";
  private static final Text WRONG =
      new Text(
          "Koden stämmer inte eller är redan använd; vänta på nästa",
          "The code is wrong or was used before; wait for the next one");

  private final Accounts accounts;
  private final Factors factors;
  private final OneTimeCodes codes;
  private final SignInPages pages;

  SecondFactorPage(Accounts accounts, Factors factors, OneTimeCodes codes, SignInPages pages) {
    this.accounts = accounts;
    this.factors = factors;
    this.codes = codes;
    this.pages = pages;
  }

  /** For who signs in with a passkey and nothing else. */
  @Open("this is where one signs in")
  @GetMapping(PASSKEY)
  ResponseEntity<String> showPasskey(Locale locale, CsrfToken csrf) {
    return pages.page(HttpStatus.OK, "passkey", locale, csrf, Map.of());
  }

  @Open("whoever is signed in shows or gets a second factor")
  @GetMapping(PATH)
  ResponseEntity<String> show(
      Authentication who, HttpServletRequest request, Locale locale, CsrfToken csrf) {
    return page(HttpStatus.OK, null, who, request, locale, csrf);
  }

  @Open("whoever is signed in shows their second factor")
  @PostMapping(CODE)
  ResponseEntity<String> show(
      @RequestParam String code,
      Authentication who,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      CsrfToken csrf) {
    if (!codes.take(who.getName(), code)) {
      log.warn("A wrong one-time code for {}", who.getName());
      return page(HttpStatus.UNPROCESSABLE_CONTENT, WRONG, who, request, locale, csrf);
    }
    return onward(who, request, response);
  }

  /** The first code of a new app shows that it has the key. */
  @Open("whoever is signed in gets a second factor")
  @PostMapping(APP)
  ResponseEntity<String> begin(
      @RequestParam String code,
      Authentication who,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      CsrfToken csrf) {
    var place = newKeyOf(who.getName());
    var key = request.getSession().getAttribute(place);
    if (key == null || !codes.begin(who.getName(), key.toString(), code)) {
      return page(HttpStatus.UNPROCESSABLE_CONTENT, WRONG, who, request, locale, csrf);
    }
    request.getSession().removeAttribute(place);
    log.info("{} has an app for one-time codes", who.getName());
    return onward(who, request, response);
  }

  /** All that was there beside the password is gone, and all sessions end. */
  @Open("whoever is signed in with it gives up their second factor")
  @PostMapping(REMOVAL)
  ResponseEntity<String> remove(Authentication who) {
    accounts.removeSecond(who.getName());
    log.info("{} gave up their second factor", who.getName());
    return to("/login");
  }

  /** With one more factor shown, in a session of another name, to where they were going. */
  private static ResponseEntity<String> onward(
      Authentication who, HttpServletRequest request, HttpServletResponse response) {
    var context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        who.toBuilder()
            .authorities(
                all -> {
                  all.removeIf(each -> Factors.CODE.equals(each.getAuthority()));
                  all.add(FactorGrantedAuthority.fromAuthority(Factors.CODE));
                })
            .build());
    SecurityContextHolder.setContext(context);
    request.changeSessionId();
    new HttpSessionSecurityContextRepository().saveContext(context, request, response);
    return to(
        Optional.ofNullable(new HttpSessionRequestCache().getRequest(request, response))
            .map(saved -> saved.getRedirectUrl())
            .orElse(PATH));
  }

  private static ResponseEntity<String> to(String address) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(address)).build();
  }

  private ResponseEntity<String> page(
      HttpStatus status,
      @Nullable Text problem,
      Authentication who,
      HttpServletRequest request,
      Locale locale,
      CsrfToken csrf) {
    var second = accounts.find(who.getName()).map(Account::secondFactor).orElse(SecondFactor.NONE);
    boolean mayChange = factors.mayChange(who);
    var values = new HashMap<String, Object>();
    values.put("account", who.getName());
    values.put("asked", second.isThere() && !Factors.areTwo(who));
    values.put("enough", factors.areEnough(who));
    values.put("mayChange", mayChange);
    values.put("hasApp", second.codeKey() != null);
    values.put("passkeys", second.passkeys());
    if (problem != null) {
      values.put("problem", SignInPages.isSwedish(locale) ? problem.sv() : problem.en());
    }
    if (mayChange && second.codeKey() == null) {
      var key = newKey(who.getName(), request);
      values.put("key", key);
      values.put("keyAddress", addressOf(who.getName(), key));
    }
    return pages.page(status, "second-factor", locale, csrf, Map.copyOf(values));
  }

  private String newKey(String account, HttpServletRequest request) {
    var place = newKeyOf(account);
    var known = request.getSession().getAttribute(place);
    var key = known == null ? codes.newKey() : known.toString();
    request.getSession().setAttribute(place, key);
    return key;
  }

  /** A session may go on as somebody else's, who must not get a key that another has seen. */
  private static String newKeyOf(String account) {
    return NEW_KEY + "." + account;
  }

  /** As apps for one-time codes read it. */
  private static String addressOf(String account, String key) {
    return UriComponentsBuilder.fromUriString("otpauth://totp/{label}")
        .queryParam("secret", key)
        .queryParam("issuer", "Lotsen")
        .encode()
        .buildAndExpand("Lotsen:" + account)
        .toUriString();
  }
}
