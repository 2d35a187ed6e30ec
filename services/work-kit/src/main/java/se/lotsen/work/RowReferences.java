package se.lotsen.work;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.kit.position.Patience;
import se.lotsen.model.ClientId;
import se.lotsen.model.ProjectId;

/**
 * The projects and clients that the rows of files name. What may be on its way is waited for, but
 * not for each of many rows that name nobody.
 */
public class RowReferences {
  private final ReferenceData known;

  RowReferences(ReferenceData known) {
    this.known = known;
  }

  /** What is known of a client that may just have been imported. */
  public Optional<ClientReplica> client(ClientId id, Patience patience) {
    return patience.find(() -> known.clientNow(id), () -> known.client(id));
  }

  /** Why nothing can be entered in this project, or null. */
  public @Nullable Refusal refuses(ProjectId id, Patience patience) {
    return patience
        .find(
            () -> known.projectNow(id).filter(ProjectReplica::hasBegun),
            () -> known.project(id).filter(ProjectReplica::hasBegun))
        .or(() -> known.projectNow(id))
        .map(ProjectReplica::refusesWork)
        .orElseGet(() -> known.projectNow(id).isPresent() ? null : ReferenceData.unknown(id));
  }
}
