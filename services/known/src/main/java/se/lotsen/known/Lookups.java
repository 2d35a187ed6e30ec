package se.lotsen.known;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.lotsen.imports.Batch;
import se.lotsen.kit.journal.Refusal;
import se.lotsen.model.ClientId;
import se.lotsen.model.ProjectId;

/**
 * The projects and clients that the rows of files name. What may be on its way is waited for, but
 * not for each of many rows that name nobody.
 */
public class Lookups {
  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private final Known known;

  Lookups(Known known) {
    this.known = known;
  }

  /** The client that a cell names: by its id here, or by its reference in the other system. */
  public ClientId clientIdOf(String cell, Batch batch) {
    return new ClientId(idOf("clients", cell, batch));
  }

  /** The id of what a cell names: by its id here, or by its reference in the other system. */
  public static String idOf(String kind, String cell, Batch batch) {
    return UUID.matcher(cell).matches() ? cell : batch.idOf(kind, cell);
  }

  /** What is known of a client that may just have been imported. */
  public Optional<KnownClient> client(ClientId id, Batch batch) {
    return batch.find(() -> known.clientNow(id), () -> known.client(id));
  }

  /** Why nothing can be entered in this project, or null. */
  public @Nullable Refusal refuses(ProjectId id, Batch batch) {
    return batch
        .find(
            () -> known.projectNow(id).filter(KnownProject::hasBegun),
            () -> known.project(id).filter(KnownProject::hasBegun))
        .or(() -> known.projectNow(id))
        .map(KnownProject::refusesWork)
        .orElseGet(() -> known.projectNow(id).isPresent() ? null : Known.unknown(id));
  }
}
