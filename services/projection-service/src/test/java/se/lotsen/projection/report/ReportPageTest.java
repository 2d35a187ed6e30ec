package se.lotsen.projection.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import se.lotsen.model.code.AreaCode;
import se.lotsen.projection.history.TestRules;

class ReportPageTest {
  private static final Report REPORT = Report.draft(Plans.THREE.get(1), ReportWords.NONE);

  private static final ReportWords WORDS =
      new ReportWords(
          "Bättre <b>än</b> väntat",
          "Vi",
          "Det",
          "Dessa",
          null,
          List.of(new ReportWords.Comment(TestRules.NEW_JOBS.code(), "Två är säsong")),
          List.of(new ReportWords.AreaWords(new AreaCode("advice"), "Ledde till tre företag")));

  private static Document page(Locale locale) {
    var figures = FiguresView.of(FiguresWorkbookTest.FIGURES, null, locale);
    return Jsoup.parse(new ReportPage().of("4K", REPORT, WORDS, figures, locale));
  }

  @Test
  void hasWordsAndFiguresAsPeopleWriteThem() {
    var page = page(Locale.of("sv"));

    assertThat(page.title()).isEqualTo("Lägesrapport 2");
    assertThat(page.select("h2").eachText())
        .containsExactly(
            "Sammanfattning",
            "Arbetssätt och organisation",
            "Aktiviteter",
            "Resultat",
            "Verksamhetsområde advice",
            "Indikatorer");
    assertThat(page.select("table").first().select("tbody td").eachText())
        .containsExactly("3", "40", "3", "1,5", "\u22121", "3,5", "1,5, 2", "8,75 %");
    assertThat(page.text()).contains("Två är säsong", "Ledde till tre företag", "Vindeln");
  }

  @Test
  void whatIsTypedIsTextAndNothingElse() {
    var page = page(Locale.ENGLISH);

    assertThat(page.select("b")).isEmpty();
    assertThat(page.text()).contains("Bättre <b>än</b> väntat", "A draft");
    assertThat(page.title()).isEqualTo("Progress report 2");
  }

  @Test
  void everyBarSaysInWordsWhatItShows() {
    var bar = page(Locale.of("sv")).select("svg").first();

    assertThat(bar.attr("role")).isEqualTo("img");
    assertThat(bar.attr("aria-label")).isEqualTo("3,5 st av 40, 8,75 %");
    assertThat(bar.select("rect").get(1).attr("width")).isEqualTo("35");
  }
}
