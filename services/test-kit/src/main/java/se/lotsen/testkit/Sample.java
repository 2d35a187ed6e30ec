package se.lotsen.testkit;

import org.jspecify.annotations.Nullable;

/**
 * The aggregate of the contracts: it counts.
 *
 * @param label unique among all, where there is one
 */
record Sample(String id, int count, @Nullable String label) {}
