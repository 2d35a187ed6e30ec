package se.lotsen.projection.reading;

import java.util.Optional;
import se.lotsen.projection.rule.IndicatorRule;
import se.lotsen.projection.sink.Filed;

/** Who is counted once, and where an entry says who that is. */
public enum Whose {
  CLIENT(Filed.CLIENT),
  PARTICIPANT(Filed.PARTICIPANT);

  private final String field;

  Whose(String field) {
    this.field = field;
  }

  public String field() {
    return field;
  }

  /** Nothing for a rule that counts entries or their quantities. */
  public static Optional<Whose> of(IndicatorRule rule) {
    return switch (rule.count()) {
      case DISTINCT_CLIENTS -> Optional.of(CLIENT);
      case DISTINCT_PARTICIPANTS -> Optional.of(PARTICIPANT);
      case SUM, ENTRIES -> Optional.empty();
    };
  }

  /** The id of the client or participant; only of entries that were asked for by it. */
  public String of(Filed filed) {
    var entry = filed.entry();
    var whose =
        switch (this) {
          case CLIENT -> entry.client() == null ? null : entry.client().value();
          case PARTICIPANT -> entry.dimensions().get("participant");
        };
    return Optional.ofNullable(whose).orElseThrow();
  }
}
