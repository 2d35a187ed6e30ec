package se.lotsen.projection.counting;

/** What is kept of whoever is counted once, in records that do not grow. */
public sealed interface ContributionRecord permits Contribution, Contributor {}
