package se.lotsen.cases.known;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.lotsen.model.code.ClientKind;
import se.lotsen.model.code.Municipality;

/**
 * What the cases need of a client.
 *
 * @param startedOn the day the company started, where the registry knows it
 */
public record KnownClient(
    ClientKind kind, Municipality municipality, @Nullable LocalDate startedOn) {}
