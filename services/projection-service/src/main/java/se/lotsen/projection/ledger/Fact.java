package se.lotsen.projection.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.Breakdown;
import se.lotsen.model.ClientId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.FactKind;
import se.lotsen.model.code.Municipality;

/**
 * Something an aggregate contributes to what is counted, as it stands now.
 *
 * @param client whose it is, where it is a client's
 */
record Fact(
    FactKind kind,
    ProjectId project,
    @Nullable ClientId client,
    Municipality municipality,
    AreaCode area,
    Breakdown quantity,
    LocalDate on,
    SortedMap<String, String> dimensions) {

  static final Breakdown ONE = Breakdown.unsplit(BigDecimal.ONE);

  /** The same of another client. */
  Fact of(ClientId other) {
    return new Fact(kind, project, other, municipality, area, quantity, on, dimensions);
  }

  /** The same with other dimensions. */
  Fact with(SortedMap<String, String> others) {
    return new Fact(kind, project, client, municipality, area, quantity, on, others);
  }
}
