package se.lotsen.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import se.lotsen.kit.FailPoint;
import se.lotsen.testkit.TestIssuer;

/** A Lotsen in a process of its own, so that it can die. */
final class ChildLotsen implements AutoCloseable {
  private static final Pattern LISTENS = Pattern.compile("the child listens on (\\d+)");

  private final Process process;
  private final Path output;
  private final Api api;

  private ChildLotsen(Process process, Path output) {
    this.process = process;
    this.output = output;
    this.api = new Api(awaitPort());
    await()
        .untilAsserted(
            () -> {
              var health = api.get("/actuator/health");
              assertThat(health.status()).as(health.body()).isEqualTo(200);
            });
  }

  /**
   * Starts it and returns when it is ready.
   *
   * @param output file to which it writes all it says, after what is there
   */
  static ChildLotsen start(Path data, Path output) {
    var command = new ArrayList<String>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "--server.port=0",
            "--lotsen.standalone.data=" + data,
            // A start after a kill waits for as long as this.
            "--lotsen.standalone.broker.broker.session.timeout.ms=2000"));
    command.addAll(TestIssuer.here().settings());
    try {
      Files.deleteIfExists(output);
      return new ChildLotsen(
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start(),
          output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What runs in the child. */
  static final class Main {
    public static void main(String[] args) {
      var lotsen = Standalone.start(List.of(HaltAtFailPoint.class), args);
      System.out.println("the child listens on " + lotsen.port());
    }
  }

  private int awaitPort() {
    var port =
        await()
            .failFast("the child died while it started", () -> !process.isAlive())
            .until(() -> LISTENS.matcher(said()), matcher -> matcher.find());
    return Integer.parseInt(port.group(1));
  }

  Api api() {
    return api;
  }

  int port() {
    return awaitPort();
  }

  /** Lets it die without any cleaning up when it passes that point for the n-th time from now. */
  void haltAt(FailPoint point, int pass) {
    api.post("/v1/halt?point=%s&pass=%d".formatted(point, pass), null).ok();
  }

  /** Kills it as the system would. */
  void kill() {
    process.destroyForcibly();
  }

  /** Its exit status, once it has ended. */
  int awaitEnd() throws InterruptedException {
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("the child has ended").isTrue();
    return process.exitValue();
  }

  String said() {
    return read(output);
  }

  static String read(Path output) {
    try {
      return Files.exists(output) ? Files.readString(output) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
