package se.lotsen.imports;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import se.lotsen.testkit.ArchitectureRules;

@AnalyzeClasses(
    packages = "se.lotsen.imports",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule knowsNoService = ArchitectureRules.standsAlone("se.lotsen.imports");

  @ArchTest
  static final ArchRule timeAndChanceComeFromOutside =
      ArchitectureRules.TIME_AND_CHANCE_COME_FROM_OUTSIDE;
}
