package se.lotsen.feeds.stream;

import java.math.BigDecimal;
import java.time.YearMonth;
import se.lotsen.feeds.cache.Change;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.IndicatorCode;
import se.lotsen.model.code.Municipality;

/**
 * A cell and its new quantity, which replaces the earlier one.
 *
 * @param total what the project has come to by this indicator and rule version
 */
record ChangeView(
    IndicatorCode indicator,
    int ruleVersion,
    Municipality municipality,
    AreaCode area,
    YearMonth month,
    BigDecimal quantity,
    BigDecimal women,
    BigDecimal men,
    BigDecimal notStated,
    BigDecimal total) {
  static ChangeView of(Change change) {
    var cell = change.cell();
    var quantity = change.quantity();
    return new ChangeView(
        cell.indicator(),
        cell.ruleVersion(),
        cell.municipality(),
        cell.area(),
        cell.month(),
        quantity.total(),
        quantity.women(),
        quantity.men(),
        quantity.notStated(),
        change.total().total());
  }
}
