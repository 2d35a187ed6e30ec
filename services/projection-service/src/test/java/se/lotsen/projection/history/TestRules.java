package se.lotsen.projection.history;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.Text;
import se.lotsen.model.code.FactKind;
import se.lotsen.model.code.IndicatorCode;
import se.lotsen.projection.rule.Catalogue;
import se.lotsen.projection.rule.IndicatorRule;
import se.lotsen.projection.rule.IndicatorRule.Count;

/** A catalogue with every kind of count, a condition, a minimum and an indicator of two versions. */
public final class TestRules {
  /** Hours a client must have had to be counted by the second version. */
  public static final int MINIMUM = 5;

  public static final IndicatorRule ADVISED =
      rule("companies-advised", 1, Count.DISTINCT_CLIENTS, "session");
  public static final IndicatorRule ADVISED_FIVE_HOURS =
      rule(
          "companies-advised",
          2,
          Count.DISTINCT_CLIENTS,
          "session",
          Map.of(),
          BigDecimal.valueOf(MINIMUM));
  public static final IndicatorRule NEW_JOBS = rule("new-jobs", 1, Count.SUM, "new-jobs");
  public static final IndicatorRule HOURS = rule("hours", 1, Count.SUM, "session");
  public static final IndicatorRule CONTACTS = rule("contacts", 1, Count.ENTRIES, "contact");
  public static final IndicatorRule FACE_TO_FACE =
      rule(
          "face-to-face",
          1,
          Count.ENTRIES,
          "contact",
          Map.of("channel", Set.of("VISIT", "MEETING")),
          null);

  public static final Catalogue CATALOGUE =
      new Catalogue(
          List.of(ADVISED, ADVISED_FIVE_HOURS, NEW_JOBS, HOURS, CONTACTS, FACE_TO_FACE));

  private TestRules() {}

  private static IndicatorRule rule(String code, int version, Count count, String fact) {
    return rule(code, version, count, fact, Map.of(), null);
  }

  public static IndicatorRule rule(
      String code,
      int version,
      Count count,
      String fact,
      Map<String, Set<String>> where,
      @Nullable BigDecimal minimum) {
    return new IndicatorRule(
        new IndicatorCode(code),
        version,
        new Text("Räknat: " + code, "Counted: " + code),
        new Text("st", "pcs"),
        count,
        new FactKind(fact),
        where,
        minimum);
  }
}
