/** The rebuild as it ships, run from where its settings can be seen. */
@NullMarked
package se.lotsen.projection.stream;

import org.jspecify.annotations.NullMarked;
