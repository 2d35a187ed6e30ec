package se.lotsen.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/configuration.md is where all settings are; this is what makes that true. */
class ConfigurationPageTest {
  private static final String PAGE = Repository.read("docs/configuration.md");

  /** One line of a table: the property, its environment variable, its default. */
  private record Row(String property, String variable, String value, String meaning) {}

  private static List<Row> rows() {
    return PAGE.lines()
        .filter(line -> line.startsWith("| `"))
        .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList())
        .map(
            cells ->
                new Row(
                    bare(cells.get(1)), bare(cells.get(2)), bare(cells.get(3)), cells.getLast()))
        .toList();
  }

  private static String bare(String cell) {
    return cell.replace("`", "");
  }

  private static List<Row> ours() {
    return rows().stream().filter(row -> row.property().startsWith("lotsen.")).toList();
  }

  private static List<Row> springs() {
    return rows().stream().filter(row -> !row.property().startsWith("lotsen.")).toList();
  }

  @Test
  void every_setting_of_ours_is_there_with_what_it_is_by_default_and_no_other() {
    Map<String, String> documented =
        ours().stream()
            .collect(
                Collectors.toMap(
                    Row::property, Row::value, (first, second) -> "twice", TreeMap::new));
    assertThat(documented).containsExactlyEntriesOf(KnownProperties.known().ours());
  }

  @Test
  void the_settings_are_found_in_the_code() {
    assertThat(KnownProperties.known().ours())
        .contains(
            entry("lotsen.relay.sweep-every", "2s"),
            entry("lotsen.standalone.store-cache-megabytes", "0"),
            entry("lotsen.feeds.stream.max-subscribers", "200"),
            entry("lotsen.instance", "${HOSTNAME:1}"));
  }

  @Test
  void every_setting_of_spring_that_is_there_is_one_with_the_default_that_we_ship() {
    var shipped = KnownProperties.shipped("lotsen-defaults.properties");
    assertThat(springs())
        .isNotEmpty()
        .allMatch(row -> KnownProperties.known().reads(row.property()))
        .allSatisfy(
            row -> {
              if (shipped.containsKey(row.property())) {
                assertThat(row.value()).isEqualTo(shipped.getProperty(row.property()));
              }
            });
  }

  @Test
  void every_environment_variable_sets_the_property_beside_it() {
    assertThat(rows())
        .allSatisfy(
            row -> {
              assertThat(row.variable()).isEqualTo(KnownProperties.variableOf(row.property()));
              assertThat(KnownProperties.known().setBy(row.variable())).contains(row.property());
            });
  }

  @Test
  void every_setting_is_explained() {
    assertThat(rows()).allMatch(row -> row.meaning().length() > 15);
  }

  @Test
  void what_standalone_sets_otherwise_is_said() {
    var otherwise = KnownProperties.shipped("application.properties");
    assertThat(otherwise.stringPropertyNames().stream().filter(name -> name.startsWith("lotsen.")))
        .isNotEmpty()
        .allSatisfy(
            name ->
                assertThat(PAGE).contains("`%s=%s`".formatted(name, otherwise.getProperty(name))));
  }

  @Test
  void what_compose_sets_is_said() {
    var compose = Compose.ofRepository();
    var documented = rows().stream().map(Row::property).toList();
    assertThat(
            compose.built().stream()
                .flatMap(service -> compose.environment(service).keySet().stream())
                .distinct()
                .map(variable -> KnownProperties.known().setBy(variable).orElse(variable)))
        .isSubsetOf(documented);
  }
}
