/**
 * The code lists: what may stand in a field that is chosen, not written. Each code has a label in
 * Swedish and English; a code once published keeps its meaning.
 */
@NullMarked
package se.lotsen.model.code;

import org.jspecify.annotations.NullMarked;
