package se.lotsen.registry.project;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.model.Period;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.event.ProjectEvent.IndicatorTarget;

/** What targets of a project may not be. */
public final class TargetRules {
  private TargetRules() {}

  /** The first target that cannot be, if any; a field is named as of a list of indicators. */
  public static @Nullable Refusal wrongIn(
      List<IndicatorTarget> targets, List<Municipality> municipalities, Period period) {
    var seen = new HashSet<>();
    for (var target : targets) {
      if (!seen.add(target.indicator())) {
        return Refusal.invalid(
            "duplicate-indicator",
            "indicators",
            "Indikatorn %s finns två gånger".formatted(target.indicator()),
            "The indicator %s is there twice".formatted(target.indicator()));
      }
      if (numbersOf(target).stream().anyMatch(number -> number.signum() < 0)) {
        return Refusal.invalid(
            "negative-target",
            "indicators",
            "Ett mål kan inte vara negativt",
            "A target cannot be negative");
      }
      for (Municipality municipality : target.perMunicipality().keySet()) {
        if (!municipalities.contains(municipality)) {
          return Refusal.invalid(
              "municipality-not-in-project",
              "indicators",
              "%s är inte med i projektet".formatted(municipality.label().sv()),
              "%s is not in the project".formatted(municipality.label().en()));
        }
      }
      for (int year : target.perYear().keySet()) {
        if (year < period.from().getYear() || year > period.to().getYear()) {
          return Refusal.invalid(
              "year-outside-period",
              "indicators",
              "År %d ligger utanför projektets period".formatted(year),
              "The year %d is outside the project's period".formatted(year));
        }
      }
    }
    return null;
  }

  private static List<BigDecimal> numbersOf(IndicatorTarget target) {
    var numbers = new ArrayList<BigDecimal>();
    if (target.total() != null) {
      numbers.add(target.total());
    }
    numbers.addAll(target.perMunicipality().values());
    numbers.addAll(target.perYear().values());
    return numbers;
  }
}
