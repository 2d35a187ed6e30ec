package se.lotsen.model.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import se.lotsen.model.indicator.IndicatorValue;
import se.lotsen.model.indicator.LedgerEntry;

class TopicsTest {
  @Test
  void every_constant_is_among_all_topics() {
    assertThat(constants(Topic.class).stream().map(TopicsTest::value))
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(Topics.ALL);
  }

  @Test
  void names_are_unique_so_that_each_topic_has_one_writer() {
    assertThat(Topics.ALL)
        .extracting(Topic::name)
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("lotsen\\.[a-z]+\\.[a-z]+\\.v\\d+"));
    assertThat(Topics.ALL)
        .extracting(Topic::writer)
        .allMatch(writer -> writer.matches("[a-z]+-service"));
  }

  @Test
  void the_name_constants_that_listeners_need_are_the_names() {
    // given
    var names = constants(String.class);

    // then
    assertThat(names).hasSameSizeAs(Topics.ALL);
    assertThat(names)
        .allSatisfy(
            name -> {
              assertThat(name.getName()).endsWith("_NAME");
              var topic = Topics.class.getField(name.getName().replaceFirst("_NAME$", ""));
              assertThat(((Topic<?>) value(topic)).name()).isEqualTo(value(name));
            });
  }

  @Test
  void every_event_family_has_a_topic_of_its_own_and_is_kept_for_ever() {
    // given
    var families =
        Topics.ALL.stream().filter(topic -> Event.class.isAssignableFrom(topic.payload())).toList();

    // then
    assertThat(families.stream().<Class<?>>map(Topic::payload))
        .containsExactlyInAnyOrder(Event.class.getPermittedSubclasses());
    assertThat(families).extracting(Topic::kept).containsOnly(Topic.Kept.FOR_EVER);
  }

  @Test
  void writers_and_how_long_records_stay_are_as_the_design_says() {
    assertThat(
            Topics.ALL.stream()
                .collect(
                    Collectors.toMap(Topic::name, topic -> topic.writer() + ", " + topic.kept())))
        .containsOnly(
            entry("lotsen.projects.events.v1", "registry-service, FOR_EVER"),
            entry("lotsen.clients.events.v1", "registry-service, FOR_EVER"),
            entry("lotsen.contacts.events.v1", "case-service, FOR_EVER"),
            entry("lotsen.cases.events.v1", "case-service, FOR_EVER"),
            entry("lotsen.referrals.events.v1", "referral-service, FOR_EVER"),
            entry("lotsen.partners.events.v1", "referral-service, FOR_EVER"),
            entry("lotsen.activities.events.v1", "activity-service, FOR_EVER"),
            entry("lotsen.mandates.events.v1", "registry-service, FOR_EVER"),
            entry("lotsen.decisions.events.v1", "registry-service, FOR_EVER"),
            entry("lotsen.reports.events.v1", "projection-service, FOR_EVER"),
            entry("lotsen.indicators.ledger.v1", "projection-service, FOR_EVER"),
            entry("lotsen.indicators.values.v1", "projection-service, NEWEST_PER_KEY"));
    assertThat(Topics.LEDGER.payload()).isEqualTo(LedgerEntry.class);
    assertThat(Topics.VALUES.payload()).isEqualTo(IndicatorValue.class);
  }

  private static List<Field> constants(Class<?> type) {
    return Arrays.stream(Topics.class.getFields())
        .filter(field -> field.getType() == type)
        .toList();
  }

  private static Object value(Field constant) {
    try {
      return constant.get(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}
