/** The sinks as they ship, run from where they can be seen. */
@NullMarked
package se.lotsen.projection.sink;

import org.jspecify.annotations.NullMarked;
