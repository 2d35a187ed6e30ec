package se.lotsen.benchmarks.scale;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.lotsen.testkit.TestIssuer;

/**
 * A Lotsen as a user starts it, by {@code ./lotsen}, on a free port and with a folder of its own.
 * Whatever happens to this process, it does not outlive it.
 */
final class Launched implements AutoCloseable {
  private static final Duration MAX_START = Duration.ofMinutes(12);
  private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> RUNNING.forEach(Launched::kill), "end what was started"));
  }

  private final Process process;
  private final Wire wire;
  private final Path log;
  private final Duration started;

  private Launched(Process process, Wire wire, Path log, Duration started) {
    this.process = process;
    this.wire = wire;
    this.log = log;
    this.started = started;
  }

  /**
   * Starts one and waits until its health is UP; the first start of all may have to build it.
   *
   * @param heap as LOTSEN_HEAP has it; the launcher's own choice when null
   */
  static Launched start(Path data, @Nullable String heap) throws IOException {
    int port = freePort();
    var log = data.resolveSibling(data.getFileName() + ".log");
    var command =
        new ProcessBuilder(
                root().resolve("lotsen").toString(),
                "--port",
                Integer.toString(port),
                "--data",
                data.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    if (heap != null) {
      command.environment().put("LOTSEN_HEAP", heap);
    }
    long begin = System.nanoTime();
    command.environment().put("LOTSEN_SECURITY_ISSUER", TestIssuer.here().issuer());
    command.environment().put("LOTSEN_SECURITY_JWKSETURI", TestIssuer.here().jwkSetUri());
    var process = command.start();
    RUNNING.add(process);
    var wire = new Wire(port);
    while (!wire.isUp()) {
      if (!process.isAlive() || System.nanoTime() - begin > MAX_START.toNanos()) {
        kill(process);
        throw new IllegalStateException("It did not start; see " + log);
      }
      LockSupport.parkNanos(30_000_000);
    }
    return new Launched(process, wire, log, Duration.ofNanos(System.nanoTime() - begin));
  }

  /** The folder that the launcher is in. */
  private static Path root() {
    var folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.isExecutable(folder.resolve("lotsen"))) {
      folder = folder.getParent();
    }
    if (folder == null) {
      throw new IllegalStateException("There is no ./lotsen here or above");
    }
    return folder;
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  Wire wire() {
    return wire;
  }

  /** From the command to UP. */
  Duration started() {
    return started;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** What of it is in memory now, in megabytes; 0 when it has ended. */
  long resident() {
    return processes(process).mapToLong(each -> megabytes(each, "VmRSS:")).sum();
  }

  /** The most of it that has been in memory at once, as the kernel counts, in megabytes. */
  long mostResident() {
    return processes(process).mapToLong(each -> megabytes(each, "VmHWM:")).max().orElse(0);
  }

  private static long megabytes(ProcessHandle each, String what) {
    try (var lines = Files.lines(Path.of("/proc", Long.toString(each.pid()), "status"))) {
      return lines
          .filter(line -> line.startsWith(what))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException | UncheckedIOException ended) {
      return 0;
    }
  }

  /** What it has used of the processors so far. */
  Duration cpu() {
    return processes(process)
        .map(each -> each.info().totalCpuDuration().orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** Bytes that it has written to disk so far, as the kernel counts. */
  long written() {
    return processes(process).mapToLong(Launched::written).sum();
  }

  private static long written(ProcessHandle each) {
    try (var lines = Files.lines(Path.of("/proc", Long.toString(each.pid()), "io"))) {
      return lines
          .filter(line -> line.startsWith("write_bytes:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException | UncheckedIOException ended) {
      return 0;
    }
  }

  /** The heap it runs with, as it stands on its command line. */
  String heap() {
    return processes(process)
        .flatMap(each -> Stream.of(each.info().arguments().orElse(new String[0])))
        .filter(each -> each.startsWith("-Xmx"))
        .map(each -> each.substring(4))
        .findFirst()
        .orElse("not known");
  }

  /** Lines of its log so far that warn, and those that tell of errors. */
  List<String> complaints() throws IOException {
    try (var lines = Files.lines(log)) {
      return lines.filter(line -> line.contains(" WARN ") || line.contains(" ERROR ")).toList();
    }
  }

  /** Ends it as a crash does. */
  void kill() {
    kill(process);
  }

  private static void kill(Process process) {
    processes(process).toList().forEach(ProcessHandle::destroyForcibly);
    process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
    RUNNING.remove(process);
  }

  /** Asks it to end, and says how long that took; a minute later it is made to. */
  Duration stop() throws InterruptedException {
    long begin = System.nanoTime();
    processes(process).toList().forEach(ProcessHandle::destroy);
    if (!process.waitFor(1, TimeUnit.MINUTES)) {
      kill(process);
    }
    RUNNING.remove(process);
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  private static Stream<ProcessHandle> processes(Process process) {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants());
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      kill(process);
    }
    wire.close();
  }
}
