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
 * @param startedOn the day the company started, where the registry knows it
 */
public record ClientReplica(
    ClientKind kind,
    Municipality municipality,
    @Nullable LocalDate startedOn,
    @Nullable ClientId mergedInto) {
  ClientReplica merged(@Nullable ClientId into) {
    return new ClientReplica(kind, municipality, startedOn, into);
  }
}
