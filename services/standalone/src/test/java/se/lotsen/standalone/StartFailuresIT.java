package se.lotsen.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever keeps Lotsen from starting is told in one sentence, and leaves no process behind. */
class StartFailuresIT {
  private static final Duration PATIENCE = Duration.ofSeconds(180);
  private static final String ANY_PORT = "--server.port=0";

  @TempDir private Path folder;

  private void assertRefused(String why, String... more) throws InterruptedException {
    var args = new String[more.length + 1];
    System.arraycopy(more, 0, args, 0, more.length);
    args[more.length] = "--lotsen.standalone.data=" + folder.resolve("data");
    try (var lotsen =
        Child.run(folder.resolve("said"), "256m", StandaloneApplication.class, args)) {
      assertThat(lotsen.awaitEnd(PATIENCE)).isEqualTo(1);
      assertThat(lotsen.said().lines())
          .singleElement()
          .asString()
          .contains("cannot start: ")
          .contains(why);
    }
  }

  @Test
  void aPortThatIsTaken() throws IOException, InterruptedException {
    try (var taken = new ServerSocket(0)) {
      assertRefused(
          "port %d cannot be had".formatted(taken.getLocalPort()),
          "--server.port=" + taken.getLocalPort());
    }
  }

  @Test
  void aPortThatDoesNotExist() throws InterruptedException {
    assertRefused("there is no port 99999", "--server.port=99999");
  }

  @Test
  void dataThatIsInUse() throws IOException, InterruptedException {
    try (var first = DataFolder.take(folder.resolve("data"))) {
      assertRefused("the data in %s is in use".formatted(first.path()), ANY_PORT);
    }
  }

  @Test
  void aFolderThatCannotBeWrittenTo() throws IOException, InterruptedException {
    Files.writeString(folder.resolve("data"), "a file");

    assertRefused("cannot be written to", ANY_PORT);
  }

  @Test
  void dataOfAnEarlierLotsen() throws IOException, InterruptedException {
    Files.createDirectories(folder.resolve("data").resolve("kafka"));

    assertRefused("was written by an earlier Lotsen", ANY_PORT);
  }

  @Test
  void aStoreThatIsDamaged() throws IOException, InterruptedException {
    DataFolder.take(folder.resolve("data")).close();
    var noise = new byte[200_000];
    new Random(7).nextBytes(noise);
    Files.write(folder.resolve("data").resolve("store.mv"), noise);

    assertRefused("store.mv", ANY_PORT);
  }
}
