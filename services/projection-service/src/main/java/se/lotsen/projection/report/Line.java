package se.lotsen.projection.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import se.lotsen.model.Breakdown;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.indicator.LedgerEntry;

/**
 * What one ledger entry does to a figure.
 *
 * @param place where it stands among the lines of its indicator
 * @param part of which column it is
 * @param effect on that column
 */
record Line(
    Place place,
    Part part,
    String entry,
    Municipality municipality,
    AreaCode area,
    LocalDate on,
    Breakdown effect) {

  /** Of which column of a report. */
  enum Part {
    PERIOD,
    ADJUSTMENT
  }

  /**
   * The order of lines: that of the ledger, for those counted once all of one together.
   *
   * @param whose the client or participant where each is counted once; empty otherwise
   * @param order see the ledger's order
   */
  record Place(String whose, String order) implements Comparable<Place> {
    private static final Comparator<Place> IN_ORDER =
        Comparator.comparing(Place::whose).thenComparing(Place::order);

    @Override
    public int compareTo(Place other) {
      return IN_ORDER.compare(this, other);
    }

    String word() {
      return whose + "|" + order;
    }

    static Place of(String word) {
      int bar = word.indexOf('|');
      return new Place(word.substring(0, bar), word.substring(bar + 1));
    }
  }

  static Line of(Place place, LedgerEntry entry, Breakdown effect) {
    return new Line(
        place, Part.PERIOD, entry.id(), entry.municipality(), entry.area(), entry.on(), effect);
  }

  Line as(Part other, Breakdown by) {
    return new Line(place, other, entry, municipality, area, on, by);
  }

  YearMonth month() {
    return YearMonth.from(on);
  }

  /**
   * As it is kept, told and digested: JSON in the canonical form of RFC 8785, which needs the
   * fields in the order of their names. Whose it is, is not said.
   */
  record Written(
      AreaCode area,
      Effect effect,
      String entry,
      Municipality municipality,
      LocalDate on,
      Part part) {
    static Written of(Line line) {
      return new Written(
          line.area(),
          new Effect(line.effect().men(), line.effect().notStated(), line.effect().women()),
          line.entry(),
          line.municipality(),
          line.on(),
          line.part());
    }

    Line at(Place place) {
      return new Line(
          place,
          part,
          entry,
          municipality,
          area,
          on,
          new Breakdown(effect.women(), effect.men(), effect.notStated()));
    }
  }

  /** A quantity by sex. */
  record Effect(BigDecimal men, BigDecimal notStated, BigDecimal women) {}
}
