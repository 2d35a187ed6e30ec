/** What operators see and do: health, publishing again, dead letters. */
@NullMarked
package se.lotsen.kit.ops;

import org.jspecify.annotations.NullMarked;
