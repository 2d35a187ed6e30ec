package se.lotsen.kit.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import se.lotsen.model.access.Right;
import se.lotsen.model.access.Role;
import se.lotsen.model.access.Scope;

/** What a grant reaches, as the table and the claims have it. */
class GrantTest {
  private static final Placement WORK =
      Placement.by(Scope.MUNICIPALITY, "municipality").and(Scope.PROJECT, "project");
  private static final Placement PROJECTS =
      Placement.by(Scope.MUNICIPALITY, "municipalities").and(Scope.FUNDER, "funders.code");
  private static final Document IN_VANNAS =
      new Document("municipality", "2460").append("project", "4K");

  private static Caller caller(Role role, Scope scope, String... values) {
    return new Caller("anna", Set.of(role), Map.of(scope, Set.of(values)), null);
  }

  @Test
  void anAdvisorReachesTheirMunicipalitiesOnly() {
    var grant = caller(Role.ADVISOR, Scope.MUNICIPALITY, "2460", "2403").grant(Right.CASES_READ);

    assertThat(grant.covers(WORK, IN_VANNAS)).isTrue();
    assertThat(grant.covers(WORK, new Document("municipality", "2401"))).isFalse();
    assertThat(grant.covers(WORK, new Document())).isFalse();
    assertThat(grant.covers(Placement.NOWHERE, IN_VANNAS)).isFalse();
    assertThat(grant.filter(WORK, "state.").orElseThrow().toBsonDocument().toJson())
        .startsWith("{\"state.municipality\": {\"$in\": [")
        .contains("2460", "2403");
  }

  @Test
  void aSupervisorsClaimOfMunicipalitiesDoesNotReachCases() {
    var grant = caller(Role.SUPERVISOR, Scope.MUNICIPALITY, "2460").grant(Right.CASES_READ);

    assertThat(grant.isNothing()).isTrue();
    assertThat(grant.covers(WORK, IN_VANNAS)).isFalse();
    assertThat(grant.filter(WORK, "state.").orElseThrow().toBsonDocument().toJson())
        .isEqualTo("{\"_id\": {\"$in\": []}}");
  }

  @Test
  void listsInAStateAreLookedThrough() {
    var state =
        new Document("municipalities", List.of("2401", "2460"))
            .append(
                "funders", List.of(new Document("code", "eruf"), new Document("code", "region")));
    var funder = caller(Role.FUNDER, Scope.FUNDER, "region").grant(Right.PROJECTS_READ);
    var other = caller(Role.FUNDER, Scope.FUNDER, "nobody").grant(Right.PROJECTS_READ);

    assertThat(funder.covers(PROJECTS, state)).isTrue();
    assertThat(other.covers(PROJECTS, state)).isFalse();
  }

  @Test
  void aStarReachesWhateverIsPlaced() {
    var grant = caller(Role.ADVISOR, Scope.MUNICIPALITY, Scope.ALL).grant(Right.CASES_READ);

    assertThat(grant.covers(WORK, IN_VANNAS)).isTrue();
    assertThat(grant.covers(WORK, new Document("project", "4K"))).isFalse();
  }

  @Test
  void severalRolesReachWhatAnyOfThemDoes() {
    var both =
        new Caller(
            "anna",
            Set.of(Role.ADVISOR, Role.SUPERVISOR),
            Map.of(Scope.MUNICIPALITY, Set.of("2403"), Scope.PROJECT, Set.of("4K")),
            null);
    var grant = both.grant(Right.CASES_READ);

    assertThat(grant.covers(WORK, IN_VANNAS)).as("by the project").isTrue();
    assertThat(grant.covers(WORK, new Document("municipality", "2403"))).isTrue();
    assertThat(grant.covers(WORK, new Document("municipality", "2460"))).isFalse();
    assertThat(grant.filter(WORK, "").orElseThrow().toBsonDocument().toJson())
        .contains("$or")
        .contains("2403")
        .contains("4K");
  }

  @Test
  void listsAreNarrowedToWhatIsReached() {
    var grant = caller(Role.ADVISOR, Scope.MUNICIPALITY, "2460", "2403").grant(Right.CASES_READ);

    assertThat(narrowed(grant, Scope.MUNICIPALITY)).containsExactlyInAnyOrder("2460", "2403");
    assertThat(narrowed(grant, Scope.MUNICIPALITY, "2460", "2401")).containsExactly("2460");
    assertThat(narrowed(grant, Scope.MUNICIPALITY, "2401"))
        .as("nothing is reached of it, which the filter says")
        .containsExactly("2401");
    assertThat(narrowed(grant, Scope.PROJECT)).isEmpty();
  }

  @Test
  void whoHasNoRoleReachesNothing() {
    var nobody = new Caller("nobody", Set.of(), Map.of(Scope.PROJECT, Set.of(Scope.ALL)), null);

    for (var right : Right.values()) {
      assertThat(nobody.grant(right).isNothing()).as("%s", right).isTrue();
    }
  }

  private static List<String> narrowed(Grant grant, Scope scope, String... asked) {
    return grant.narrowed(scope, List.of(asked), Function.identity(), Function.identity());
  }
}
