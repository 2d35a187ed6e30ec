package se.lotsen.projection.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.Text;
import se.lotsen.model.code.FactKind;
import se.lotsen.model.code.IndicatorCode;
import se.lotsen.projection.rule.Catalogue;
import se.lotsen.projection.rule.IndicatorRule;
import se.lotsen.projection.rule.IndicatorRule.Count;

/** The rules of {@code test-indicators.yaml}; the {@link Oracle} knows by itself what they mean. */
public final class TestRules {
  /** Hours a client must have had to be counted by the second version. */
  public static final int MINIMUM = 5;

  public static final Catalogue CATALOGUE = read();

  public static final IndicatorRule ADVISED = rule("companies-advised", 1);
  public static final IndicatorRule ADVISED_FIVE_HOURS = rule("companies-advised", 2);
  public static final IndicatorRule NEW_JOBS = rule("new-jobs", 1);
  public static final IndicatorRule HOURS = rule("hours", 1);
  public static final IndicatorRule CONTACTS = rule("contacts", 1);
  public static final IndicatorRule FACE_TO_FACE = rule("face-to-face", 1);

  public static final IndicatorRule NEW_COMPANIES = rule("new-companies", 1);

  private TestRules() {}

  private static Catalogue read() {
    try (var yaml = TestRules.class.getResourceAsStream("/test-indicators.yaml")) {
      return Catalogue.read(Objects.requireNonNull(yaml));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static IndicatorRule rule(String code, int version) {
    return CATALOGUE.find(new IndicatorCode(code), version).orElseThrow();
  }

  /** A rule that is not in the catalogue. */
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
        null,
        minimum);
  }
}
