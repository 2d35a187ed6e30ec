package se.lotsen.projection.ledger;

import java.time.LocalDate;
import java.util.SortedMap;
import se.lotsen.model.Breakdown;
import se.lotsen.model.ClientId;
import se.lotsen.model.ProjectId;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.FactKind;
import se.lotsen.model.code.Municipality;

/** Something an aggregate contributes to what is counted, as it stands now. */
record Fact(
    FactKind kind,
    ProjectId project,
    ClientId client,
    Municipality municipality,
    AreaCode area,
    Breakdown quantity,
    LocalDate on,
    SortedMap<String, String> dimensions) {

  /** The same of another client. */
  Fact of(ClientId other) {
    return new Fact(kind, project, other, municipality, area, quantity, on, dimensions);
  }
}
