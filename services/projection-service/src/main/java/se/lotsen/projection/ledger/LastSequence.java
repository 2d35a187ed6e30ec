package se.lotsen.projection.ledger;

/** The sequence of the last event of an aggregate that was booked. */
public record LastSequence(long value) implements FactRecord {}
