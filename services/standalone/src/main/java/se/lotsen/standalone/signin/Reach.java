package se.lotsen.standalone.signin;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import se.lotsen.kit.access.Grant;
import se.lotsen.kit.failure.RefusedException;
import se.lotsen.kit.journal.JournaledStore;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.model.Text;
import se.lotsen.model.access.RightsTable;
import se.lotsen.model.access.Role;
import se.lotsen.model.access.Scope;
import se.lotsen.model.code.Municipality;

/**
 * How far accounts reach: a place that there is not is refused, as it was meant to be another, and
 * roles that reach nothing are told of.
 *
 * @param projects those of the registry, in this process
 */
record Reach(JournaledStore<?, ?> projects) {
  /** What an account can do nothing without. */
  private static final Set<Scope> PLACES =
      EnumSet.of(Scope.MUNICIPALITY, Scope.PROJECT, Scope.FUNDER, Scope.PARTNER);

  /**
   * @throws RefusedException for a municipality or project that there is not
   */
  void check(Map<String, List<String>> claims) {
    for (var code : claims.getOrDefault(Scope.MUNICIPALITY.claim(), List.of())) {
      if (!code.equals(Scope.ALL) && !Municipality.codes().contains(code)) {
        throw new RefusedException(
            Refusal.invalid(
                "unknown-municipality",
                Scope.MUNICIPALITY.claim(),
                "Kommunen %s finns inte här; det finns %s".formatted(code, known()),
                "There is no municipality %s here; there are %s".formatted(code, known())));
      }
    }
    for (var code : claims.getOrDefault(Scope.PROJECT.claim(), List.of())) {
      if (!code.equals(Scope.ALL) && projects.within(Grant.ofService()).find(code).isEmpty()) {
        throw new RefusedException(
            Refusal.invalid(
                "unknown-project",
                Scope.PROJECT.claim(),
                "Projektet %s finns inte; kontrollera koden eller lägg upp det först"
                    .formatted(code),
                "There is no project %s; check the code, or plan it first".formatted(code)));
      }
    }
  }

  private static String known() {
    return String.join(", ", Municipality.codes());
  }

  /** A sentence for each role of these claims that reaches nothing. */
  static List<String> warnings(Map<String, List<String>> claims, Locale locale) {
    var warnings = new ArrayList<String>();
    for (var name : claims.getOrDefault("roles", List.of())) {
      Role.of(name)
          .flatMap(role -> warning(role, claims))
          .map(text -> text.in(locale))
          .ifPresent(warnings::add);
    }
    return List.copyOf(warnings);
  }

  private static Optional<Text> warning(Role role, Map<String, List<String>> claims) {
    var asked =
        RightsTable.ROWS.stream()
            .filter(row -> row.role() == role && PLACES.contains(row.scope()))
            .map(row -> row.scope().claim())
            .collect(Collectors.toCollection(TreeSet::new));
    if (asked.isEmpty()
        || asked.stream().anyMatch(claim -> !claims.getOrDefault(claim, List.of()).isEmpty())) {
      return Optional.empty();
    }
    var fields = String.join(", ", asked);
    return Optional.of(
        new Text(
            "Rollen %s når ingenting; ange %s".formatted(role.label().sv(), fields),
            "The role %s reaches nothing; give %s".formatted(role.label().en(), fields)));
  }
}
