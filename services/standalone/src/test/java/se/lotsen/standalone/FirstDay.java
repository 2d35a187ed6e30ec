package se.lotsen.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import se.lotsen.testkit.TestIssuer;

/** The README's first day, run as it is printed. */
final class FirstDay {
  private static final Path README = Path.of("..", "..", "README.md");
  private static final Pattern BLOCK =
      Pattern.compile("^```sh first-day\\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);

  private FirstDay() {}

  /**
   * @param lotsen where it is, such as {@code http://localhost:8080}
   * @param output file for what is printed
   */
  static void worksAsPrinted(String lotsen, Path output) throws IOException, InterruptedException {
    var shell =
        new ProcessBuilder("sh", "-eu", "-c", script())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    shell.environment().put("LOTSEN", lotsen);
    shell.environment().put("TOKEN", TestIssuer.here().token());
    var process = shell.start();
    var ended = process.waitFor(60, TimeUnit.SECONDS);
    var printed = Files.readString(output, StandardCharsets.UTF_8);
    assertThat(ended && process.exitValue() == 0).as(printed).isTrue();
    assertThat(printed)
        .contains("\"state\":\"ADVISING\"")
        .contains("\"indicator\":\"new-jobs\",\"ruleVersion\":1")
        .contains("\"quantity\":1.5,\"women\":1,\"men\":0.5")
        .containsPattern("\"indicator\":\"companies-advised\"[^}]*?\"quantity\":1,")
        .containsPattern("\"kind\":\"session\".*\"counts\":true")
        .contains("4K,companies-advised,1,2460");
  }

  private static String script() throws IOException {
    var block = BLOCK.matcher(Files.readString(README));
    assertThat(block.find()).as("README.md has a block ```sh first-day").isTrue();
    return block.group(1);
  }
}
