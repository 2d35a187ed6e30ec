package se.lotsen.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files as spreadsheets and other systems write them. */
class TableTest {
  @TempDir private Path folder;

  static Stream<byte[]> theSameInEveryWriting() {
    var semicolons = "namn;kommun\r\n\"Såg; AB\";Vännäs\r\n";
    return Stream.of(
        semicolons.getBytes(StandardCharsets.UTF_8),
        ("\uFEFF" + semicolons).getBytes(StandardCharsets.UTF_8),
        semicolons.getBytes(Charset.forName("windows-1252")),
        ("\uFEFF" + semicolons).getBytes(StandardCharsets.UTF_16LE),
        semicolons.getBytes(StandardCharsets.UTF_16),
        ("sep=;\n" + semicolons).getBytes(StandardCharsets.UTF_8),
        "namn,kommun\n\"Såg; AB\",Vännäs".getBytes(StandardCharsets.UTF_8),
        "namn\tkommun\n\"Såg; AB\"\tVännäs\n\n".getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @MethodSource("theSameInEveryWriting")
  void isReadWhateverItsSeparatorAndEncoding(byte[] file) throws IOException {
    assertThat(cells(file))
        .containsExactly(List.of("namn", "kommun"), List.of("Såg; AB", "Vännäs"));
  }

  @Test
  void aCellMayGoOverLinesAndRowsAreNumberedAsInAnEditor() throws IOException {
    var lines = lines("a;b\n1;\"two\nlines\"\n\n2;x\n".getBytes(StandardCharsets.UTF_8));

    assertThat(lines).extracting(Table.Line::number).containsExactly(1, 2, 5);
    assertThat(lines.get(1).cells()).containsExactly("1", "two\nlines");
  }

  @Test
  void aLineOrACellThatIsTooLongSpoilsItsOwnRowOnly() throws IOException {
    var file =
        "a;b\n1;%s\n2;%s\n3;\"x\n%s\n\"\n4;\u0007\n5;x\n"
            .formatted(
                "y".repeat(Limits.CELL + 1), "z;".repeat(Limits.ROW), "w".repeat(Limits.ROW - 1));

    var lines = lines(file.getBytes(StandardCharsets.UTF_8));

    assertThat(lines)
        .filteredOn(line -> line.broken() != null && !line.cells().getFirst().startsWith("w"))
        .extracting(line -> line.number() + " " + line.broken().en())
        .startsWith(
            "2 Cell 2 has more than 32767 characters",
            "3 The row has more than 262144 characters; this is its beginning")
        .contains("7 Cell 2 has an invisible control character; remove it");
    assertThat(lines)
        .allSatisfy(
            line ->
                assertThat(line.cells().stream().mapToInt(String::length).sum())
                    .isLessThanOrEqualTo(Limits.ROW));
    assertThat(lines.getLast().cells()).containsExactly("5", "x");
  }

  @Test
  void aForgottenQuotationMarkSpoilsItsOwnRowOnly() throws IOException {
    var lines =
        lines("a;b\n1;\"oops\n2;x\n3;\"y\"\n4;\"again\n5;z\n".getBytes(StandardCharsets.UTF_8));

    assertThat(lines).extracting(Table.Line::number).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(lines)
        .filteredOn(line -> line.broken() != null)
        .extracting(Table.Line::number)
        .containsExactly(2, 5);
  }

  @Test
  void aQuotationMarkWithinACellIsPartOfIt() throws IOException {
    assertThat(cells("a;b\n1;5\" skruv\n2;x\n3;oops\"\n4;y\n".getBytes(StandardCharsets.UTF_8)))
        .containsExactly(
            List.of("a", "b"),
            List.of("1", "5\" skruv"),
            List.of("2", "x"),
            List.of("3", "oops\""),
            List.of("4", "y"));
  }

  @Test
  void rowsBetweenTwoForgottenMarksAreNoCell() throws IOException {
    var lines =
        lines("a;b\n1;\"open\n2;x\n3;y\n4;closed\"\n5;z\n".getBytes(StandardCharsets.UTF_8));

    assertThat(lines).extracting(Table.Line::number).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(lines)
        .filteredOn(line -> line.broken() != null)
        .extracting(Table.Line::number)
        .containsExactly(2);
  }

  @Test
  void aLineInAnotherEncodingSpoilsNoOther() throws IOException {
    var file =
        Stream.of(
                "\uFEFFområde;b\n1;Vännäs ”x”\n".getBytes(StandardCharsets.UTF_8),
                "2;Vännäs\n".getBytes(Charset.forName("windows-1252")),
                "3;Åsele\n".getBytes(StandardCharsets.UTF_8))
            .reduce(new byte[0], TableTest::joined);

    assertThat(cells(file))
        .containsExactly(
            List.of("område", "b"),
            List.of("1", "Vännäs ”x”"),
            List.of("2", "Vännäs"),
            List.of("3", "Åsele"));
  }

  private static byte[] joined(byte[] one, byte[] other) {
    var both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  @Test
  void aWorkbookIsReadWithItsDaysAndNumbersAsTheyAreShown() throws IOException {
    var file = folder.resolve("file.xlsx");
    try (var out = Files.newOutputStream(file);
        var workbook = new Workbook(out, "test", "1.0")) {
      var sheet = workbook.newWorksheet("Kontakter");
      sheet.value(0, 0, "referens");
      sheet.value(0, 1, "dag");
      sheet.value(0, 2, "timmar");
      sheet.value(2, 0, 17);
      sheet.value(2, 1, LocalDate.of(2009, 3, 2));
      sheet.style(2, 1).format("yyyy-MM-dd").set();
      sheet.value(2, 2, new BigDecimal("1.1000000000000001"));
    }

    var lines = read(file);

    assertThat(lines.getLast().number()).isEqualTo(3);
    assertThat(lines)
        .extracting(Table.Line::cells)
        .containsExactly(List.of("referens", "dag", "timmar"), List.of("17", "2009-03-02", "1.1"));
  }

  @Test
  void anEmptyFileHasNoRows() throws IOException {
    assertThat(lines(new byte[0])).isEmpty();
    assertThat(lines("\n \n;;\n".getBytes(StandardCharsets.UTF_8))).isEmpty();
  }

  private List<List<String>> cells(byte[] bytes) throws IOException {
    return lines(bytes).stream().map(Table.Line::cells).toList();
  }

  private List<Table.Line> lines(byte[] bytes) throws IOException {
    return read(Files.write(folder.resolve("file"), bytes));
  }

  private static List<Table.Line> read(Path file) throws IOException {
    var lines = new ArrayList<Table.Line>();
    Table.of(file).read(lines::add);
    return lines;
  }
}
