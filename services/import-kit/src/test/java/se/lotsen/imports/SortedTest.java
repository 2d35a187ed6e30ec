package se.lotsen.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SortedTest {
  @TempDir private Path folder;

  @Test
  void textsComeInTheOrderOfTheirKeysHoweverManyTheyAre() throws IOException {
    var keys =
        new ArrayList<>(IntStream.range(0, 100_000).mapToObj("ö\u0000%06d"::formatted).toList());
    Collections.shuffle(keys, new Random(1));

    try (var sorted = new Sorted(folder, "rows")) {
      for (var key : keys) {
        sorted.add(key, "row " + key);
      }
      assertThat(folder).isDirectoryContaining(each -> each.endsWith("rows1"));
      Collections.sort(keys);
      assertThat(read(sorted)).containsExactlyElementsOf(keys);
      assertThat(read(sorted)).as("read again").hasSize(keys.size());
    }
    assertThat(folder).isEmptyDirectory();
  }

  private static List<String> read(Sorted sorted) throws IOException {
    var read = new ArrayList<String>();
    sorted.inOrder(
        entries -> {
          for (var entry = entries.next(); entry != null; entry = entries.next()) {
            assertThat(entry.value()).isEqualTo("row " + entry.key());
            read.add(entry.key());
          }
        });
    return read;
  }
}
