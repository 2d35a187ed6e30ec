package se.lotsen.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows in the order in which they go in. */
class StagingTest {
  @TempDir private Path folder;

  @Test
  void rowsOfOneThingComeTogetherByDayWhereverTheyStand() throws IOException {
    var units =
        units(
            things(true),
            "vad;dag\nb;2009-03-03\na;2009-03-09\nb;2009-03-01\n;2009-03-01\na;2009-03-08\nb;2009-03-03\n");

    assertThat(units).containsExactly("null: 5", "a: 6 3", "b: 4 2 7");
  }

  @Test
  void rowsThatAreThingsOfTheirOwnStayInTheirOrder() throws IOException {
    assertThat(units(things(false), "what;day\nb;20090303\na;20090309\nb;20090301\n"))
        .containsExactly("b: 2", "a: 3", "b: 4 after 2");
  }

  @Test
  void aFileOfAnotherKindIsRefusedWithAllThatIsWrong() {
    assertThatThrownBy(() -> units(things(true), "vad;Vad;hest\n"))
        .isInstanceOf(ImportFormatException.class)
        .hasMessage(
            "First row: the column \"Vad\" is there twice; there is no column \"hest\"; the column"
                + " \"day\" is missing");
    assertThatThrownBy(() -> units(things(true), ""))
        .isInstanceOf(ImportFormatException.class)
        .hasMessage("The file is empty");
  }

  @Test
  void rowsAboutOneThingThatAreTooManyComeInPartsThatSaySo() throws IOException {
    var file = new StringBuilder("what;day\n");
    for (int row = 0; row < 2 * Limits.ROWS_OF_ONE + 1; row++) {
      file.append("a;2009-03-01\n");
    }
    file.append("b;2009-03-01\n");

    var parts = new ArrayList<String>();
    try (var staging = staged(things(true), file.toString())) {
      staging.eachUnit(
          unit ->
              parts.add(
                  "%s %d %s".formatted(unit.reference(), unit.lines().size(), unit.tooMany())));
    }

    assertThat(parts).containsExactly("a 25000 true", "a 25000 true", "a 1 true", "b 1 false");
  }

  @Test
  void aCellThatWasMarkedAsTextIsReadWithoutItsMark() throws IOException {
    try (var staging = staged(things(true), "what;day\n'-5;2009-03-01\n")) {
      staging.eachUnit(unit -> assertThat(unit.reference()).isEqualTo("-5"));
    }
  }

  @Test
  void nothingIsLeftInTheFolder() throws IOException {
    var rows = new StringBuilder("what;day\n");
    for (int row = 0; row < 60_000; row++) {
      rows.append("r%d;2009-03-01\n".formatted(row));
    }
    try (var staging = staged(things(true), rows.toString())) {
      assertThat(staging.count()).isEqualTo(60_000);
      assertThat(folder)
          .isDirectoryContaining(each -> each.getFileName().toString().equals("rows0"));
    }
    assertThat(folder)
        .isDirectoryNotContaining(each -> !each.getFileName().toString().equals("file"));
  }

  private Staging staged(Importer importer, String file) throws IOException {
    var path = Files.write(folder.resolve("file"), file.getBytes(StandardCharsets.UTF_8));
    return Staging.of(Table.of(path), importer, folder, () -> {});
  }

  private List<String> units(Importer importer, String file) throws IOException {
    var units = new ArrayList<String>();
    try (var staging = staged(importer, file)) {
      staging.eachUnit(
          unit -> {
            var rows = unit.lines().stream().map(line -> String.valueOf(line.number())).toList();
            units.add(
                "%s: %s%s"
                    .formatted(
                        unit.reference(),
                        String.join(" ", rows),
                        unit.earlierRow() == null ? "" : " after " + unit.earlierRow()));
          });
    }
    return units;
  }

  private static Importer things(boolean many) {
    return new Things(many, (reference, batch) -> new Importer.Entry.Done(false));
  }
}
