package se.lotsen.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** The start script, with a JDK and a build that only note how they are called. */
class LauncherTest {
  private static final Path SCRIPT = Path.of("..", "..", "lotsen");

  private static final String JAVA =
      """
      #!/bin/sh
      for each; do
        case $each in
          --destination) mkdir -p "$6/lib"; : >"$6/standalone-1-exec.jar"; exit ;;
          -XX:AOTCacheOutput=*) echo cache >"${each#*=}"; exit ;;
        esac
      done
      printf '%s\\n' "$@"
      """;

  private static final String BUILD =
      """
      #!/bin/sh
      echo built >>builds
      mkdir -p services/standalone/target
      : >services/standalone/target/standalone-1-exec.jar
      """;

  @TempDir private Path folder;

  private Path lotsen;
  private Path jdk;

  @BeforeEach
  void prepare() throws IOException {
    lotsen = folder.resolve("lotsen");
    Files.createDirectories(lotsen.resolve("shared-model"));
    Files.createDirectories(lotsen.resolve("services/some/src/main/java"));
    Files.writeString(lotsen.resolve("pom.xml"), "pom");
    Files.writeString(lotsen.resolve("services/some/src/main/java/Some.java"), "class Some {}");
    Files.copy(SCRIPT, lotsen.resolve("lotsen"));
    script(lotsen.resolve("mvnw"), BUILD);
    jdk = folder.resolve("jdk");
    Files.createDirectories(jdk.resolve("bin"));
    script(jdk.resolve("bin/java"), JAVA);
    version(99);
  }

  private static void script(Path file, String text) throws IOException {
    Files.writeString(file, text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  /** Newer than any that is installed where this runs, so that it is the one which is taken. */
  private void version(int version) throws IOException {
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"%d.0.1\"\n".formatted(version));
  }

  /** How the JVM is started, one argument a line. */
  private List<String> start(Path where, String... heap) throws IOException, InterruptedException {
    var shell = new ProcessBuilder("sh", where.resolve("lotsen").toString(), "--port", "18080");
    shell.environment().put("JAVA_HOME", jdk.toString());
    shell.environment().remove("LOTSEN_HEAP");
    if (heap.length > 0) {
      shell.environment().put("LOTSEN_HEAP", heap[0]);
    }
    var output = folder.resolve("output");
    var process =
        shell
            .redirectOutput(output.toFile())
            .redirectError(folder.resolve("said").toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(folder.resolve("said"))).isZero();
    return Files.readAllLines(output, StandardCharsets.UTF_8);
  }

  private static int buildsIn(Path where) throws IOException {
    return Files.readAllLines(where.resolve("builds")).size();
  }

  @Test
  void itBuildsOnceAndThenOnlyWhenASourceHasChanged() throws Exception {
    assertThat(start(lotsen)).contains("--server.port=18080");
    start(lotsen);
    assertThat(buildsIn(lotsen)).isEqualTo(1);

    Files.writeString(lotsen.resolve("services/some/src/main/java/Some.java"), "class Other {}");
    start(lotsen);
    assertThat(buildsIn(lotsen)).isEqualTo(2);
  }

  @Test
  void aCopyOfABuiltFolderIsBuilt() throws Exception {
    start(lotsen);
    var copy = folder.resolve("copy");
    FileSystemUtils.copyRecursively(lotsen, copy);
    for (var name : List.of("mvnw", "lotsen")) {
      assertThat(copy.resolve(name).toFile().setExecutable(true)).isTrue();
    }

    start(copy);

    assertThat(buildsIn(copy)).isEqualTo(1);
  }

  @Test
  void theHeapFollowsTheMachineUnlessItIsSaid() throws Exception {
    assertThat(start(lotsen)).filteredOn(each -> each.startsWith("-Xmx")).hasSize(1);
    assertThat(heapIn(start(lotsen))).isBetween(256, 2048);

    assertThat(start(lotsen, "256m")).contains("-Xmx256m");
  }

  private static int heapIn(List<String> arguments) {
    return arguments.stream()
        .filter(each -> each.startsWith("-Xmx"))
        .map(each -> each.replaceAll("\\D", ""))
        .mapToInt(Integer::parseInt)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void outOfMemoryEndsItAndSaysWhatToDo() throws Exception {
    assertThat(start(lotsen, "256m"))
        .contains("-XX:+ExitOnOutOfMemoryError")
        .anyMatch(
            each -> each.startsWith("-XX:OnOutOfMemoryError=") && each.contains("LOTSEN_HEAP="));
  }

  @Test
  void whatAStartNeedsIsKeptForTheSameJdkAndOnlyForIt() throws Exception {
    var cache = "-XX:AOTCache=" + lotsen.resolve("services/standalone/target/app/cache");
    assertThat(start(lotsen)).contains(cache);

    version(98);
    assertThat(start(lotsen)).doesNotContain(cache).contains("-jar");
    version(99);
    assertThat(start(lotsen)).contains(cache);
  }
}
