package se.lotsen.feeds;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import se.lotsen.testkit.ArchitectureRules;

@AnalyzeClasses(packages = "se.lotsen.feeds", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest static final ArchRule standsAlone = ArchitectureRules.standsAlone("se.lotsen.feeds");

  @ArchTest static final ArchRule noJavaUtilDate = ArchitectureRules.NO_JAVA_UTIL_DATE;

  @ArchTest
  static final ArchRule timeAndChanceComeFromOutside =
      ArchitectureRules.TIME_AND_CHANCE_COME_FROM_OUTSIDE;

  @ArchTest
  static final ArchRule controllersArePackagePrivate =
      ArchitectureRules.CONTROLLERS_ARE_PACKAGE_PRIVATE;

  @ArchTest
  static final ArchRule endpointsSayWhatTheyRequire =
      ArchitectureRules.ENDPOINTS_SAY_WHAT_THEY_REQUIRE;

  @ArchTest
  static final ArchRule endpointsAnswerWithinAGrant =
      ArchitectureRules.ENDPOINTS_ANSWER_WITHIN_A_GRANT;
}
