package se.lotsen.testkit;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rules of what all services stand on; they are here because this module knows both. */
@AnalyzeClasses(
    packages = {"se.lotsen.model", "se.lotsen.kit"},
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule theModelKnowsNoPlumbing = ArchitectureRules.THE_MODEL_KNOWS_NO_PLUMBING;

  @ArchTest static final ArchRule theModelKnowsNobody = ArchitectureRules.THE_MODEL_KNOWS_NOBODY;

  @ArchTest static final ArchRule theKitKnowsNoService = ArchitectureRules.THE_KIT_KNOWS_NO_SERVICE;

  @ArchTest static final ArchRule theKitKnowsNoDomain = ArchitectureRules.THE_KIT_KNOWS_NO_DOMAIN;

  @ArchTest static final ArchRule noJavaUtilDate = ArchitectureRules.NO_JAVA_UTIL_DATE;

  @ArchTest
  static final ArchRule timeAndChanceComeFromOutside =
      ArchitectureRules.TIME_AND_CHANCE_COME_FROM_OUTSIDE;

  @ArchTest
  static final ArchRule oneClassKnowsSpringStatemachine =
      ArchitectureRules.ONE_CLASS_KNOWS_SPRING_STATEMACHINE;
}
