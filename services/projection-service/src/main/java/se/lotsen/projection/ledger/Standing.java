package se.lotsen.projection.ledger;

/**
 * A fact and the ledger entry that put it there.
 *
 * @param entry the entry's id, for the one that may take it back
 */
public record Standing(String entry, Fact fact) implements FactRecord {}
