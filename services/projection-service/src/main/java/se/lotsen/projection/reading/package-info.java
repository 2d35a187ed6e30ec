/** Reads of the filed ledger that questions and background work share: bounded, in order. */
@NullMarked
package se.lotsen.projection.reading;

import org.jspecify.annotations.NullMarked;
