package se.lotsen.projection.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import se.lotsen.model.Breakdown;
import se.lotsen.model.event.EventJson;
import se.lotsen.projection.counting.Entries;

class LineTest {
  private static final Line LINE =
      Line.of(
          new Line.Place("", "2009-05-04/a/1/0"),
          Entries.session("a/1/0").hours("1234567.25").entry(),
          new Breakdown(new BigDecimal("-0.5"), new BigDecimal("100"), BigDecimal.ZERO));

  /** It is written by the million, without the canonicalizer, and must be what that would write. */
  @Test
  void isWrittenInTheCanonicalForm() {
    var written = Line.Written.of(LINE);

    assertThat(new String(EventJson.write(written), StandardCharsets.UTF_8))
        .isEqualTo(CanonicalJson.write(written));
  }

  @Test
  void isReadAsItWasWritten() {
    var written = EventJson.write(Line.Written.of(LINE));

    assertThat(EventJson.read(written, Line.Written.class).at(LINE.place())).isEqualTo(LINE);
    assertThat(Line.Place.of(LINE.place().word())).isEqualTo(LINE.place());
  }
}
