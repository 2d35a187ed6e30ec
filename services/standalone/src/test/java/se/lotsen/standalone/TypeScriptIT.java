package se.lotsen.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import se.lotsen.testkit.TestIssuer;

/**
 * The API's description is what others write their clients from: a linter finds nothing in it, and
 * a client that is made from it, under the strictest rules of TypeScript, goes through the first
 * day. Skipped where there is no npm.
 */
@ExtendWith(OneProcess.class)
@Execution(ExecutionMode.CONCURRENT)
class TypeScriptIT {
  private static final Path SOURCES = Path.of("src", "test", "typescript");
  private static final Path DESCRIPTION = Path.of("..", "..", "docs", "openapi.yaml");

  /** Packages come from far away, and this machine may be busy. */
  private static final int MAX_MINUTES = 15;

  private final Standalone lotsen;

  TypeScriptIT(Standalone lotsen) {
    this.lotsen = lotsen;
  }

  @Test
  void aClientMadeFromTheDescriptionGoesThroughTheFirstDay(@TempDir Path folder)
      throws IOException, InterruptedException {
    assumeTrue(isThere("npm"), "there is no npm here");
    try (var sources = Files.newDirectoryStream(SOURCES)) {
      for (var source : sources) {
        Files.copy(source, folder.resolve(source.getFileName()));
      }
    }
    Files.copy(DESCRIPTION, folder.resolve("openapi.yaml"));

    run(folder, "npm", "ci", "--ignore-scripts", "--prefer-offline");
    run(folder, "npm", "run", "lint");
    run(folder, "npm", "run", "generate");
    run(folder, "npm", "run", "compile");
    assertThat(run(folder, "npm", "run", "first-day")).contains("first day done");
  }

  private String run(Path folder, String... command) throws IOException, InterruptedException {
    var output = folder.resolve("output");
    var builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().put("TOKEN", TestIssuer.here().token());
    builder.environment().put("LOTSEN", "http://localhost:" + lotsen.port());
    var process = builder.start();
    var ended = process.waitFor(MAX_MINUTES, TimeUnit.MINUTES);
    if (!ended) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
    }
    var said = Files.readString(output);
    assertThat(ended && process.exitValue() == 0).as("%s: %s", List.of(command), said).isTrue();
    return said;
  }

  private static boolean isThere(String command) {
    try {
      return new ProcessBuilder(command, "--version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
