/**
 * What an aggregate's events say, as facts; and the difference an event makes to them, as ledger
 * entries. Pure: an entry depends on the history of its own aggregate alone.
 */
@NullMarked
package se.lotsen.projection.ledger;

import org.jspecify.annotations.NullMarked;
