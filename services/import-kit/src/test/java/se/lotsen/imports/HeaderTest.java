package se.lotsen.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The first row of a file, and the others as it says. */
class HeaderTest {
  private static final RowSchema SCHEMA = new RowSchema();
  private static final Column<String> WHAT = SCHEMA.reference("what", "vad", "Vad", "What");
  private static final Column<LocalDate> DAY = SCHEMA.day("day", "dag", "Dag", "Day");
  private static final List<Column<?>> COLUMNS = SCHEMA.columns();

  @Test
  void columnsStandInAnyOrderUnderEitherName() {
    var header = Header.of(line("Dag", "", "#row", "WHAT"), COLUMNS);

    var read = (Header.Read.Right) header.read(line("20090302", "note", "7", "a"));

    assertThat(read.values().get(WHAT)).isEqualTo("a");
    assertThat(read.values().get(DAY)).isEqualTo(LocalDate.of(2009, 3, 2));
    assertThat(header.nameOf("day")).isEqualTo("Dag");
    assertThat(header.nameOf("elsewhere")).isEqualTo("elsewhere");
    assertThat(header.nameOf(null)).isEmpty();
  }

  @Test
  void allThatIsWrongWithARowIsSaidUnderTheNamesOfTheFile() {
    var header = Header.of(line("vad", "dag"), COLUMNS);

    var read = (Header.Read.Wrong) header.read(line("", "soon", "more"));

    assertThat(read.problems())
        .extracting(problem -> problem.column() + ": " + problem.message().en())
        .containsExactly(
            "vad: The cell is empty",
            "dag: \"soon\" is no day; write it as 2009-03-02",
            ": The row has more cells than the first");
  }

  @Test
  void whatIsQuotedInASentenceIsShort() {
    assertThatThrownBy(() -> Header.of(line("x".repeat(30_000)), COLUMNS))
        .isInstanceOf(ImportFormatException.class)
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(400));
    var read =
        (Header.Read.Wrong)
            Header.of(line("what", "day"), COLUMNS).read(line("a", "9".repeat(30_000)));
    assertThat(read.problems().getFirst().message().en()).hasSizeLessThan(200);
  }

  @Test
  void aRowThatCannotBeKeptIsWrongAsAWhole() {
    var header = Header.of(line("what", "day"), COLUMNS);
    var broken = Table.Line.of(2, List.of("a", "\u0000"));

    assertThat(((Header.Read.Wrong) header.read(broken)).problems())
        .extracting(problem -> problem.message().en())
        .containsExactly("Cell 2 has an invisible control character; remove it");
    assertThatThrownBy(() -> Header.of(broken, COLUMNS))
        .hasMessageStartingWith("First row: Cell 2");
  }

  private static Table.Line line(String... cells) {
    return Table.Line.of(1, Arrays.asList(cells));
  }
}
