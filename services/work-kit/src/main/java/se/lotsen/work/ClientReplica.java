package se.lotsen.work;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.ClientId;
import se.lotsen.model.code.ClientKind;
import se.lotsen.model.code.Municipality;

/**
 * What work needs of a client.
 *
 * @param mergedInto the client that goes on for this one, if it turned out to be the same
 * @param heldSince when a hold was placed on it, so that nothing about it may be erased
 * @param startedOn the day the company started, where the registry knows it
 */
public record ClientReplica(
    ClientKind kind,
    Municipality municipality,
    @Nullable LocalDate startedOn,
    @Nullable ClientId mergedInto,
    @Nullable LocalDate heldSince) {
  ClientReplica merged(@Nullable ClientId into) {
    return new ClientReplica(kind, municipality, startedOn, into, heldSince);
  }

  ClientReplica held(@Nullable LocalDate since) {
    return new ClientReplica(kind, municipality, startedOn, mergedInto, since);
  }
}
