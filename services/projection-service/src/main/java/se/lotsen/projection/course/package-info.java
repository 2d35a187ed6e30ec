/**
 * How values came about: the steps by which each became what it is, in the order in which they
 * became known. Written down in the background from the ledger, so that a value as known at a
 * moment is read without folding all that led to it. See ADR 31.
 */
@NullMarked
package se.lotsen.projection.course;

import org.jspecify.annotations.NullMarked;
