package se.lotsen.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import se.lotsen.testkit.TestIssuer;

/** A JVM of its own on the tests' class path, as quick to start and as small as one can be. */
final class Child implements AutoCloseable {
  private static final List<String> SMALL =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  private final Process process;
  private final Path output;

  private Child(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /**
   * @param output file to which it writes all it says
   * @param heap such as {@code 384m}
   */
  static Child run(Path output, String heap, Class<?> main, String... args) {
    var rest = new ArrayList<>(List.of("-cp", System.getProperty("java.class.path")));
    rest.add(main.getName());
    rest.addAll(List.of(args));
    return run(output, heap, List.of(), rest);
  }

  /**
   * @param environment names and values, one after the other
   * @param rest of the command line
   */
  static Child run(Path output, String heap, List<String> environment, List<String> rest) {
    var command = new ArrayList<String>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.add("-Xmx" + heap);
    command.addAll(SMALL);
    command.addAll(rest);
    try {
      var builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
      builder.environment().put("LOTSEN_SECURITY_ISSUER", TestIssuer.here().issuer());
      builder.environment().put("LOTSEN_SECURITY_JWKSETURI", TestIssuer.here().jwkSetUri());
      for (int i = 0; i < environment.size(); i += 2) {
        builder.environment().put(environment.get(i), environment.get(i + 1));
      }
      return new Child(builder.start(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String said() {
    try {
      return Files.exists(output) ? Files.readString(output) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void mustBeAlive() {
    assertThat(process.isAlive()).as("it is alive; it said:%n%s", said()).isTrue();
  }

  /** Asks it to end, as a supervisor does. */
  void terminate() {
    process.destroy();
  }

  /** Kills it as the system would. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Its exit status, once it has ended by itself. */
  int awaitEnd(Duration within) throws InterruptedException {
    assertThat(process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS))
        .as("it has ended; it said:%n%s", said())
        .isTrue();
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
