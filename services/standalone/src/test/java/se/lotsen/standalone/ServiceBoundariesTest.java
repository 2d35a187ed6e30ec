package se.lotsen.standalone;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.DependencyType;

/** Whether the services, all together, meet only in their events. */
class ServiceBoundariesTest {
  private static final ApplicationModules MODULES =
      ApplicationModules.of("se.lotsen", resideInAPackage("se.lotsen.testkit.."));

  @Test
  void nobodyReachesIntoAnotherModule() {
    MODULES.verify();
  }

  @Test
  void allModulesAreSeen() {
    assertThat(MODULES.stream().map(ServiceBoundariesTest::name))
        .containsExactlyInAnyOrder(
            "model",
            "client",
            "kit",
            "work",
            "imports",
            "embedded",
            "registry",
            "cases",
            "referrals",
            "activities",
            "projection",
            "feeds",
            "standalone");
  }

  static Stream<String> services() {
    return Stream.of("registry", "cases", "referrals", "activities", "projection", "feeds");
  }

  @ParameterizedTest
  @MethodSource("services")
  void aServiceKnowsWhatIsSharedAndNobodyElse(String service) {
    assertThat(known(service)).contains("model", "kit").isSubsetOf(SharedPackagesAreOpen.SHARED);
  }

  @Test
  void whatIsSharedKnowsNoService() {
    assertThat(known("work")).containsOnly("model", "kit");
    assertThat(known("imports")).containsOnly("model", "kit");
    assertThat(known("kit")).containsOnly("model");
    assertThat(known("model")).isEmpty();
    assertThat(known("embedded")).isEmpty();
    assertThat(known("client")).isEmpty();
  }

  private static Set<String> known(String module) {
    return MODULES
        .getModuleByName(module)
        .orElseThrow()
        .getDirectDependencies(MODULES, DependencyType.values())
        .uniqueModules()
        .map(ServiceBoundariesTest::name)
        .collect(Collectors.toSet());
  }

  private static String name(ApplicationModule module) {
    return module.getIdentifier().toString();
  }
}
