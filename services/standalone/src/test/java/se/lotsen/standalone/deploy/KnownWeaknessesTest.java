package se.lotsen.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * All libraries that Lotsen is run and tested with, held against docs/known-weaknesses.csv: one
 * that has become known to be weak does not come back, neither by a step back nor by something else
 * that brings it. What becomes known from now on is found by whoever asks outside
 * (.github/workflows/weaknesses.yml), and is written there.
 */
class KnownWeaknessesTest {
  private static final String LIST = "docs/known-weaknesses.csv";

  /** Of a weakness that is mended in no version. */
  private static final String NEVER = "never";

  /** Versions of a library that are weak: from one, up to the one in which it is mended. */
  private record Weakness(String library, String from, String fixed, String id) {
    /** Where Maven keeps a library is its group, its name and its version. */
    boolean isOf(String jar) {
      var parts = library.split(":");
      var place = "/%s/%s/".formatted(parts[0].replace('.', '/'), parts[1]);
      int at = jar.indexOf(place);
      if (at < 0) {
        return false;
      }
      var version = jar.substring(at + place.length()).split("/")[0];
      return compare(version, from) >= 0 && (fixed.equals(NEVER) || compare(version, fixed) < 0);
    }
  }

  private static List<String> jars() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(jar -> jar.replace(File.separatorChar, '/'))
        .filter(jar -> jar.endsWith(".jar"))
        .toList();
  }

  private static List<Weakness> weaknesses() {
    return CsvReader.builder().ofNamedCsvRecord(Repository.read(LIST)).stream()
        .map(
            line ->
                new Weakness(
                    line.getField("library"),
                    line.getField("from"),
                    line.getField("fixed"),
                    line.getField("weakness")))
        .toList();
  }

  /** Number by number; what is no number, such as {@code Final}, is left out. */
  private static int compare(String one, String other) {
    return Arrays.compare(numbers(one), numbers(other));
  }

  private static int[] numbers(String version) {
    var numbers =
        Stream.of(version.split("[.-]"))
            .filter(part -> part.matches("\\d{1,9}"))
            .mapToInt(Integer::parseInt)
            .toArray();
    return Arrays.copyOf(numbers, 6);
  }

  private static List<String> found(List<String> jars) {
    return weaknesses().stream()
        .flatMap(
            weakness -> jars.stream().filter(weakness::isOf).map(jar -> jar + ": " + weakness.id()))
        .toList();
  }

  @Test
  void nothingOfWhatItIsMadeOfIsKnownToBeWeak() {
    assertThat(jars())
        .hasSizeGreaterThan(100)
        .anyMatch(jar -> jar.contains("/org/springframework/spring-core/"));
    assertThat(found(jars())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "org/apache/logging/log4j/log4j-core/2.14.1, true",
    "org/apache/logging/log4j/log4j-core/2.17.1, false",
    "io/netty/netty-codec/4.2.4.Final, true",
    "io/netty/netty-codec/4.2.5.Final, false",
    "io/netty/netty-codec/4.1.125.Final, false",
    "io/netty/netty-codec-base/4.2.4.Final, false",
    "org/thymeleaf/thymeleaf/3.1.1.RELEASE, true",
    "org/xerial/snappy/snappy-java/1.1.9, true",
    "org/xerial/snappy/snappy-java/1.1.10.7, false",
    "org/bitbucket/b_c/jose4j/0.9.3, true",
    "org/lz4/lz4-java/1.99.0, true"
  })
  void aVersionThatIsWeakIsNoticed(String place, boolean weak) {
    assertThat(found(List.of("/kept/" + place + "/it.jar"))).hasSize(weak ? 1 : 0);
  }

  @Test
  void eachWeaknessHasALibraryVersionsAndAName() {
    assertThat(weaknesses())
        .isNotEmpty()
        .allSatisfy(
            weakness -> {
              assertThat(weakness.library()).matches("[\\w.-]+:[\\w.-]+");
              assertThat(weakness.from()).matches("\\d+(\\.\\d+)*");
              assertThat(weakness.fixed()).matches("\\d+(\\.\\d+)*|" + NEVER);
              assertThat(weakness.id()).matches("(?:CVE-\\d{4}-\\d+|GHSA-[\\w-]+)(?: .*)?");
            });
  }
}
