/** From events to facts, from facts to ledger entries, from entries to indicator values. */
@NullMarked
package se.lotsen.projection;

import org.jspecify.annotations.NullMarked;
