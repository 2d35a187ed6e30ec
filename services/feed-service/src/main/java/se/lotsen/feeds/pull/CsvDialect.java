package se.lotsen.feeds.pull;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import se.lotsen.kit.web.BadRequest;

/** How a CSV file is written; in both UTF-8, with CRLF and a header row. */
enum CsvDialect {
  /** As RFC 4180 has it: comma between fields, decimal point. */
  RFC4180(',', '.', ""),
  /** As a Swedish Excel opens it by a double click: byte order mark, semicolon, decimal comma. */
  EXCEL_SV(';', ',', "\uFEFF");

  private final char separator;
  private final char decimalSign;
  private final String mark;

  CsvDialect(char separator, char decimalSign, String mark) {
    this.separator = separator;
    this.decimalSign = decimalSign;
    this.mark = mark;
  }

  /**
   * By its written form.
   *
   * @throws BadRequest for any other, with those there are
   */
  static CsvDialect of(String written) {
    return Arrays.stream(values())
        .filter(dialect -> dialect.written().equals(written))
        .findFirst()
        .orElseThrow(
            () ->
                new BadRequest(
                    "dialect",
                    "There is no such dialect; there are %s"
                        .formatted(
                            Arrays.stream(values())
                                .map(CsvDialect::written)
                                .collect(Collectors.joining(", ")))));
  }

  String written() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  char separator() {
    return separator;
  }

  /** What the file begins with. */
  String mark() {
    return mark;
  }

  String number(BigDecimal number) {
    return number.toPlainString().replace('.', decimalSign);
  }
}
