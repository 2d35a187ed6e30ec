package se.lotsen.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import se.lotsen.kit.lifecycle.LifecycleTable;

/**
 * The pages in docs/lifecycle are those that the tables make; write them anew with
 * -Dlotsen.docs=write.
 */
public abstract class LifecyclePages {
  private static final Path PAGES = Path.of("..", "..", "docs", "lifecycle");

  /** The service whose tables these are. */
  protected abstract String service();

  protected abstract List<LifecyclePage<?, ?, ?>> pages();

  @TestFactory
  Stream<DynamicTest> everyPageIsUpToDate() {
    return pages().stream()
        .map(page -> DynamicTest.dynamicTest(fileOf(page.table()), () -> isUpToDate(page)));
  }

  private void isUpToDate(LifecyclePage<?, ?, ?> page) throws IOException {
    var file = PAGES.resolve(fileOf(page.table()));
    if ("write".equals(System.getProperty("lotsen.docs"))) {
      Files.createDirectories(PAGES);
      Files.writeString(file, page.madeFor(service()));
    }
    assertThat(file)
        .as(
            "docs are written anew with: ./mvnw -pl services/%s -am test"
                + " -Dtest=LifecyclePagesTest -Dsurefire.failIfNoSpecifiedTests=false"
                + " -Dlotsen.docs=write",
            service())
        .hasContent(page.madeFor(service()));
  }

  @Test
  void thereIsNoPageWithoutALifecycle() throws IOException {
    var madeHere = LifecyclePage.origin(service());
    try (var files = Files.list(PAGES)) {
      var ours = files.filter(file -> read(file).contains(madeHere)).map(Path::getFileName);
      assertThat(ours.map(Path::toString))
          .containsExactlyInAnyOrderElementsOf(
              pages().stream().map(page -> fileOf(page.table())).toList());
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String fileOf(LifecycleTable<?, ?, ?> table) {
    return table.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".md";
  }
}
