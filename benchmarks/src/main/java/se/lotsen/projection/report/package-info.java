/** Submitting reports as it ships, run from where its parts can be seen. */
@NullMarked
package se.lotsen.projection.report;

import org.jspecify.annotations.NullMarked;
