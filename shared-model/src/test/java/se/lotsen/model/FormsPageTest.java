package se.lotsen.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import se.lotsen.model.code.AreaCode;

/** What docs/limits.md says of forms is so. */
class FormsPageTest {
  private static final Pattern ROW =
      Pattern.compile("\\| ([A-Z]\\w+) \\|[^|]+\\| `([^`]+)` \\| `([^`]+)` \\|");

  private static final Map<String, Function<String, ?>> FORMS =
      Map.of(
          "OrgNumber", OrgNumber::new,
          "ProjectId", ProjectId::new,
          "PartnerId", PartnerId::new,
          "AdvisorId", AdvisorId::new,
          "AreaCode", AreaCode::new,
          "ClientId", ClientId::new);

  private static List<String[]> rows() throws IOException {
    return ROW.matcher(Files.readString(Path.of("..", "docs", "limits.md")))
        .results()
        .map(row -> new String[] {row.group(1), row.group(2), row.group(3)})
        .toList();
  }

  @Test
  void eachExampleIsTakenAndEachCounterexampleRefused() throws IOException {
    var rows = rows();
    assertThat(rows).extracting(row -> row[0]).containsExactlyInAnyOrderElementsOf(FORMS.keySet());
    for (var row : rows) {
      var form = FORMS.get(row[0]);
      assertThat(form.apply(row[1])).as(row[0]).isNotNull();
      assertThatThrownBy(() -> form.apply(row[2]))
          .as("%s %s", row[0], row[2])
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
