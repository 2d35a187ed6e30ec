package se.lotsen.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.yaml.snakeyaml.Yaml;
import se.lotsen.kit.lifecycle.LifecycleState;
import se.lotsen.kit.lifecycle.LifecycleTrigger;
import se.lotsen.model.Text;
import se.lotsen.model.code.Labelled;

/** docs/glossary.md explains every code list, state, trigger and indicator, as the code has it. */
class GlossaryTest {
  private static final Path GLOSSARY = Path.of("..", "..", "docs", "glossary.md");
  private static final Pattern SECTION =
      Pattern.compile("### (\\w+)\\n\\n(.+)\\n\\n((?:\\|.*\\n)+)");

  private final String glossary = read();

  private static String read() {
    try {
      return Files.readString(GLOSSARY);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void everyCodeIsThereWithItsLabelsAndNoneThatIsNot() throws ClassNotFoundException {
    var lists = codeLists();

    assertThat(lists).hasSizeGreaterThan(20);
    for (var list : lists) {
      var section =
          SECTION
              .matcher(glossary)
              .results()
              .filter(each -> each.group(1).equals(list.getSimpleName()))
              .findFirst();
      assertThat(section).as("a section for %s", list.getSimpleName()).isPresent();
      var rows = section.get().group(3).lines().skip(2).toList();
      assertThat(rows)
          .as(list.getSimpleName())
          .containsExactlyElementsOf(
              Stream.of(list.getEnumConstants()).map(GlossaryTest::row).toList());
    }
    assertThat(SECTION.matcher(glossary).results().map(each -> each.group(1)))
        .containsExactlyInAnyOrderElementsOf(lists.stream().map(Class::getSimpleName).toList());
  }

  private static List<Class<?>> codeLists() throws ClassNotFoundException {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    for (var type : List.of(Labelled.class, LifecycleState.class, LifecycleTrigger.class)) {
      scanner.addIncludeFilter(new AssignableTypeFilter(type));
    }
    var lists = new ArrayList<Class<?>>();
    for (var found : scanner.findCandidateComponents("se.lotsen")) {
      var type = Class.forName(found.getBeanClassName());
      if (type.isEnum()) {
        lists.add(type);
      }
    }
    return lists;
  }

  private static String row(Object code) {
    var label = labelOf(code);
    return "| `%s` | %s | %s |".formatted(((Enum<?>) code).name(), label.sv(), label.en());
  }

  private static Text labelOf(Object code) {
    if (code instanceof Labelled labelled) {
      return labelled.label();
    }
    return code instanceof LifecycleState state ? state.label() : ((LifecycleTrigger) code).label();
  }

  @Test
  void everyIndicatorIsExplained() throws IOException {
    try (var file = new ClassPathResource("indicators.yaml").getInputStream()) {
      List<Map<String, Object>> indicators =
          new Yaml().<Map<String, List<Map<String, Object>>>>load(file).get("indicators");

      assertThat(indicators).isNotEmpty();
      for (var indicator : indicators) {
        assertThat(glossary)
            .containsPattern(
                "\\| `%s` \\|[^|]+\\|[^|]+\\| [^|]{10,} \\|".formatted(indicator.get("code")));
      }
    }
  }
}
