package se.lotsen.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Another process with our class path, so that a test can kill it. */
final class ChildJvm implements AutoCloseable {
  private static final String SAYS = "child says: ";

  private final Process process;
  private final BufferedReader output;

  private ChildJvm(Process process) {
    this.process = process;
    this.output = process.inputReader();
  }

  static ChildJvm start(Class<?> main, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    return new ChildJvm(builder.start());
  }

  /** In the child: a line to the parent, there before this returns. */
  static synchronized void say(String line) {
    System.out.println(SAYS + line);
    System.out.flush();
  }

  /** Up to so many lines; fewer when the child has ended. */
  List<String> hear(int atMost) throws IOException {
    List<String> lines = new ArrayList<>();
    String line;
    while (lines.size() < atMost && (line = output.readLine()) != null) {
      if (line.startsWith(SAYS)) {
        lines.add(line.substring(SAYS.length()));
      }
    }
    return lines;
  }

  /** Kills it without a chance to clean up, and returns what it had still said. */
  List<String> kill() throws IOException, InterruptedException {
    // By its handle: the process itself would close the stream from which the rest is read.
    process.toHandle().destroyForcibly();
    List<String> rest = hear(Integer.MAX_VALUE);
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the child cannot be killed");
    }
    return rest;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
