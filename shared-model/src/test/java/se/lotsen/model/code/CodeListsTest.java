package se.lotsen.model.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import se.lotsen.model.Text;
import se.lotsen.model.event.EventJson;
import tools.jackson.core.JacksonException;

class CodeListsTest {
  /** Every enum of the package, found on the class path: a new one cannot be forgotten here. */
  static List<Class<?>> lists() throws URISyntaxException {
    var folder = new File(Labelled.class.getResource("Labelled.class").toURI()).getParentFile();
    var found =
        Arrays.stream(Objects.requireNonNull(folder.list()))
            .filter(file -> file.endsWith(".class") && !file.startsWith("package-info"))
            .<Class<?>>map(file -> load(file.replaceFirst("\\.class$", "")))
            .filter(Class::isEnum)
            .toList();
    assertThat(found)
        .contains(CaseType.class, Channel.class, ClientKind.class, LegalForm.class)
        .contains(Municipality.class, OutcomeKind.class, SizeClass.class);
    return found;
  }

  @ParameterizedTest
  @MethodSource("lists")
  void every_code_has_words_in_both_languages_and_no_two_codes_the_same(Class<?> list) {
    assertThat(list).isAssignableTo(Labelled.class);
    assertThat(labels(list)).isNotEmpty().doesNotContainNull();
    assertThat(labels(list)).extracting(Text::sv).doesNotHaveDuplicates();
    assertThat(labels(list)).extracting(Text::en).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("lists")
  void a_code_is_one_string_in_json_and_a_number_or_another_string_is_refused(Class<?> list) {
    for (var code : list.getEnumConstants()) {
      var json = EventJson.MAPPER.writeValueAsString(code);
      assertThat(json).matches("\"[A-Z0-9_]+\"");
      assertThat(EventJson.MAPPER.<Object>readValue(json, EventJson.MAPPER.constructType(list)))
          .isEqualTo(code);
    }
    for (var json : List.of("0", "\"0\"", "\"\"", "\"NONE_SUCH\"", "[]", "{}")) {
      assertThatThrownBy(
              () -> EventJson.MAPPER.readValue(json, EventJson.MAPPER.constructType(list)))
          .as("%s as %s", json, list.getSimpleName())
          .isInstanceOf(JacksonException.class);
    }
  }

  @ParameterizedTest
  @CsvSource({"SNI2002, 20", "SNI2007, 16230", "SNI2025, 1623"})
  void an_sni_code_is_read_in_the_version_it_belongs_to(String version, String digits) {
    var code = new SniCode(version, digits);
    assertThat(code.version()).isEqualTo(version);
    assertThat(code.code()).isEqualTo(digits);
    assertThat(code).isNotEqualTo(new SniCode("SNI2007", "99"));
  }

  @ParameterizedTest
  @CsvSource({
    "SNI2007, 1",
    "SNI2007, 162301",
    "SNI2007, 16.23",
    "SNI2007, A16",
    "SNI2007, ''",
    "SNI1992, 16230",
    "sni2007, 16230",
    "'', 16230",
  })
  void any_other_version_or_number_of_digits_is_refused(String version, String digits) {
    assertThatThrownBy(() -> new SniCode(version, digits))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("SNI2002, SNI2007 or SNI2025")
        .hasMessageContaining("two to five digits");
  }

  private static List<Text> labels(Class<?> list) {
    return Stream.of(list.getEnumConstants()).map(code -> ((Labelled) code).label()).toList();
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(CodeListsTest.class.getPackageName() + "." + name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}
