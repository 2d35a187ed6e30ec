package se.lotsen.projection.rule;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.Text;
import se.lotsen.model.code.FactKind;
import se.lotsen.model.code.IndicatorCode;
import se.lotsen.model.indicator.LedgerEntry;

/**
 * How one version of an indicator is counted.
 *
 * @param unit what is counted, for people
 * @param count which kind of count
 * @param fact the kind of ledger entries it looks at
 * @param where dimensions that an entry must have, each one of the values given
 * @param otherwise what people are told of entries that {@code where} leaves out; nothing when they
 *     are not worth telling
 * @param minimum for distinct clients: what a client's entries must come to together before it is
 *     counted (hours for sessions); nothing when one entry is enough
 */
public record IndicatorRule(
    IndicatorCode code,
    int version,
    Text name,
    Text unit,
    Count count,
    FactKind fact,
    Map<String, Set<String>> where,
    @Nullable Text otherwise,
    @Nullable BigDecimal minimum) {

  /** Kinds of count. */
  public enum Count {
    /** The quantities added up, by sex where they are split. */
    SUM,
    /** How many entries there are. */
    ENTRIES,
    /** How many clients there are, each once, dated at its earliest entry. */
    DISTINCT_CLIENTS,
    /**
     * How many participants there are, each once, dated at its earliest entry; entries that do not
     * say whose they are, are left out.
     */
    DISTINCT_PARTICIPANTS;

    boolean isDistinct() {
      return this == DISTINCT_CLIENTS || this == DISTINCT_PARTICIPANTS;
    }
  }

  public IndicatorRule {
    present("code", code);
    present("name", name);
    present("unit", unit);
    present("count", count);
    present("fact", fact);
    where = where == null ? Map.of() : where;
    if (version < 1) {
      throw new IllegalArgumentException(code + ": versions begin at 1");
    }
    if (minimum != null && !count.isDistinct()) {
      throw new IllegalArgumentException(code + ": only distinct clients can have a minimum");
    }
  }

  /** All that decides whether and how an entry counts, in one line: no two rules have the same. */
  public String counting() {
    var wanted = new TreeMap<String, Set<String>>();
    where.forEach((dimension, values) -> wanted.put(dimension, new TreeSet<>(values)));
    return "%s@%d %s of %s where %s, %s, least %s"
        .formatted(
            code,
            version,
            count,
            fact,
            wanted,
            otherwise == null ? "the others left out" : "the others told",
            minimum == null ? "none" : minimum.stripTrailingZeros());
  }

  /** A catalogue is written by hand: what is left out there arrives here as null. */
  private static void present(String field, @Nullable Object value) {
    if (value == null) {
      throw new IllegalArgumentException("A rule has no " + field);
    }
  }

  /** Whether it is of the right kind and left out all the same, for a reason that is told. */
  public boolean refuses(LedgerEntry entry) {
    return otherwise != null && entry.kind().equals(fact) && !looksAt(entry);
  }

  /** Who is counted once, however many entries there are; null where that is not known. */
  public @Nullable String whose(LedgerEntry entry) {
    return switch (count) {
      case DISTINCT_CLIENTS -> entry.client() == null ? null : entry.client().value();
      case DISTINCT_PARTICIPANTS -> entry.dimensions().get("participant");
      case SUM, ENTRIES -> null;
    };
  }

  public boolean looksAt(LedgerEntry entry) {
    return entry.kind().equals(fact)
        && (!count.isDistinct() || whose(entry) != null)
        && where.entrySet().stream()
            .allMatch(
                wanted ->
                    wanted
                        .getValue()
                        .contains(entry.dimensions().getOrDefault(wanted.getKey(), "")));
  }
}
