package se.lotsen.projection.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.Breakdown;
import se.lotsen.model.Text;
import se.lotsen.model.code.IndicatorCode;
import se.lotsen.model.code.Municipality;

/** What somebody should look at before a report is submitted; none of it stops that. */
final class ReportRemarks {
  private final Locale locale;
  private final List<Remark> remarks = new ArrayList<>();

  private ReportRemarks(Locale locale) {
    this.locale = locale;
  }

  /**
   * One of them.
   *
   * @param code stable name, such as {@code nothing-counted}
   * @param indicator that it is about, if one
   * @param municipality that it is about, if one
   * @param sentence for a person
   */
  record Remark(
      String code,
      @Nullable IndicatorCode indicator,
      @Nullable Municipality municipality,
      String sentence) {}

  static List<Remark> of(
      Reporting reporting, Report report, Figures figures, LocalDate today, Locale locale) {
    var remarks = new ReportRemarks(locale);
    remarks.days(report, today);
    remarks.words(report.words());
    for (var decided : reporting.terms().indicators()) {
      figures
          .indicator(decided.indicator())
          .ifPresentOrElse(remarks::figures, () -> remarks.unknown(decided.indicator()));
    }
    return List.copyOf(remarks.remarks);
  }

  private void days(Report report, LocalDate today) {
    if (!today.isAfter(report.to().atEndOfMonth())) {
      add(
          "period-not-over",
          "Perioden är inte slut än: den går till och med %s".formatted(report.to()),
          "The period is not over yet: it goes up to and including %s".formatted(report.to()));
    }
    if (today.isAfter(report.due())) {
      add(
          "overdue",
          "Rapporten skulle ha lämnats senast %s".formatted(report.due()),
          "The report was due on %s".formatted(report.due()));
    }
  }

  private void words(ReportWords words) {
    section(words.overview(), "sammanfattning", "overview");
    section(words.wayOfWorking(), "arbetssätt", "way of working");
    section(words.activities(), "aktiviteter", "activities");
    section(words.results(), "resultat", "results");
  }

  private void section(@Nullable String written, String sv, String en) {
    if (written == null || written.isBlank()) {
      add(
          "section-missing",
          "Avsnittet %s är inte skrivet".formatted(sv),
          "The section %s is not written".formatted(en));
    }
  }

  private void unknown(IndicatorCode indicator) {
    remark(
        "unknown-indicator",
        indicator,
        null,
        "Ingen regel räknar %s; ändra beslutet".formatted(indicator),
        "No rule counts %s; change the decision".formatted(indicator));
  }

  private void figures(Figures.OfIndicator indicator) {
    var name = indicator.rule().name();
    if (sum(indicator.cells()).signum() == 0) {
      remark(
          "nothing-counted",
          indicator.rule().code(),
          null,
          "%s: inget är räknat".formatted(name.sv()),
          "%s: nothing is counted".formatted(name.en()));
      return;
    }
    var target = indicator.decided().target();
    target
        .perMunicipality()
        .forEach(
            (place, goal) -> {
              var cells =
                  indicator.cells().stream().filter(cell -> cell.municipality() == place).toList();
              if (goal.signum() > 0 && sum(cells).signum() == 0) {
                remark(
                    "nothing-in-municipality",
                    indicator.rule().code(),
                    place,
                    "%s: inget är räknat i %s, som har ett mål"
                        .formatted(name.sv(), place.label().sv()),
                    "%s: nothing is counted in %s, which has a target"
                        .formatted(name.en(), place.label().en()));
              }
            });
  }

  private static BigDecimal sum(List<Figures.Cell> cells) {
    return cells.stream()
        .map(Figures.Cell::cumulative)
        .reduce(Breakdown.NONE, Breakdown::plus)
        .total();
  }

  private void add(String code, String sv, String en) {
    remark(code, null, null, sv, en);
  }

  private void remark(
      String code,
      @Nullable IndicatorCode indicator,
      @Nullable Municipality municipality,
      String sv,
      String en) {
    remarks.add(new Remark(code, indicator, municipality, new Text(sv, en).in(locale)));
  }
}
