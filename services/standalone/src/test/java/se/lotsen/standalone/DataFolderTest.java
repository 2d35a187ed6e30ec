package se.lotsen.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.lotsen.kit.CannotStart;

class DataFolderTest {
  @TempDir private Path folder;

  private void take() throws IOException {
    DataFolder.take(folder.resolve("data")).close();
  }

  @Test
  void aNewFolderSaysItsFormatAndIsTakenAgain() throws IOException {
    take();
    assertThat(folder.resolve("data").resolve("format")).content().isEqualTo("4\n");
    take();
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void nobodyElseMayReadAFolderThatItMakes() throws IOException {
    take();
    assertThat(Files.getPosixFilePermissions(folder.resolve("data")))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void itBelongsToOneAtATime() throws IOException {
    try (var first = DataFolder.take(folder)) {
      assertThatThrownBy(() -> DataFolder.take(first.path()))
          .isInstanceOf(CannotStart.class)
          .hasMessageContaining("in use by another Lotsen");
    }
    DataFolder.take(folder).close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"kafka", "store.mv", "streams"})
  void whatWasThereBeforeFoldersSaidTheirFormatIsRefusedAndLeftAlone(String kept)
      throws IOException {
    Files.createDirectories(folder.resolve("data").resolve(kept));

    assertThatThrownBy(this::take)
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("by an earlier Lotsen");
    assertThat(folder.resolve("data").resolve("format")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "2", "", "two"})
  void anotherFormatIsRefused(String format) throws IOException {
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(folder.resolve("data").resolve("format"), format + "\n");

    assertThatThrownBy(this::take)
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("in format '%s'".formatted(format));
  }

  @Test
  void aFolderThatCannotBeMadeIsRefusedWithWhatToDo() throws IOException {
    Files.writeString(folder.resolve("data"), "a file");

    assertThatThrownBy(this::take)
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("cannot be written to")
        .hasMessageContaining("--data FOLDER");
  }
}
