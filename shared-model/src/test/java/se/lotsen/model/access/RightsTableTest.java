package se.lotsen.model.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of rights, and docs/rights.md, which is made of it. */
class RightsTableTest {
  private static final Path PAGE = Path.of("..", "docs", "rights.md");

  @ParameterizedTest
  @EnumSource
  void everyRightIsSomebodys(Right right) {
    assertThat(RightsTable.ROWS).extracting(RightsTable.Row::right).contains(right);
  }

  /** Otherwise somebody would be told that what they changed is not there. */
  @ParameterizedTest
  @EnumSource
  void whoMayDoSomethingMaySeeIt(Role role) {
    for (var right : Right.values()) {
      var does = RightsTable.scopes(EnumSet.of(role), right);
      var sees = RightsTable.scopes(EnumSet.of(role), right.seeing());
      assertThat(sees.contains(Scope.EVERYTHING) || sees.containsAll(does))
          .as("%s may %s and see it", role, right)
          .isTrue();
    }
  }

  @Test
  void noRowIsThereTwice() {
    assertThat(RightsTable.ROWS).doesNotHaveDuplicates();
  }

  @Test
  void codesAreUnique() {
    assertThat(Arrays.stream(Right.values()).map(Right::code)).doesNotHaveDuplicates();
    assertThat(Arrays.stream(Role.values()).map(Role::claim)).doesNotHaveDuplicates();
  }

  @Test
  void thePageIsUpToDate() throws IOException {
    if ("write".equals(System.getProperty("lotsen.docs"))) {
      Files.writeString(PAGE, page());
    }
    assertThat(PAGE)
        .as(
            "written anew with ./mvnw -pl shared-model test -Dtest=RightsTableTest -Dlotsen.docs=write")
        .hasContent(page());
  }

  private static String page() {
    var page = new StringBuilder();
    page.append("# Who may do what\n\n")
        .append(
            "Made from `se.lotsen.model.access.RightsTable`; change the table, not this page.\n\n")
        .append(
            "A role comes with the token of whoever signs in, in the claim `roles`; how far its")
        .append(
            " rights reach, in other claims. What somebody may not see is not there (404); what")
        .append(" they may see but not do is refused with the right that is missing (403).\n\n")
        .append("| scope | claim | reaches |\n|---|---|---|\n");
    for (var scope : Scope.values()) {
      page.append(
          "| %s | %s | %s (%s) |\n"
              .formatted(
                  scope,
                  scope.claim().isEmpty() ? "" : "`" + scope.claim() + "`",
                  scope.label().en(),
                  scope.label().sv()));
    }
    page.append("\n| right | ")
        .append(
            Arrays.stream(Role.values())
                .map(role -> role.label().en())
                .collect(Collectors.joining(" | ")))
        .append(" |\n|---|")
        .append("---|".repeat(Role.values().length))
        .append('\n');
    for (var right : Right.values()) {
      page.append("| `%s`<br>%s |".formatted(right.code(), right.label().en()));
      for (var role : Role.values()) {
        page.append(" ").append(cell(role, right)).append(" |");
      }
      page.append('\n');
    }
    return page.toString();
  }

  private static String cell(Role role, Right right) {
    return RightsTable.scopes(List.of(role), right).stream()
        .map(scope -> scope == Scope.EVERYTHING ? "all" : scope.claim())
        .collect(Collectors.joining(", "));
  }
}
