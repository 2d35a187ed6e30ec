/** What letting somebody in costs, run from where it is done. */
@NullMarked
package se.lotsen.kit.access;

import org.jspecify.annotations.NullMarked;
