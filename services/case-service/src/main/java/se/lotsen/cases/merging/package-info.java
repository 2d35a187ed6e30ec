/** What follows when clients turn out to be the same, or not to be after all. */
@NullMarked
package se.lotsen.cases.merging;

import org.jspecify.annotations.NullMarked;
