package se.lotsen.projection.web;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.lotsen.kit.web.Parameter;
import se.lotsen.model.code.IndicatorCode;
import se.lotsen.projection.rule.Catalogue;
import se.lotsen.projection.rule.IndicatorRule;

/** Finds a rule as it is asked for over HTTP. */
final class Rules {
  private Rules() {}

  /** The version asked for, else the one in use. */
  static Optional<IndicatorRule> find(
      Catalogue catalogue, String indicator, @Nullable Integer version) {
    var code = Parameter.required("indicator", indicator, IndicatorCode::new);
    return version == null ? catalogue.current(code) : catalogue.find(code, version);
  }
}
