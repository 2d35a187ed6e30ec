package se.lotsen.standalone.signin;

import java.util.Locale;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** The pages of ours beside Spring Security's, in Swedish, or in English for who asks for that. */
final class SignInPages {
  private final TemplateEngine engine = new TemplateEngine();

  SignInPages() {
    var templates = new ClassLoaderTemplateResolver(SignInPages.class.getClassLoader());
    templates.setPrefix("se/lotsen/standalone/signin/");
    templates.setSuffix(".html");
    templates.setTemplateMode(TemplateMode.HTML);
    templates.setCharacterEncoding("UTF-8");
    engine.setTemplateResolver(templates);
  }

  static boolean isSwedish(Locale locale) {
    return !locale.getLanguage().equals("en");
  }

  ResponseEntity<String> page(
      HttpStatus status, String template, Locale locale, CsrfToken csrf, Map<String, ?> values) {
    var context = new Context(locale);
    values.forEach(context::setVariable);
    context.setVariable("swedish", isSwedish(locale));
    context.setVariable("csrf", csrf);
    return ResponseEntity.status(status)
        .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
        .cacheControl(CacheControl.noStore())
        .body(engine.process(template, context));
  }
}
