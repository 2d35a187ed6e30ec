package se.lotsen.cases.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The pages in docs/lifecycle are those that the tables make; write them anew with
 * -Dlotsen.docs=write.
 */
class LifecyclePagesTest {
  private static final Path PAGES = Path.of("..", "..", "docs", "lifecycle");

  @ParameterizedTest
  @EnumSource(Lifecycle.class)
  void thePageIsUpToDate(Lifecycle lifecycle) throws IOException {
    var file = PAGES.resolve(pageOf(lifecycle));
    if ("write".equals(System.getProperty("lotsen.docs"))) {
      Files.createDirectories(PAGES);
      Files.writeString(file, LifecyclePage.of(lifecycle));
    }
    assertThat(file)
        .as(
            "docs are written anew with: ./mvnw -pl services/case-service -am test"
                + " -Dtest=LifecyclePagesTest -Dsurefire.failIfNoSpecifiedTests=false"
                + " -Dlotsen.docs=write")
        .hasContent(LifecyclePage.of(lifecycle));
  }

  @Test
  void thereIsNoPageWithoutALifecycle() throws IOException {
    try (var pages = Files.list(PAGES)) {
      assertThat(pages.map(page -> page.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              Arrays.stream(Lifecycle.values()).map(LifecyclePagesTest::pageOf).toList());
    }
  }

  private static String pageOf(Lifecycle lifecycle) {
    return lifecycle.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".md";
  }
}
