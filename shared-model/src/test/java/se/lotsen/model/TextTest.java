package se.lotsen.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class TextTest {
  private static final Text VISIT = new Text("Besök", "Visit");

  @Test
  void a_swedish_reader_gets_swedish_and_everybody_else_english() {
    assertThat(VISIT.in(Locale.of("sv"))).isEqualTo("Besök");
    assertThat(VISIT.in(Locale.of("sv", "FI"))).isEqualTo("Besök");
    assertThat(VISIT.in(Locale.UK)).isEqualTo("Visit");
    assertThat(VISIT.in(Locale.of("nb"))).isEqualTo("Visit");
    assertThat(VISIT.in(Locale.ROOT)).isEqualTo("Visit");
  }

  @Test
  void neither_language_may_be_blank() {
    for (var blank : new String[] {"", "  ", "\n"}) {
      assertThatThrownBy(() -> new Text(blank, "Visit"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("Swedish (sv) and English (en)");
      assertThatThrownBy(() -> new Text("Besök", blank))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("Swedish (sv) and English (en)");
    }
  }
}
