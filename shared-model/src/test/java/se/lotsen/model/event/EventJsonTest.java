package se.lotsen.model.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.lotsen.model.Breakdown;
import se.lotsen.model.Period;
import se.lotsen.model.Text;
import se.lotsen.model.code.IndicatorCode;
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

  static List<Samples.Sample> samples() {
    return Samples.all();
  }

  /** What the services take at most, in every place of every record. */
  @ParameterizedTest
  @MethodSource("samples")
  void the_longest_that_is_ever_taken_is_read_as_it_was_written(Samples.Sample sample) {
    var largest = largest(sample.record());

    assertThat((Object) EventJson.read(EventJson.write(largest), largest.getClass()))
        .isEqualTo(largest);
  }

  /** Taken before numbers were bounded; an unreadable one would cut its project off. */
  @ParameterizedTest
  @ValueSource(strings = {"1e1500", "1e9999", "-1e-9000"})
  void a_number_of_many_digits_that_was_published_once_is_still_read(String number) {
    var target =
        new ProjectEvent.IndicatorTarget(
            new IndicatorCode("new-jobs"), new BigDecimal(number), Map.of(), Map.of());

    var read = EventJson.read(EventJson.write(target), ProjectEvent.IndicatorTarget.class);

    assertThat(read.total()).isEqualByComparingTo(new BigDecimal(number));
  }

  private static Object largest(Object value) {
    return switch (value) {
      case Breakdown jobs -> {
        var most = new BigDecimal("999999999999.99");
        yield new Breakdown(most, most, most);
      }
      case Text text -> new Text("å\"\\\u2028😀".repeat(100), "x".repeat(500));
      case BigDecimal number -> new BigDecimal("-999999999999.999999");
      case Integer number -> Integer.MAX_VALUE;
      case Long number -> Long.MAX_VALUE;
      case LocalDate day -> LocalDate.of(9999, 12, 31);
      case List<?> list -> list.stream().map(EventJsonTest::largest).toList();
      case Map<?, ?> map ->
          new TreeMap<>(
              map.entrySet().stream()
                  .collect(Collectors.toMap(Map.Entry::getKey, each -> largest(each.getValue()))));
      case Period period -> new Period(LocalDate.of(1000, 1, 1), LocalDate.of(9999, 12, 31));
      case Record record -> largestOf(record);
      default -> value;
    };
  }

  private static Record largestOf(Record record) {
    try {
      var components = record.getClass().getRecordComponents();
      var types = new Class<?>[components.length];
      var values = new Object[components.length];
      for (int i = 0; i < components.length; i++) {
        types[i] = components[i].getType();
        var accessor = components[i].getAccessor();
        accessor.setAccessible(true);
        var value = accessor.invoke(record);
        values[i] = value == null ? null : largest(value);
      }
      return record.getClass().getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
