/**
 * What can go wrong, sorted by what helps: wait, come back, mend the command, or call somebody.
 * Listeners, relay, imports, sweeps and HTTP all ask here, so that one fault is treated alike
 * everywhere.
 */
@NullMarked
package se.lotsen.kit.failure;

import org.jspecify.annotations.NullMarked;
