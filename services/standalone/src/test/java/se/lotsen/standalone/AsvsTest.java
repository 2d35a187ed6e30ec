package se.lotsen.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Each requirement of OWASP ASVS 5.0.0 on level 2 has its line in docs/asvs.csv: with the test that
 * shows it, which is there, or with the reason why there is none.
 */
class AsvsTest {
  private static final Path ROOT = Path.of("..", "..");
  private static final Path LIST = ROOT.resolve(Path.of("docs", "asvs.csv"));

  /** Over the published ids and levels, a line each: none is left out or made up. */
  private static final String PUBLISHED =
      "ee09334faed652b38563b1e97ecb77f218e04b0e8d73fa9ca3197b185404c8cd";

  private static final Pattern REFERENCE = Pattern.compile("(\\w+)#(\\w+)");

  private static final Set<String> STATUSES =
      Set.of("tested", "not-applicable", "by-design", "operator", "open");

  private static List<NamedCsvRecord> lines() throws IOException {
    try (var reader = CsvReader.builder().ofNamedCsvRecord(LIST)) {
      return reader.stream().toList();
    }
  }

  @Test
  void everyPublishedRequirementHasItsLine() throws IOException, GeneralSecurityException {
    var ids =
        lines().stream()
            .map(line -> line.getField("id") + "," + line.getField("level") + "\n")
            .collect(Collectors.joining());
    var digest = MessageDigest.getInstance("SHA-256").digest(ids.getBytes(StandardCharsets.UTF_8));

    assertThat(lines()).hasSize(253);
    assertThat(HexFormat.of().formatHex(digest)).isEqualTo(PUBLISHED);
  }

  @Test
  void whatIsSaidToBeTestedIs() throws IOException {
    var sources = testSources();
    var wrong = new ArrayList<String>();
    for (var line : lines()) {
      if (!line.getField("status").equals("tested")) {
        continue;
      }
      var references = REFERENCE.matcher(line.getField("evidence")).results().toList();
      if (references.isEmpty()) {
        wrong.add(line.getField("id") + ": no test");
      }
      for (var reference : references) {
        var source = sources.get(reference.group(1));
        if (source == null || !source.contains(" " + reference.group(2) + "(")) {
          wrong.add(line.getField("id") + ": there is no " + reference.group());
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void whatIsNotTestedSaysWhy() throws IOException {
    assertThat(lines())
        .allSatisfy(
            line -> {
              assertThat(line.getField("status")).as(line.getField("id")).isIn(STATUSES);
              assertThat(line.getField("meaning")).as(line.getField("id")).isNotBlank();
              if (!line.getField("status").equals("tested")) {
                assertThat(line.getField("reason")).as(line.getField("id")).isNotBlank();
                for (var path : line.getField("evidence").split(" ")) {
                  assertThat(ROOT.resolve(path)).as(line.getField("id")).exists();
                }
              }
            });
  }

  private static Map<String, String> testSources() throws IOException {
    var sources = new HashMap<String, String>();
    for (var module : List.of("services", "shared-model")) {
      try (var files = Files.walk(ROOT.resolve(module))) {
        files
            .filter(file -> file.toString().endsWith(".java"))
            .filter(file -> !file.toString().contains("target"))
            .forEach(file -> sources.put(nameOf(file), read(file)));
      }
    }
    return sources;
  }

  private static String nameOf(Path file) {
    return file.getFileName().toString().replace(".java", "");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
