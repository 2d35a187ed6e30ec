package se.lotsen.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceTest {
  @TempDir private Path parent;

  @Test
  void whatAProcessLeftBehindThatWasKilledIsRemovedAndWhatIsInUseStays() throws IOException {
    var forsaken = Files.createDirectories(parent.resolve("lotsen-imports-1/run-2"));
    Files.writeString(parent.resolve("lotsen-imports-1/lock"), "");
    Files.writeString(forsaken.resolve("rows0"), "Eva Ek");
    var other = Files.createDirectory(parent.resolve("lotsen-other"));

    try (var first = Workspace.in(parent)) {
      var inUse = first.newFolder();
      try (var second = Workspace.in(parent)) {
        assertThat(forsaken).doesNotExist();
        assertThat(inUse).exists();
        assertThat(other).exists();
        assertThat(Files.getPosixFilePermissions(second.newFolder().getParent()))
            .isEqualTo(PosixFilePermissions.fromString("rwx------"));
      }
    }

    try (var left = Files.list(parent)) {
      assertThat(left).containsExactly(other);
    }
  }
}
