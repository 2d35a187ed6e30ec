package se.lotsen.standalone.signin;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.HtmlUtils;
import se.lotsen.kit.access.Open;

/** Where somebody with a one-time link chooses a password. */
@Controller
class PasswordPage {
  static final String PATH = "/password";
  private static final int SHORTEST = 12;

  /** Bytes: what is hashed has an end. */
  private static final int LONGEST = 72;

  private final Accounts accounts;

  PasswordPage(Accounts accounts) {
    this.accounts = accounts;
  }

  @Open("the link in it is what lets somebody in")
  @GetMapping(PATH)
  ResponseEntity<String> show(
      @RequestParam String account, @RequestParam String link, CsrfToken csrf) {
    return accounts.isLink(account, link)
        ? form(HttpStatus.OK, "Minst 12 tecken / At least 12 characters", account, link, csrf)
        : noLink();
  }

  @Open("the link in it is what lets somebody in")
  @PostMapping(PATH)
  ResponseEntity<String> choose(
      @RequestParam String account,
      @RequestParam String link,
      @RequestParam String password,
      CsrfToken csrf) {
    if (!accounts.isLink(account, link)) {
      return noLink();
    }
    if (password.length() < SHORTEST
        || password.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
      return form(
          HttpStatus.UNPROCESSABLE_CONTENT,
          "Mellan 12 och 64 tecken / Between 12 and 64 characters",
          account,
          link,
          csrf);
    }
    if (!accounts.choose(account, link, password)) {
      return noLink();
    }
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create("/login")).build();
  }

  private static ResponseEntity<String> form(
      HttpStatus status, String sentence, String account, String link, CsrfToken csrf) {
    return page(
        status,
        """
      <!DOCTYPE html>
      <html lang="sv">
      <head><meta charset="utf-8"><title>Lotsen</title>
      <link rel="stylesheet" href="/default-ui.css"></head>
      <body><main class="content">
      <form class="login-form" method="post" action="/password">
      <h1>%s</h1>
      <p>%s</p>
      <input type="hidden" name="account" value="%s">
      <input type="hidden" name="link" value="%s">
      <input type="hidden" name="%s" value="%s">
      <p><label for="password">Lösenord / Password</label>
      <input type="password" id="password" name="password" minlength="12" maxlength="64"
        autocomplete="new-password" required autofocus></p>
      <button class="primary" type="submit">Spara / Save</button>
      </form></main></body></html>
      """
            .formatted(
                HtmlUtils.htmlEscape(account),
                sentence,
                HtmlUtils.htmlEscape(account),
                HtmlUtils.htmlEscape(link),
                csrf.getParameterName(),
                csrf.getToken()));
  }

  private static ResponseEntity<String> noLink() {
    return page(
        HttpStatus.NOT_FOUND,
        "<!DOCTYPE html><html lang=\"sv\"><head><meta charset=\"utf-8\"><title>Lotsen</title></head>"
            + "<body><p>Länken gäller inte längre; be administratören om en ny. / The link is no"
            + " longer good; ask the administrator for another.</p></body></html>");
  }

  private static ResponseEntity<String> page(HttpStatus status, String html) {
    return ResponseEntity.status(status)
        .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
        .cacheControl(CacheControl.noStore())
        .body(html);
  }
}
