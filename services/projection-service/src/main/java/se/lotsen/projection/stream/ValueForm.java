package se.lotsen.projection.stream;

import java.time.YearMonth;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.IndicatorCode;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.indicator.IndicatorValue;
import se.lotsen.projection.state.Shared;
import se.lotsen.projection.state.StateForm;
import se.lotsen.projection.state.StateReader;
import se.lotsen.projection.state.StateWriter;

/** Values as state. */
final class ValueForm implements StateForm<KeptValue> {
  private static final int VALUE_1 = 1;
  private static final long WEIGHT = 300;

  private final Shared<String, ProjectId> projects = new Shared<>();
  private final Shared<String, IndicatorCode> indicators = new Shared<>();
  private final Shared<String, AreaCode> areas = new Shared<>();

  @Override
  public void write(KeptValue kept, StateWriter to) {
    var value = kept.value();
    to.octet(VALUE_1)
        .octet(kept.told() ? 1 : 0)
        .text(value.project().value())
        .text(value.indicator().value())
        .number(value.ruleVersion())
        .text(value.municipality().scb())
        .text(value.area().value())
        .number(value.month().getYear())
        .number(value.month().getMonthValue())
        .breakdown(value.quantity());
  }

  @Override
  public KeptValue read(StateReader from) {
    if (from.octet() != VALUE_1) {
      throw new IllegalArgumentException("No form of a value that this version knows");
    }
    boolean told = from.octet() == 1;
    var value =
        new IndicatorValue(
            projects.of(from.text(), ProjectId::new),
            indicators.of(from.text(), IndicatorCode::new),
            Math.toIntExact(from.number()),
            Municipality.of(from.text()),
            areas.of(from.text(), AreaCode::new),
            YearMonth.of(Math.toIntExact(from.number()), Math.toIntExact(from.number())),
            from.breakdown());
    return new KeptValue(value, told);
  }

  @Override
  public long weightOf(KeptValue value) {
    return WEIGHT;
  }
}
