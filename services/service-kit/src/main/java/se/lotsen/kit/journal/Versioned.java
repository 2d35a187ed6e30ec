package se.lotsen.kit.journal;

/** An aggregate's state and how many commands have changed it so far. */
public record Versioned<S>(String id, long version, S state) {}
