package se.lotsen.projection.ledger;

/** What is kept of an aggregate, each in a record of its own, so that no record grows. */
public sealed interface FactRecord permits LastSequence, Standing {}
