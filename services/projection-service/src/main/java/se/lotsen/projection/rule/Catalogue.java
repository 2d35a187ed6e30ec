package se.lotsen.projection.rule;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import se.lotsen.model.code.FactKind;
import se.lotsen.model.code.IndicatorCode;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** All indicator rules there are, in the order of the catalogue. */
public final class Catalogue {
  private final List<IndicatorRule> rules;
  private final Map<FactKind, List<IndicatorRule>> byFact;

  public Catalogue(List<IndicatorRule> rules) {
    var seen = new HashSet<String>();
    for (var rule : rules) {
      if (!seen.add(rule.code() + "@" + rule.version())) {
        throw new IllegalArgumentException(
            "%s version %d is in the catalogue twice".formatted(rule.code(), rule.version()));
      }
    }
    this.rules = List.copyOf(rules);
    this.byFact = rules.stream().collect(Collectors.groupingBy(IndicatorRule::fact));
  }

  /** What a catalogue file holds. */
  private record File(List<IndicatorRule> indicators) {}

  /** Reads YAML; an unknown or missing field is refused. */
  public static Catalogue read(InputStream yaml) throws IOException {
    var mapper =
        YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();
    return new Catalogue(mapper.readValue(yaml, File.class).indicators());
  }

  public List<IndicatorRule> rules() {
    return rules;
  }

  /** The rules that may look at entries of this kind. */
  public List<IndicatorRule> rulesFor(FactKind fact) {
    return byFact.getOrDefault(fact, List.of());
  }

  /** A certain version of an indicator. */
  public Optional<IndicatorRule> find(IndicatorCode code, int version) {
    return rules.stream()
        .filter(rule -> rule.code().equals(code) && rule.version() == version)
        .findFirst();
  }

  /** The version of an indicator that is in use: the highest. */
  public Optional<IndicatorRule> current(IndicatorCode code) {
    return rules.stream()
        .filter(rule -> rule.code().equals(code))
        .max(Comparator.comparingInt(IndicatorRule::version));
  }

  /**
   * Tells catalogues that count differently from each other: when it changes, everything has to be
   * counted anew. What a rule is called, and in which order the rules stand, changes no number.
   */
  public String fingerprint() {
    var counting = rules.stream().map(IndicatorRule::counting).sorted().toList();
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(String.join("\n", counting).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
