package se.lotsen.projection.ledger;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import se.lotsen.model.ClientId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.FactKind;
import se.lotsen.model.code.Municipality;
import se.lotsen.projection.state.Shared;
import se.lotsen.projection.state.StateForm;
import se.lotsen.projection.state.StateReader;
import se.lotsen.projection.state.StateWriter;

/** Facts as state: what many facts have in common is one object in memory. */
public final class FactForm implements StateForm<FactRecord> {
  private static final int SEQUENCE_1 = 1;
  private static final int STANDING_1 = 2;
  private static final long WEIGHT_OF_SEQUENCE = 24;

  /** With its day, its client and the quantity, without the entry's id and the dimensions. */
  private static final long WEIGHT_OF_STANDING = 360;

  private static final long WEIGHT_OF_DIMENSION = 120;

  private final Shared<String, FactKind> kinds = new Shared<>();
  private final Shared<String, ProjectId> projects = new Shared<>();
  private final Shared<String, AreaCode> areas = new Shared<>();
  private final Shared<SortedMap<String, String>, SortedMap<String, String>> dimensions =
      new Shared<>();

  @Override
  public void write(FactRecord value, StateWriter to) {
    switch (value) {
      case LastSequence sequence -> to.octet(SEQUENCE_1).number(sequence.value());
      case Standing standing -> {
        to.octet(STANDING_1).text(standing.entry());
        write(standing.fact(), to);
      }
    }
  }

  private static void write(Fact fact, StateWriter to) {
    to.text(fact.kind().value())
        .text(fact.project().value())
        .textOrNull(fact.client() == null ? null : fact.client().value())
        .text(fact.municipality().scb())
        .text(fact.area().value())
        .breakdown(fact.quantity())
        .day(fact.on())
        .number(fact.dimensions().size());
    fact.dimensions().forEach((name, code) -> to.text(name).text(code));
  }

  @Override
  public FactRecord read(StateReader from) {
    return switch (from.octet()) {
      case SEQUENCE_1 -> new LastSequence(from.number());
      case STANDING_1 -> new Standing(from.text(), fact(from));
      default -> throw new IllegalArgumentException("No form of a fact that this version knows");
    };
  }

  private Fact fact(StateReader from) {
    var kind = kinds.of(from.text(), FactKind::new);
    var project = projects.of(from.text(), ProjectId::new);
    var client = from.textOrNull();
    return new Fact(
        kind,
        project,
        client == null ? null : new ClientId(client),
        Municipality.of(from.text()),
        areas.of(from.text(), AreaCode::new),
        from.breakdown(),
        from.day(),
        dimensions(from));
  }

  private SortedMap<String, String> dimensions(StateReader from) {
    var read = new TreeMap<String, String>();
    for (long left = from.number(); left > 0; left--) {
      read.put(from.text(), from.text());
    }
    return shared(read);
  }

  /** Those that name a participant are seldom the same twice. */
  private SortedMap<String, String> shared(SortedMap<String, String> found) {
    return found.containsKey(ActivityFacts.PARTICIPANT)
        ? found
        : dimensions.of(found, Function.identity());
  }

  @Override
  public FactRecord compact(FactRecord value) {
    return value instanceof Standing standing
        ? new Standing(standing.entry(), compact(standing.fact()))
        : value;
  }

  private Fact compact(Fact fact) {
    return new Fact(
        kinds.of(fact.kind().value(), code -> fact.kind()),
        projects.of(fact.project().value(), code -> fact.project()),
        fact.client(),
        fact.municipality(),
        areas.of(fact.area().value(), code -> fact.area()),
        fact.quantity(),
        fact.on(),
        shared(fact.dimensions()));
  }

  @Override
  public long weightOf(FactRecord value) {
    return switch (value) {
      case LastSequence sequence -> WEIGHT_OF_SEQUENCE;
      case Standing standing ->
          WEIGHT_OF_STANDING
              + standing.entry().length()
              + WEIGHT_OF_DIMENSION * (standing.fact().dimensions().size() - 1);
    };
  }
}
