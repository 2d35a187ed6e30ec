package se.lotsen.projection.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.lotsen.model.code.FactKind;
import se.lotsen.model.code.IndicatorCode;
import se.lotsen.projection.rule.IndicatorRule.Count;

class CatalogueTest {
  private static final IndicatorCode ADVISED = new IndicatorCode("companies-advised");
  private static final String TWO_VERSIONS =
      """
      indicators:
        - code: companies-advised
          version: 2
          name: { sv: Företag, en: Companies }
          unit: { sv: st, en: pcs }
          count: DISTINCT_CLIENTS
          fact: session
          where: { caseType: [ADVICE, SUCCESSION] }
          minimum: 5
        - code: companies-advised
          version: 1
          name: { sv: Företag, en: Companies }
          unit: { sv: st, en: pcs }
          count: DISTINCT_CLIENTS
          fact: session
      """;

  @Test
  void theCatalogueThatIsShippedCanBeReadAndCountsWhatTheProjectsAnswerFor() throws IOException {
    try (var yaml = getClass().getResourceAsStream("/indicators.yaml")) {
      var catalogue = Catalogue.read(yaml);

      assertThat(catalogue.rules())
          .extracting(rule -> rule.code().value() + " " + rule.count() + " " + rule.fact())
          .containsExactly(
              "companies-advised DISTINCT_CLIENTS session",
              "new-jobs SUM new-jobs",
              "contacts ENTRIES contact",
              "new-companies DISTINCT_CLIENTS company-started",
              "successions-completed ENTRIES business-transferred",
              "jobs-retained SUM jobs-retained",
              "participants SUM participation",
              "unique-participants DISTINCT_PARTICIPANTS participation",
              "activities ENTRIES activity",
              "referrals ENTRIES referral",
              "referrals-accepted ENTRIES referral-answer",
              "referrals-rejected ENTRIES referral-answer",
              "referrals-unanswered ENTRIES referral-answer",
              "referrals-company-started ENTRIES referral-outcome",
              "referrals-advice-given ENTRIES referral-outcome",
              "referrals-not-pursued ENTRIES referral-outcome",
              "referrals-other-outcome ENTRIES referral-outcome");
    }
  }

  @Test
  void aRuleIsReadWithItsConditionsAndItsMinimum() throws IOException {
    var rule = read(TWO_VERSIONS).find(ADVISED, 2).orElseThrow();

    assertThat(rule.count()).isEqualTo(Count.DISTINCT_CLIENTS);
    assertThat(rule.where()).isEqualTo(Map.of("caseType", Set.of("ADVICE", "SUCCESSION")));
    assertThat(rule.minimum()).isEqualByComparingTo(new BigDecimal("5"));
    assertThat(rule.name().sv()).isEqualTo("Företag");
  }

  @Test
  void theHighestVersionIsTheOneInUseAndEveryVersionCanBeAskedFor() throws IOException {
    var catalogue = read(TWO_VERSIONS);

    assertThat(catalogue.current(ADVISED)).get().extracting(IndicatorRule::version).isEqualTo(2);
    assertThat(catalogue.find(ADVISED, 1)).isPresent();
    assertThat(catalogue.find(ADVISED, 3)).isEmpty();
    assertThat(catalogue.current(new IndicatorCode("unheard-of"))).isEmpty();
  }

  @Test
  void rulesAreFoundByTheFactTheyCount() throws IOException {
    var catalogue = read(TWO_VERSIONS);

    assertThat(catalogue.rulesFor(new FactKind("session"))).hasSize(2);
    assertThat(catalogue.rulesFor(new FactKind("contact"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          version: 1   | version: 2  | is in the catalogue twice
          version: 1   | version: 0  | versions begin at 1
          minimum: 5   | minimal: 5  | minimal
          fact: session| fact: 7 up  | A kind of fact must match
          en: pcs      | en: ' '     | needs words
          minimum: 5   | minimum: x  | minimum
          DISTINCT_CLIENTS | DISTINCT | DISTINCT
          """)
  void whatMakesNoSenseIsRefused(String sensible, String nonsense, String inTheMessage) {
    assertThatThrownBy(() -> read(TWO_VERSIONS.replace(sensible, nonsense)))
        .hasMessageContaining(inTheMessage);
  }

  @ParameterizedTest
  @CsvSource({"code", "version", "name", "unit", "count", "fact"})
  void aRuleThatLacksSomethingIsRefused(String field) {
    var without = TWO_VERSIONS.replaceAll("(?m)^( *- |    )" + field + ": .*$", "$1where: {}");

    assertThatThrownBy(
            () -> read(without.replace("      where: { caseType: [ADVICE, SUCCESSION] }\n", "")))
        .hasMessageContaining(field);
  }

  @Test
  void onlyDistinctClientsCanHaveAMinimum() {
    assertThatThrownBy(() -> read(TWO_VERSIONS.replace("count: DISTINCT_CLIENTS", "count: SUM")))
        .hasMessageContaining("only distinct clients can have a minimum");
  }

  @Test
  void theFingerprintTellsWhetherAnythingThatCountsIsDifferent() throws IOException {
    var known = read(TWO_VERSIONS).fingerprint();

    assertThat(read(TWO_VERSIONS).fingerprint()).isEqualTo(known);
    assertThat(read(TWO_VERSIONS.replace("minimum: 5", "minimum: 6")).fingerprint())
        .isNotEqualTo(known);
    assertThat(read(TWO_VERSIONS.replace("[ADVICE, ", "[")).fingerprint()).isNotEqualTo(known);
    assertThat(read(TWO_VERSIONS.replace("version: 2", "version: 3")).fingerprint())
        .isNotEqualTo(known);
  }

  @Test
  void aCorrectedLabelOrAnotherOrderHasNothingCountedAnew() throws IOException {
    var known = read(TWO_VERSIONS).fingerprint();

    assertThat(known).hasSize(64);
    assertThat(read(TWO_VERSIONS.replace("sv: Företag", "sv: Bolag")).fingerprint())
        .isEqualTo(known);
    assertThat(read(TWO_VERSIONS.replace("en: pcs", "en: pieces")).fingerprint()).isEqualTo(known);
    assertThat(
            read(TWO_VERSIONS.replace("[ADVICE, SUCCESSION]", "[SUCCESSION, ADVICE]"))
                .fingerprint())
        .isEqualTo(known);
    assertThat(read(TWO_VERSIONS.replace("minimum: 5", "minimum: 5.0")).fingerprint())
        .isEqualTo(known);
    assertThat(new Catalogue(read(TWO_VERSIONS).rules().reversed()).fingerprint()).isEqualTo(known);
  }

  private static Catalogue read(String yaml) throws IOException {
    return Catalogue.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
  }
}
