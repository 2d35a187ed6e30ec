package se.lotsen.projection.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import se.lotsen.model.code.IndicatorCode;

/** A report as a page that people can read and print: words, figures, and a bar for each target. */
@Component
class ReportPage {
  static final String HTML = "text/html;charset=UTF-8";

  /** Of a bar that is as long as its target, in the page's own units. */
  private static final BigDecimal BAR = new BigDecimal("400");

  private final TemplateEngine engine = new TemplateEngine();

  ReportPage() {
    var templates = new ClassLoaderTemplateResolver(ReportPage.class.getClassLoader());
    templates.setPrefix("se/lotsen/projection/report/");
    templates.setSuffix(".html");
    templates.setTemplateMode(TemplateMode.HTML);
    templates.setCharacterEncoding("UTF-8");
    engine.setTemplateResolver(templates);
  }

  /** A section of words, with what it is called. */
  record Section(String heading, String words) {}

  /**
   * An indicator in all; numbers as people of the language write them, empty where there is none.
   */
  record Row(
      String name,
      String baseline,
      String target,
      String previously,
      String period,
      String adjustments,
      String cumulative,
      String bySex,
      String share,
      @Nullable String bar,
      String summary,
      @Nullable String comment,
      List<PlaceRow> places) {}

  /** A municipality of an indicator. */
  record PlaceRow(
      String name,
      String target,
      String period,
      String adjustments,
      String cumulative,
      String share) {}

  /**
   * The page.
   *
   * @param words none where they are not for whoever asks
   */
  String of(
      String project,
      Report report,
      @Nullable ReportWords words,
      FiguresView figures,
      Locale locale) {
    var context = new Context(locale);
    boolean swedish = locale.getLanguage().equals("sv");
    context.setVariable("swedish", swedish);
    context.setVariable("title", report.kind().label().in(locale) + " " + report.number());
    context.setVariable("project", project);
    context.setVariable("figures", figures);
    context.setVariable("sections", words == null ? List.of() : sections(words, swedish));
    var numbers = NumberFormat.getInstance(swedish ? Locale.of("sv", "SE") : Locale.ENGLISH);
    context.setVariable(
        "rows",
        figures.indicators().stream()
            .map(indicator -> row(indicator, words, swedish, numbers))
            .toList());
    return engine.process("report", context);
  }

  private static List<Section> sections(ReportWords words, boolean swedish) {
    var sections = new ArrayList<Section>();
    section(sections, swedish ? "Sammanfattning" : "Overview", words.overview());
    section(
        sections, swedish ? "Arbetssätt och organisation" : "Way of working", words.wayOfWorking());
    section(sections, swedish ? "Aktiviteter" : "Activities", words.activities());
    section(sections, swedish ? "Resultat" : "Results", words.results());
    section(sections, swedish ? "Oväntade resultat" : "Unforeseen results", words.unforeseen());
    words
        .areas()
        .forEach(
            area ->
                section(
                    sections,
                    (swedish ? "Verksamhetsområde " : "Activity area ") + area.area(),
                    area.words()));
    return sections;
  }

  private static void section(List<Section> sections, String heading, @Nullable String words) {
    if (words != null && !words.isBlank()) {
      sections.add(new Section(heading, words));
    }
  }

  private static Row row(
      FiguresView.IndicatorFigures indicator,
      @Nullable ReportWords words,
      boolean swedish,
      NumberFormat numbers) {
    var all = indicator.all();
    var share = indicator.share();
    return new Row(
        indicator.name(),
        written(indicator.baseline(), numbers),
        written(indicator.target(), numbers),
        written(all.previously().quantity(), numbers),
        written(all.period().quantity(), numbers),
        written(all.adjustments().quantity(), numbers),
        written(all.cumulative().quantity(), numbers),
        numbers.format(all.cumulative().women()) + ", " + numbers.format(all.cumulative().men()),
        percent(share, numbers),
        share == null
            ? null
            : share
                .max(BigDecimal.ZERO)
                .min(BigDecimal.ONE)
                .multiply(BAR)
                .setScale(0, RoundingMode.HALF_UP)
                .toPlainString(),
        summary(indicator, swedish, numbers),
        comment(indicator.indicator(), words),
        indicator.municipalities().stream().map(place -> place(place, numbers)).toList());
  }

  /** What the bar shows, for those who do not see it. */
  private static String summary(
      FiguresView.IndicatorFigures indicator, boolean swedish, NumberFormat numbers) {
    var reached = numbers.format(indicator.all().cumulative().quantity()) + " " + indicator.unit();
    var target = indicator.target();
    if (target == null) {
      return reached;
    }
    return (swedish ? "%s av %s, %s" : "%s of %s, %s")
        .formatted(reached, numbers.format(target), percent(indicator.share(), numbers));
  }

  private static @Nullable String comment(IndicatorCode indicator, @Nullable ReportWords words) {
    return words == null
        ? null
        : words.comments().stream()
            .filter(comment -> comment.indicator().equals(indicator))
            .map(ReportWords.Comment::words)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
  }

  private static PlaceRow place(FiguresView.MunicipalityFigures place, NumberFormat numbers) {
    return new PlaceRow(
        place.name(),
        written(place.target(), numbers),
        written(place.figures().period().quantity(), numbers),
        written(place.figures().adjustments().quantity(), numbers),
        written(place.figures().cumulative().quantity(), numbers),
        percent(place.share(), numbers));
  }

  private static String written(@Nullable BigDecimal number, NumberFormat numbers) {
    return number == null ? "" : numbers.format(number);
  }

  private static String percent(@Nullable BigDecimal share, NumberFormat numbers) {
    return share == null ? "" : numbers.format(share.movePointRight(2)) + " %";
  }
}
