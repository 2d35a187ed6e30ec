package se.lotsen.registry.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SwedishOrderTest {
  @Test
  void namesComeAsInASwedishDirectory() {
    assertThat(
            Stream.of(
                    "Östs Bygg", "åkeriet", "Zetas", "Ärans El", "anna", "Åkers Trä", "Berg", "örn")
                .sorted(Comparator.comparing(SwedishOrder::keyOf)))
        .containsExactly(
            "anna", "Berg", "Zetas", "åkeriet", "Åkers Trä", "Ärans El", "örn", "Östs Bygg");
  }

  @Test
  void theLongestNameHasABoundedKey() {
    assertThat(SwedishOrder.keyOf("ö".repeat(200))).hasSizeLessThan(150);
    assertThat(SwedishOrder.keyOf("\u6f22".repeat(200))).hasSizeLessThan(150);
    assertThat(SwedishOrder.keyOf("-")).isNotEmpty();
  }
}
