package se.lotsen.cases.known;

import se.lotsen.model.code.ClientKind;
import se.lotsen.model.code.Municipality;

/** What the cases need of a client. */
public record KnownClient(ClientKind kind, Municipality municipality) {}
