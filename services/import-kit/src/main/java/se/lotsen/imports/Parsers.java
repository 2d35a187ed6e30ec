package se.lotsen.imports;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import se.lotsen.model.code.Labelled;
import se.lotsen.model.code.Municipality;

/** How cells are read, as people and spreadsheets write them. */
public final class Parsers {
  private static final List<DateTimeFormatter> DAYS =
      List.of(DateTimeFormatter.ISO_LOCAL_DATE, DateTimeFormatter.BASIC_ISO_DATE);

  private Parsers() {}

  /** Text of at most so many characters. */
  public static Function<String, String> text(int most) {
    return cell -> {
      if (cell.length() > most) {
        throw new ImportFormatException(
            "Högst %d tecken, inte %d".formatted(most, cell.length()),
            "At most %d characters, not %d".formatted(most, cell.length()));
      }
      return cell;
    };
  }

  /** A day: 2009-03-02 or 20090302; a time of midnight behind it does not matter. */
  public static LocalDate day(String cell) {
    var day = cell.replaceFirst("[ T]00:00(:00)?$", "");
    for (var format : DAYS) {
      try {
        return LocalDate.parse(day, format);
      } catch (DateTimeParseException e) {
        // the next form, or said below
      }
    }
    throw new ImportFormatException(
        "\"%s\" är ingen dag; skriv den som 2009-03-02".formatted(Limits.shown(cell)),
        "\"%s\" is no day; write it as 2009-03-02".formatted(Limits.shown(cell)));
  }

  /** A number with a comma or a point, from the first to the last of these and to two decimals. */
  public static Function<String, BigDecimal> decimal(String least, String most) {
    return cell -> {
      try {
        var number = new BigDecimal(cell.replace(',', '.').replaceAll("\\s", ""));
        if (number.stripTrailingZeros().scale() <= 2
            && number.compareTo(new BigDecimal(least)) >= 0
            && number.compareTo(new BigDecimal(most)) <= 0) {
          return number;
        }
      } catch (NumberFormatException e) {
        // said below
      }
      throw new ImportFormatException(
          "\"%s\" är inget tal från %s till %s med högst två decimaler"
              .formatted(Limits.shown(cell), least, most),
          "\"%s\" is no number from %s to %s with at most two decimals"
              .formatted(Limits.shown(cell), least, most));
    };
  }

  /** A whole number from the first to the last of these. */
  public static Function<String, Integer> whole(int least, int most) {
    return cell -> {
      try {
        int number = new BigDecimal(cell.replace(',', '.').replaceAll("\\s", "")).intValueExact();
        if (number >= least && number <= most) {
          return number;
        }
      } catch (ArithmeticException | NumberFormatException e) {
        // said below
      }
      throw new ImportFormatException(
          "\"%s\" är inget helt tal från %d till %d".formatted(Limits.shown(cell), least, most),
          "\"%s\" is no whole number from %d to %d".formatted(Limits.shown(cell), least, most));
    };
  }

  /** Yes or no, in either language. */
  public static Boolean yes(String cell) {
    return switch (cell.toLowerCase(Locale.ROOT)) {
      case "ja", "j", "yes", "y", "true", "sant", "x", "1" -> true;
      case "nej", "n", "no", "false", "falskt", "0" -> false;
      default ->
          throw new ImportFormatException(
              "\"%s\" är varken ja eller nej".formatted(Limits.shown(cell)),
              "\"%s\" is neither yes nor no".formatted(Limits.shown(cell)));
    };
  }

  /** One of a list of codes: the code itself, or its Swedish or English name. */
  public static <E extends Enum<E> & Labelled> Function<String, E> code(Class<E> type) {
    return cell ->
        Arrays.stream(type.getEnumConstants())
            .filter(code -> isCalled(code, cell))
            .findFirst()
            .orElseThrow(
                () -> {
                  var known =
                      Arrays.stream(type.getEnumConstants())
                          .map(Enum::name)
                          .collect(Collectors.joining(", "));
                  return new ImportFormatException(
                      "\"%s\" finns inte; det finns %s".formatted(Limits.shown(cell), known),
                      "There is no \"%s\"; there are %s".formatted(Limits.shown(cell), known));
                });
  }

  private static <E extends Enum<E> & Labelled> boolean isCalled(E code, String cell) {
    return code.name().equalsIgnoreCase(cell)
        || code.label().sv().equalsIgnoreCase(cell)
        || code.label().en().equalsIgnoreCase(cell);
  }

  /** A municipality by its SCB code or its name. */
  public static Municipality municipality(String cell) {
    return Arrays.stream(Municipality.values())
        .filter(each -> each.scb().equals(cell) || each.label().sv().equalsIgnoreCase(cell))
        .findFirst()
        .orElseGet(() -> Municipality.of(cell));
  }
}
