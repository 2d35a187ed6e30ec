/**
 * Which documents an index leads to: keys as bytes in the order of their values, the stretches of
 * keys that a filter leaves, and whether walking them gives the order that was asked for. Knows
 * nothing of the store.
 */
@NullMarked
package se.lotsen.embedded.index;

import org.jspecify.annotations.NullMarked;
