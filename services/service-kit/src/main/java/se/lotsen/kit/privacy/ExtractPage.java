package se.lotsen.kit.privacy;

import java.util.Locale;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** An extract as a page that people can read and print. */
final class ExtractPage {
  private final TemplateEngine engine = new TemplateEngine();

  ExtractPage() {
    var templates = new ClassLoaderTemplateResolver(ExtractPage.class.getClassLoader());
    templates.setPrefix("se/lotsen/kit/privacy/");
    templates.setSuffix(".html");
    templates.setTemplateMode(TemplateMode.HTML);
    templates.setCharacterEncoding("UTF-8");
    engine.setTemplateResolver(templates);
  }

  String of(PersonalDataRequests.Extract extract, Locale locale) {
    var context = new Context(locale);
    context.setVariable("extract", extract);
    context.setVariable("swedish", !locale.getLanguage().equals("en"));
    return engine.process("extract", context);
  }
}
