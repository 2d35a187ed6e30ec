/**
 * From ledger entries to values: one fold, used by the stream as entries come in and by questions
 * about the past. What an entry changes does not depend on the order in which entries arrive.
 */
@NullMarked
package se.lotsen.projection.counting;

import org.jspecify.annotations.NullMarked;
