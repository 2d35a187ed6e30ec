package se.lotsen.model.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.lotsen.model.event.ContactEvent.ContactLogged;

/** Readings that would look right and be wrong; the rest is in {@link RecordedSamplesTest}. */
class EventJsonTest {
  private static final String CONTACT =
      new String(Samples.read("se.lotsen.contact.logged.v1.json"), UTF_8);

  @ParameterizedTest
  @ValueSource(strings = {"45.7", "45.0", "4.5e1", "\"45\"", "2147483648"})
  void minutes_are_a_whole_number_and_never_rounded(String minutes) {
    assertThatThrownBy(() -> read("\"minutes\": 45", "\"minutes\": " + minutes))
        .isInstanceOf(UnreadableRecord.class)
        .hasMessageContaining(" at minutes: ");
  }

  @ParameterizedTest
  @CsvSource({"2009-05-04T23:30:00Z", "2009-05-04T00:00:00", "20090504", "04/05/2009"})
  void a_day_is_never_cut_out_of_a_moment_or_guessed(String day) {
    assertThatThrownBy(() -> read("\"2009-05-04\"", '"' + day + '"'))
        .isInstanceOf(UnreadableRecord.class)
        .hasMessageContaining(" at on: ")
        .hasMessageContaining(day);
  }

  @ParameterizedTest
  @CsvSource({"0", "'\"0\"'", "'\"visit\"'", "'\"Besök\"'", "'\"VISITS\"'"})
  void a_channel_is_named_by_its_code_and_not_by_place_or_label(String channel) {
    assertThatThrownBy(() -> read("\"VISIT\"", channel))
        .isInstanceOf(UnreadableRecord.class)
        .hasMessageContaining(" at channel: ");
  }

  private static ContactLogged read(String recorded, String changed) {
    assertThat(CONTACT).containsOnlyOnce(recorded);
    return EventJson.read(CONTACT.replace(recorded, changed).getBytes(UTF_8), ContactLogged.class);
  }
}
