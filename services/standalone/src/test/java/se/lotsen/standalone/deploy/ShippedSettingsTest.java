package se.lotsen.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A setting that nothing reads looks as if it did something; there must be none. */
class ShippedSettingsTest {
  @ParameterizedTest
  @ValueSource(strings = {"lotsen-defaults.properties", "application.properties"})
  void every_setting_that_goes_out_is_read_by_something(String file) {
    var settings = KnownProperties.shipped(file).stringPropertyNames();
    assertThat(settings).isNotEmpty();
    assertThat(settings).filteredOn(name -> !KnownProperties.known().reads(name)).isEmpty();
  }

  /** Some are read where Spring itself reads them, in an annotation's placeholder. */
  private static final List<String> IN_ANNOTATIONS =
      List.of(
          "lotsen.relay.sweep-every",
          "lotsen.relay.watermark-every",
          "lotsen.referrals.sweep-every",
          "lotsen.standalone.rehearse",
          "lotsen.audit.anchor-at",
          "lotsen.erased-space.give-back-every",
          "lotsen.erasures.look-every");

  @Test
  void every_setting_of_ours_is_asked_for_in_the_code() {
    var code = ClassFiles.in("se.lotsen");
    assertThat(KnownProperties.known().places())
        .isNotEmpty()
        .allSatisfy(
            (property, place) ->
                assertThat(
                        code.call(place.in(), place.accessor())
                            || IN_ANNOTATIONS.contains(property))
                    .as(property)
                    .isTrue());
  }

  @Test
  void a_setting_of_another_time_or_with_a_slip_of_the_pen_is_read_by_nothing() {
    assertThat(
            List.of(
                "spring.data.mongodb.uri",
                "lotsen.kafka.partition",
                "lotsen.relay",
                "logging.levels.se.lotsen"))
        .noneMatch(KnownProperties.known()::reads);
  }
}
