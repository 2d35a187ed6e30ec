package se.lotsen.known;

import java.util.Optional;
import java.util.regex.Pattern;
import se.lotsen.imports.Batch;
import se.lotsen.model.ClientId;

/** Clients as files of other systems name them. */
public class KnownClients {
  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private final Known known;

  KnownClients(Known known) {
    this.known = known;
  }

  /** The client that a cell names: by its id here, or by its reference in the other system. */
  public ClientId idOf(String cell, Batch batch) {
    return new ClientId(UUID.matcher(cell).matches() ? cell : batch.idOf("clients", cell));
  }

  /** What is known of a client that may just have been imported. */
  public Optional<KnownClient> find(ClientId id, Batch batch) {
    return batch.find(() -> known.clientNow(id), () -> known.client(id));
  }
}
