/**
 * The indicators' rules: data, read from a catalogue, versioned. A new indicator is data, not code.
 */
@NullMarked
package se.lotsen.projection.rule;

import org.jspecify.annotations.NullMarked;
