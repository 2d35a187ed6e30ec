package se.lotsen.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What docs/limits.md says of files is so. */
class LimitsPageTest {
  @Test
  void theFiguresAreThoseOfTheCode() throws IOException {
    assertThat(Files.readString(Path.of("..", "..", "docs", "limits.md")))
        .contains(
            "| characters of a cell | %d |".formatted(Limits.CELL),
            "| characters of a row | %d |".formatted(Limits.ROW),
            "| columns | %d |".formatted(Limits.COLUMNS),
            "| rows | %d |".formatted(Limits.ROWS),
            "| rows about one thing | %d |".formatted(Limits.ROWS_OF_ONE),
            "| characters, unpacked | %d |".formatted(Limits.TEXT));
  }
}
