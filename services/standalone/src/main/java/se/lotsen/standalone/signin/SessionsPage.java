package se.lotsen.standalone.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.lotsen.kit.Days;
import se.lotsen.kit.access.Open;

/** Where people see in which browsers and programs they are signed in, and end that. */
@Controller
class SessionsPage {
  static final String PATH = "/sessions";
  static final String END = PATH + "/end";
  static final String END_OTHERS = PATH + "/end-others";

  private static final Logger log = LoggerFactory.getLogger(SessionsPage.class);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(Days.ZONE);

  private final SignInSessions sessions;
  private final Factors factors;
  private final SignInPages pages;

  SessionsPage(SignInSessions sessions, Factors factors, SignInPages pages) {
    this.sessions = sessions;
    this.factors = factors;
    this.pages = pages;
  }

  /** A session as the page shows it. */
  record Row(
      String id,
      String began,
      String lastSeen,
      Whence.Network network,
      String userAgent,
      List<String> methods,
      boolean current) {
    static Row of(SignInSession session, String current) {
      return new Row(
          session.id(),
          written(session.began()),
          written(session.lastSeen()),
          session.whence().network(),
          session.whence().userAgent(),
          session.methods(),
          session.id().equals(current));
    }

    private static String written(Instant time) {
      return TIME.format(time);
    }
  }

  private static String current(HttpServletRequest request) {
    return SignInSessions.current(request).map(SignInSession::id).orElse("");
  }

  @Open("whoever is signed in sees their own sessions")
  @GetMapping(PATH)
  ResponseEntity<String> show(
      Authentication who, HttpServletRequest request, Locale locale, CsrfToken csrf) {
    var here = current(request);
    return pages.page(
        HttpStatus.OK,
        "sessions",
        locale,
        csrf,
        Map.of(
            "account",
            who.getName(),
            "mayEnd",
            factors.mayChange(who),
            "sessions",
            sessions.of(who.getName()).stream().map(each -> Row.of(each, here)).toList()));
  }

  @Open("whoever has signed in a moment ago ends a session of their own")
  @PostMapping(END)
  ResponseEntity<String> end(@RequestParam String session, Authentication who) {
    if (sessions.end(who.getName(), session)) {
      log.info("{} ended a session of their own", who.getName());
    }
    return back();
  }

  @Open("whoever has signed in a moment ago ends their other sessions")
  @PostMapping(END_OTHERS)
  ResponseEntity<String> endOthers(Authentication who, HttpServletRequest request) {
    int over = sessions.endOthers(who.getName(), current(request));
    log.info("{} ended {} other sessions of their own", who.getName(), over);
    return back();
  }

  private static ResponseEntity<String> back() {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(PATH)).build();
  }
}
