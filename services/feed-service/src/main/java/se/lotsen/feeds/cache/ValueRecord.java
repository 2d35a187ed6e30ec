package se.lotsen.feeds.cache;

import java.time.DateTimeException;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.Breakdown;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.IndicatorCode;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.event.EventJson;
import se.lotsen.model.event.UnreadableRecord;
import se.lotsen.model.indicator.IndicatorValue;

/**
 * One record of the values topic.
 *
 * @param quantity null when the cell was deleted, which counts as zero
 */
public record ValueRecord(
    ProjectId project, Cell cell, @Nullable Breakdown quantity, Position position) {
  private static final int PARTS_OF_KEY = 6;

  /**
   * Reads key and value as {@link IndicatorValue} writes them.
   *
   * @throws UnreadableRecord when either is not readable or they speak of different cells
   */
  public static ValueRecord read(@Nullable String key, byte @Nullable [] json, Position position) {
    if (key == null) {
      throw new UnreadableRecord("A value without a key", null);
    }
    if (json == null) {
      return deletion(key, position);
    }
    var value = EventJson.read(json, IndicatorValue.class);
    if (!value.cell().equals(key)) {
      throw new UnreadableRecord(
          "The key %s is not the cell %s in the value".formatted(key, value.cell()), null);
    }
    var cell =
        new Cell(
            value.indicator(),
            value.ruleVersion(),
            value.municipality(),
            value.area(),
            value.month());
    return new ValueRecord(value.project(), cell, value.quantity(), position);
  }

  private static ValueRecord deletion(String key, Position position) {
    var parts = key.split("\\|", -1);
    if (parts.length != PARTS_OF_KEY) {
      throw new UnreadableRecord("The key %s names no cell".formatted(key), null);
    }
    try {
      var cell =
          new Cell(
              new IndicatorCode(parts[1]),
              Integer.parseInt(parts[2]),
              Municipality.of(parts[3]),
              new AreaCode(parts[4]),
              YearMonth.parse(parts[5]));
      return new ValueRecord(new ProjectId(parts[0]), cell, null, position);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new UnreadableRecord("The key %s names no cell: %s".formatted(key, e.getMessage()), e);
    }
  }
}
