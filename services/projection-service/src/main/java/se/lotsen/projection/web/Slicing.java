package se.lotsen.projection.web;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.lotsen.kit.web.BadRequest;
import se.lotsen.kit.web.Parameter;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.Municipality;
import se.lotsen.model.indicator.IndicatorValue;
import se.lotsen.projection.reading.Bounds;

/**
 * How values are cut and which of them are wanted.
 *
 * @param from first month wanted, if not all
 * @param to last month wanted, if not all
 */
record Slicing(
    Set<By> by,
    Span span,
    @Nullable Municipality municipality,
    @Nullable AreaCode area,
    @Nullable YearMonth from,
    @Nullable YearMonth to) {

  /** What a value is split by. */
  enum By {
    MUNICIPALITY,
    AREA
  }

  /** How long the periods are that a value is split into. */
  enum Span {
    TOTAL,
    YEAR,
    QUARTER,
    MONTH;

    /** As it is written: 2009, 2009-Q2, 2009-05; the whole time has no name. */
    @Nullable String nameOf(YearMonth month) {
      return switch (this) {
        case TOTAL -> null;
        case YEAR -> Integer.toString(month.getYear());
        case QUARTER -> month.getYear() + "-Q" + month.get(IsoFields.QUARTER_OF_YEAR);
        case MONTH -> month.toString();
      };
    }
  }

  /** Reads it as it is asked for over HTTP. */
  static Slicing of(
      @Nullable String by,
      String period,
      @Nullable String municipality,
      @Nullable String area,
      @Nullable YearMonth from,
      @Nullable YearMonth to) {
    return new Slicing(
        by(by),
        span(period),
        Parameter.read("municipality", municipality, Municipality::of),
        Parameter.read("area", area, AreaCode::new),
        from,
        to);
  }

  static Set<By> by(@Nullable String words) {
    var by = EnumSet.noneOf(By.class);
    if (words != null && !words.isBlank()) {
      for (var word : words.split(",", -1)) {
        by.add(oneOf(By.class, "by", word));
      }
    }
    return by;
  }

  static Span span(String word) {
    return oneOf(Span.class, "period", word);
  }

  private static <T extends Enum<T>> T oneOf(Class<T> type, String parameter, String word) {
    for (var constant : type.getEnumConstants()) {
      if (constant.name().equals(word.strip().toUpperCase(Locale.ROOT))) {
        return constant;
      }
    }
    throw new BadRequest(
        parameter,
        "%s must be of %s"
            .formatted(
                parameter,
                Arrays.stream(type.getEnumConstants())
                    .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                    .toList()));
  }

  /** What of it an index can find. */
  Bounds bounds() {
    return new Bounds(municipality, from, to);
  }

  boolean wants(IndicatorValue value) {
    return wants(value.municipality(), value.area(), value.month());
  }

  boolean wants(Municipality place, AreaCode field, LocalDate day) {
    return wants(place, field, YearMonth.from(day));
  }

  private boolean wants(Municipality place, AreaCode field, YearMonth month) {
    return (municipality == null || municipality == place)
        && (area == null || area.equals(field))
        && (from == null || !month.isBefore(from))
        && (to == null || !month.isAfter(to));
  }

  /** Whether nothing is left out: only then can a total be held against a target. */
  boolean wantsAll() {
    return municipality == null && area == null && from == null && to == null;
  }

  /** Whether no month of the year is left out. */
  boolean wantsWhole(Year year) {
    return (from == null || !year.atMonth(1).isBefore(from))
        && (to == null || !year.atMonth(12).isAfter(to));
  }

  Slice sliceOf(IndicatorValue value) {
    return new Slice(
        by.contains(By.MUNICIPALITY) ? value.municipality() : null,
        by.contains(By.AREA) ? value.area() : null,
        span.nameOf(value.month()));
  }

  /** One row's place: what is null is not split by. */
  record Slice(
      @Nullable Municipality municipality, @Nullable AreaCode area, @Nullable String period)
      implements Comparable<Slice> {
    @Override
    public int compareTo(Slice other) {
      return sortKey().compareTo(other.sortKey());
    }

    private String sortKey() {
      return String.join(
          "|",
          municipality == null ? "" : municipality.scb(),
          area == null ? "" : area.value(),
          period == null ? "" : period);
    }
  }
}
